package shian.night;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shian.City;
import shian.ShianProcess;

/** A night killed at any point leaves nothing that the next one, or a rerun of it, does not finish to the same tables. */
@Tag("store")
class KilledNightTest {

    /** A point of the night, and what of an unfinished night can be seen there. */
    enum Point {
        RECEIVE_ARCHIVED("RECEIVE_ARCHIVED:3", "select count(*) = 2 from intake.arrival"),
        LOAD_COPYING("LOAD_COPYING", """
                select count(*) = 1 from intake.delivery d
                where state = 'RECEIVED' and kind = 'detail' and division_code = '150105'
                  and not exists (select from warehouse.sampling_batch f where f.delivery_id = d.delivery_id)"""),
        LOAD_COMMITTED("LOAD_COMMITTED:2", """
                select count(*) filter (where state = 'LOADED') >= 2 from intake.delivery"""),
        MEASURE_COMPUTED("MEASURE_COMPUTED:4", """
                select count(*) > 0 from control.stale where kind = 'MEASURE'"""),
        PUBLISH_READY("PUBLISH_READY", """
                select (select count(*) > 0 from publication.candidate) and count(*) = 0 from publication.edition""");

        private final String breakpoint;
        private final String unfinished;

        Point(String breakpoint, String unfinished) {
            this.breakpoint = breakpoint;
            this.unfinished = unfinished;
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_next_night_takes_over_and_ends_as_if_nothing_had_happened(Point point) {
        City city = killedAt(point);
        City.Result next = city.night();
        assertThat(next.exitCode()).as(next.all()).isZero();
        assertThat(next.err()).contains("run 1 had lost its process: marked CRASHED and taken over");
        assertThat(SmallCity.state(city, 1)).isEqualTo("CRASHED");
        assertThat(SmallCity.state(city, 2)).isEqualTo("DONE");
        assertEndedAsIfNothingHadHappened(city);
    }

    @ParameterizedTest
    @EnumSource
    void recover_and_rerun_end_as_if_nothing_had_happened(Point point) {
        City city = killedAt(point);
        City.Result recovered = city.shian("recover", "--reason", "power cut");
        assertThat(recovered.exitCode()).as(recovered.all()).isZero();
        assertThat(recovered.out()).contains("Run 1 marked CRASHED");
        assertThat(SmallCity.state(city, 1)).isEqualTo("CRASHED");
        City.Result rerun = city.shian("rerun", "1", "--reason", "power is back");
        assertThat(rerun.exitCode()).as(rerun.all()).isZero();
        assertThat(SmallCity.state(city, 1)).isEqualTo("DONE");
        assertEndedAsIfNothingHadHappened(city);
        assertThat(city.jdbc().sql("select count(*) from control.run").query(Long.class).single()).isEqualTo(1);
    }

    /** A city whose first night was killed, and bears the marks of it. */
    private static City killedAt(Point point) {
        City city = SmallCity.of(KilledNightTest.class);
        try (ShianProcess night = ShianProcess.nightAt(city, point.breakpoint)) {
            assertThat(SmallCity.state(city, 1)).isEqualTo("RUNNING");
        }
        SmallCity.awaitFreeLock(city);
        assertThat(SmallCity.state(city, 1)).as("nobody could say that it ended").isEqualTo("RUNNING");
        assertThat(city.jdbc().sql(point.unfinished).query(Boolean.class).single()).as("the kill bites").isTrue();
        assertThat(city.fingerprint()).isNotEqualTo(SmallCity.undisturbed());
        return city;
    }

    private static void assertEndedAsIfNothingHadHappened(City city) {
        assertThat(city.fingerprint()).isEqualTo(SmallCity.undisturbed());
        City.Result verified = city.shian("verify");
        assertThat(verified.exitCode()).as(verified.all()).isZero();
        SmallCity.assertNothingRunsForSpringBatch(city);
    }
}
