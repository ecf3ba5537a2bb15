package shian.night;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import shian.Await;
import shian.City;
import shian.ShianProcess;
import shian.store.TestStore;

/** What people do to runs: stop, go on, recover; each is refused where the state does not allow it. */
@Tag("store")
class StopAndRerunTest {

    @ParameterizedTest
    @ValueSource(strings = {"RECEIVE_ARCHIVED:3", "LOAD_COPYING", "MEASURE_COMPUTED:3"})
    void a_night_that_is_asked_to_stop_ends_its_unit_and_a_rerun_ends_the_night(String breakpoint) {
        City city = SmallCity.of(StopAndRerunTest.class);
        try (ShianProcess night = ShianProcess.nightAt(city, breakpoint)) {
            City.Result asked = city.shian("stop", "--reason", "the disk is being replaced");
            assertThat(asked.exitCode()).as(asked.all()).isZero();
            assertThat(asked.out()).contains("Run 1 (nightly) was asked to stop");
            assertThat(SmallCity.state(city, 1)).as("its unit is in hand").isEqualTo("RUNNING");

            City.Result stopped = night.goOn();
            assertThat(stopped.exitCode()).as(stopped.all()).isEqualTo(1);
            assertThat(stopped.err()).contains("Run 1 is STOPPED. To go on with what is left: ops/shian rerun 1 --reason");
        }
        assertThat(SmallCity.state(city, 1)).isEqualTo("STOPPED");
        assertThat(city.jdbc().sql("select count(*) from control.run_stage where state = 'RUNNING'").query(Long.class).single()).isZero();
        assertThat(city.fingerprint()).isNotEqualTo(SmallCity.undisturbed());
        SmallCity.assertNothingRunsForSpringBatch(city);

        City.Result rerun = city.shian("rerun", "1", "--reason", "the disk is there");
        assertThat(rerun.exitCode()).as(rerun.all()).isZero();
        assertThat(SmallCity.state(city, 1)).isEqualTo("DONE");
        assertThat(city.fingerprint()).isEqualTo(SmallCity.undisturbed());
    }

    @Test
    void a_process_that_is_told_to_end_stops_in_order() {
        City city = SmallCity.of(StopAndRerunTest.class);
        try (ShianProcess night = ShianProcess.nightAt(city, "RECEIVE_ARCHIVED:3")) {
            night.terminate();
            Await.until("the request", () -> night.err().contains("run 1 ends the unit in hand, then stops"));
            City.Result ended = night.goOn();
            assertThat(ended.exitCode()).as(ended.all()).isEqualTo(128 + 15);
            assertThat(ended.err()).contains("Run 1 is STOPPED. To go on with what is left: ops/shian rerun 1");
            assertThat(ended.out()).contains("run 1 (nightly for 2022-06-06): STOPPED");
        }
        assertThat(SmallCity.state(city, 1)).isEqualTo("STOPPED");
        assertThat(city.shian("rerun", "1", "--reason", "the machine is up").exitCode()).isZero();
        assertThat(city.fingerprint()).isEqualTo(SmallCity.undisturbed());
    }

    @Test
    void a_process_that_is_told_to_end_ends_though_its_database_is_away() {
        TestStore.assumeOurs();
        City city = SmallCity.of(StopAndRerunTest.class);
        try (ShianProcess night = ShianProcess.nightAt(city, "MEASURE_COMPUTED:3")) {
            TestStore.stopServer();
            try {
                night.terminate();
                City.Result ended = night.goOn();
                assertThat(ended.exitCode()).as(ended.all()).isEqualTo(128 + 15);
                assertThat(ended.err()).contains("The database cannot be reached");
            } finally {
                TestStore.startServer();
            }
        }
        assertThat(city.shian("rerun", "1", "--reason", "the database is back").exitCode()).isZero();
        assertThat(city.fingerprint()).isEqualTo(SmallCity.undisturbed());
    }

    @Test
    void a_unit_that_takes_longer_than_the_process_is_patient_is_undone_and_the_run_taken_over() {
        City city = SmallCity.of(StopAndRerunTest.class);
        ProcessBuilder impatient = city.process("run", "--inbox", city.inbox().toString(), "--date", "2022-06-06");
        impatient.environment().put("SHIAN_STOP_SECONDS", "1");
        try (ShianProcess night = ShianProcess.at("LOAD_COPYING", impatient)) {
            night.terminate();
            City.Result ended = night.end();
            assertThat(ended.exitCode()).as(ended.all()).isEqualTo(128 + 15);
            assertThat(ended.err()).contains("run 1 ends the unit in hand, then stops; what is not done in 1 seconds is undone");
        }
        SmallCity.awaitFreeLock(city);
        assertThat(city.shian("status").out()).contains(" is gone: the next run takes over");
        assertThat(city.shian("rerun", "1", "--reason", "the machine is up").exitCode()).isZero();
        assertThat(city.fingerprint()).isEqualTo(SmallCity.undisturbed());
    }

    @Test
    void what_the_state_does_not_allow_is_refused_and_what_lacks_a_reason_is_wrong() {
        City city = City.of(StopAndRerunTest.class);
        city.dropSample("statistics/TJ_RK_150100_2020_QC_V01.csv");
        assertRefused(city, 3, "No run is active", "stop", "--reason", "r");
        assertRefused(city, 2, "There is no run 1", "rerun", "1", "--reason", "r");
        assertThat(city.shian("recover", "--reason", "r").out()).contains("No run had lost its process");
        assertThat(city.night().exitCode()).isZero();

        String before = actionsAndRuns(city);
        assertRefused(city, 3, "Run 1 is DONE: nothing of it failed", "rerun", "1", "--reason", "r");
        assertRefused(city, 3, "Run 1 is DONE: nothing of it failed", "rerun", "1", "--dry-run");
        assertRefused(city, 2, "'rerun' needs a reason", "rerun", "1");
        assertRefused(city, 2, "'rerun' needs a reason", "rerun", "1", "--reason", "  ");
        assertRefused(city, 2, "'recover' needs a reason", "recover");
        assertRefused(city, 2, "There is no job 'weekly'. There are: intake, nightly, replay, upkeep", "run", "weekly");
        assertRefused(city, 2, "name the folder with --inbox", "run");
        assertThat(actionsAndRuns(city)).isEqualTo(before);
    }

    @Test
    void a_run_that_a_later_one_has_done_the_rest_of_is_not_gone_on_with() {
        City city = City.of(StopAndRerunTest.class);
        city.dropSample("statistics/TJ_RK_150100_2020_QC_V01.csv");
        City.Result failed = city.shian("run", "--inbox", city.data().resolve("nowhere").toString(), "--date", "2022-06-06");
        assertThat(failed.exitCode()).as(failed.all()).isEqualTo(1);
        assertThat(SmallCity.state(city, 1)).isEqualTo("FAILED");
        City.Result preview = city.shian("rerun", "1", "--dry-run");
        assertThat(preview.out()).as(preview.all()).startsWith("Run 1 (FAILED) would go on");
        assertThat(city.night().exitCode()).isZero();
        String before = actionsAndRuns(city);
        assertRefused(city, 3, "Run 1 (FAILED) cannot go on: run 2 came after it", "rerun", "1", "--reason", "r");
        assertRefused(city, 3, "Run 1 (FAILED) cannot go on: run 2 came after it", "rerun", "1", "--dry-run");
        assertThat(actionsAndRuns(city)).isEqualTo(before);
    }

    @Test
    void looking_changes_nothing_and_tells_a_run_that_is_alive_from_a_dead_one() {
        City city = SmallCity.of(StopAndRerunTest.class);
        long pid;
        try (ShianProcess night = ShianProcess.nightAt(city, "RECEIVE_ARCHIVED")) {
            pid = night.pid();
            assertThat(city.shian("status").out()).contains("RUNNING").doesNotContain("is gone");
            City.Result preview = city.shian("stop", "--dry-run");
            assertThat(preview.exitCode()).as(preview.all()).isZero();
            assertThat(preview.out()).contains("Run 1", "process " + night.pid(), "would be asked to stop");
            assertThat(city.jdbc().sql("select count(*) from control.stop_request").query(Long.class).single()).isZero();
        }
        SmallCity.awaitFreeLock(city);
        String before = actionsAndRuns(city);
        assertThat(city.shian("status").out()).contains("Its process " + pid + " on ", " is gone: the next run takes over");
        assertRefused(city, 3, "Run 1 cannot be asked to stop: its process " + pid, "stop", "--reason", "r");
        City.Result preview = city.shian("recover", "--dry-run");
        assertThat(preview.out()).as(preview.all()).contains("Run 1 would be marked CRASHED: its process " + pid);
        assertThat(city.shian("rerun", "1", "--dry-run").out()).startsWith("Run 1 (CRASHED) would go on");
        assertThat(actionsAndRuns(city)).as("nothing was changed by looking").isEqualTo(before);
    }

    private static void assertRefused(City city, int exitCode, String why, String... command) {
        City.Result refused = city.shian(command);
        assertThat(refused.exitCode()).as(String.join(" ", command) + refused.all()).isEqualTo(exitCode);
        assertThat(refused.err()).contains(why);
        assertThat(refused.err().lines()).as("an error is one line").hasSize(1);
    }

    private static String actionsAndRuns(City city) {
        return city.jdbc().sql("""
                select (select coalesce(string_agg(a::text, ';' order by action_id), '') from control.operator_action a)
                    || (select coalesce(string_agg(r::text, ';' order by run_id), '') from control.run r)""")
                .query(String.class).single();
    }
}
