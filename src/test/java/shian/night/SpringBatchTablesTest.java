package shian.night;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.City;
import shian.ShianProcess;

/** Spring Batch keeps its executions in our database, and whatever a kill leaves there is mended. */
@Tag("store")
@Tag("container")
class SpringBatchTablesTest {

    @Test
    void a_run_is_an_instance_and_its_rerun_another_execution_of_it() {
        City city = SmallCity.of(SpringBatchTablesTest.class);
        try (ShianProcess night = ShianProcess.nightAt(city, "LOAD_COMMITTED:2")) {
            assertThat(statuses(city)).isEqualTo("STARTED");
        }
        SmallCity.awaitFreeLock(city);
        City.Result rerun = city.shian("rerun", "1", "--reason", "r");
        assertThat(rerun.exitCode()).as(rerun.all()).isZero();
        assertThat(statuses(city)).isEqualTo("FAILED COMPLETED");
        assertThat(city.jdbc().sql("select count(*) from control.batch_job_instance").query(Long.class).single()).isEqualTo(1);
        SmallCity.assertNothingRunsForSpringBatch(city);
    }

    @Test
    void a_crash_between_instance_and_execution_is_survived() {
        City city = crashed("delete from control.batch_step_execution_context", "delete from control.batch_step_execution",
                "delete from control.batch_job_execution_context", "delete from control.batch_job_execution_params",
                "delete from control.batch_job_execution");
        assertThat(city.jdbc().sql("select count(*) from control.batch_job_instance").query(Long.class).single())
                .as("an instance without executions").isEqualTo(1);
        assertRerunDoesIt(city);
    }

    @Test
    void a_crash_between_the_end_of_the_execution_and_the_end_of_the_run_is_survived() {
        City city = crashed("update control.batch_step_execution set status = 'COMPLETED', exit_code = 'COMPLETED', end_time = now()",
                "update control.batch_job_execution set status = 'COMPLETED', exit_code = 'COMPLETED', end_time = now()");
        assertRerunDoesIt(city);
    }

    @Test
    void a_crash_between_marking_the_run_and_mending_its_execution_is_survived() {
        City city = crashed("update control.run set state = 'CRASHED', ended_at = now(), epoch = epoch + 1");
        assertThat(statuses(city)).isEqualTo("STARTED");
        assertRerunDoesIt(city);
    }

    @Test
    void without_its_tables_in_the_database_nothing_runs() {
        City city = City.of(SpringBatchTablesTest.class);
        city.dropSample("statistics/TJ_RK_150100_2020_QC_V01.csv");
        ProcessBuilder builder = city.process("run", "--inbox", city.inbox().toString());
        builder.environment().put("SPRING_AUTOCONFIGURE_EXCLUDE",
                "org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration");
        try (ShianProcess process = ShianProcess.start(builder)) {
            City.Result refused = process.end();
            assertThat(refused.exitCode()).as(refused.all()).isNotZero();
            assertThat(refused.err()).contains("JobOperator");
            assertThat(refused.err().lines()).hasSize(1);
        }
        assertThat(city.jdbc().sql("select count(*) from control.run").query(Long.class).single()).isZero();
    }

    private static City crashed(String... andThen) {
        City city = SmallCity.of(SpringBatchTablesTest.class);
        try (ShianProcess night = ShianProcess.nightAt(city, "RECEIVE_ARCHIVED:3")) {
            assertThat(night.isAlive()).isTrue();
        }
        SmallCity.awaitFreeLock(city);
        for (String sql : andThen) {
            assertThat(city.jdbc().sql(sql).update()).as(sql).isPositive();
        }
        return city;
    }

    private static void assertRerunDoesIt(City city) {
        City.Result rerun = city.shian("rerun", "1", "--reason", "r");
        assertThat(rerun.exitCode()).as(rerun.all()).isZero();
        assertThat(SmallCity.state(city, 1)).isEqualTo("DONE");
        assertThat(city.fingerprint()).isEqualTo(SmallCity.undisturbed());
        SmallCity.assertNothingRunsForSpringBatch(city);
    }

    private static String statuses(City city) {
        return city.jdbc().sql("select string_agg(status, ' ' order by job_execution_id) from control.batch_job_execution")
                .query(String.class).single();
    }
}
