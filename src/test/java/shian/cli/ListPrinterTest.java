package shian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** How values stand in lists. */
class ListPrinterTest {

    @ParameterizedTest
    @CsvSource({"Asia/Shanghai,2022-06-05T17:30:00Z,2022-06-06 01:30:00", "Asia/Shanghai,2022-06-05T16:00:00Z,2022-06-06 00:00:00",
        "America/New_York,2022-06-06T03:59:07.999Z,2022-06-05 23:59:07"})
    void a_time_is_told_in_the_zone_of_the_installation_and_has_its_seconds_also_when_they_are_none(ZoneId zone, Instant time, String told) {
        assertThat(values(zone).text(Timestamp.from(time))).isEqualTo(told);
    }

    private static Values values(ZoneId zone) {
        Map<String, Object> beans = Map.of("clock", Clock.system(zone));
        return new Values(new Session(new StaticListableBeanFactory(beans), null, null, null, null));
    }
}
