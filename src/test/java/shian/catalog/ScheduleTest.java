package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the bell rings: in the zone of the installation unless the job names one. */
class ScheduleTest {

    private static final Instant AFTER = Instant.parse("2024-02-28T00:00:00Z");
    private static final Instant UP_TO = Instant.parse("2024-02-29T12:00:00Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void a_schedule_without_a_zone_follows_the_installation() {
        Schedule schedule = new Schedule("0 30 1 * * ?", Optional.empty());
        assertThat(schedule.rings(AFTER, UP_TO, ZoneId.of("Asia/Shanghai")))
                .containsExactly(Instant.parse("2024-02-28T17:30:00Z"));
        assertThat(schedule.rings(AFTER, UP_TO, NEW_YORK))
                .containsExactly(Instant.parse("2024-02-28T06:30:00Z"), Instant.parse("2024-02-29T06:30:00Z"));
        assertThat(schedule.zoneOr(NEW_YORK)).isEqualTo(NEW_YORK);
    }

    @Test
    void a_schedule_with_a_zone_of_its_own_does_not() {
        Schedule schedule = new Schedule("0 30 1 * * ?", Optional.of(ZoneId.of("Asia/Urumqi")));
        assertThat(schedule.rings(AFTER, UP_TO, NEW_YORK)).containsExactly(Instant.parse("2024-02-28T19:30:00Z"));
        assertThat(schedule.zoneOr(NEW_YORK)).isEqualTo(ZoneId.of("Asia/Urumqi"));
    }
}
