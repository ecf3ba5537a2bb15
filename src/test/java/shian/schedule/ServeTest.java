package shian.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.Await;
import shian.City;
import shian.ShianProcess;
import shian.catalog.CatalogReader;
import shian.night.SmallCity;

/** Services, as processes of their own, on one store. */
@Tag("store")
class ServeTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    /** Half past one has rung already on this day in Shanghai and in UTC, in New York not yet. */
    private static final Instant NOW = Instant.parse("2024-02-29T05:30:00Z");
    private static final LocalDate LAST = LocalDate.parse("2024-02-28");

    @Test
    void two_services_do_what_is_owed_once_and_one_run_covers_what_was_missed() throws Exception {
        City city = city();
        try (ShianProcess one = ShianProcess.serve(city); ShianProcess other = ShianProcess.serve(city)) {
            one.address();
            other.address();
            awaitDone(city, 1);
            assertThat(one.get("/health/readiness").body()).contains("\"status\":\"UP\"");
            assertThat(one.get("/metrics").body()).contains("shian_run_last_state{job_name=\"nightly\",state=\"DONE\"} 1.0");

            ring(city);
            ring(city);
            awaitQuiet(city);
            assertThat(runs(city)).as("nothing is owed").isEqualTo(1);

            city.jdbc().sql("update control.run set started_at = started_at - interval '3 days'").update();
            ring(city);
            awaitDone(city, 2);
            awaitQuiet(city);
            assertThat(runs(city)).isEqualTo(2);
            List<LocalDate> covered = city.jdbc().sql("select business_date from control.run_date where run_id = 2 order by 1")
                    .query(LocalDate.class).list();
            assertThat(covered).containsExactly(LAST.minusDays(2), LAST.minusDays(1), LAST);
            assertThat(city.jdbc().sql("select business_date from control.run where run_id = 2").query(LocalDate.class).single())
                    .isEqualTo(LAST);

            one.terminate();
            other.terminate();
            assertThat(one.end().err()).isEmpty();
            assertThat(other.end().err()).isEmpty();
        }
    }

    @Test
    void a_service_takes_over_and_finishes_the_night_of_one_that_was_killed() throws IOException {
        City city = city();
        try (ShianProcess killed = ShianProcess.serve(city, "LOAD_COMMITTED:2")) {
            Await.until("the night under way", () -> killed.err().contains("breakpoint"));
            try (ShianProcess other = ShianProcess.serve(city)) {
                other.address();
                assertThat(SmallCity.state(city, 1)).isEqualTo("RUNNING");
                killed.close();
                awaitDone(city, 1);
                awaitQuiet(city);
                assertThat(runs(city)).isEqualTo(1);
                assertThat(city.jdbc().sql("select process from control.run").query(Long.class).single()).isEqualTo(other.pid());
            }
        }
        City.Result verified = city.shian("verify");
        assertThat(verified.exitCode()).as(verified.all()).isZero();
    }

    @Test
    void a_service_that_is_told_to_end_stops_the_run_in_hand_and_leaves_the_rest_to_whoever_is_there() throws IOException {
        City city = city();
        try (ShianProcess service = ShianProcess.serve(city, "LOAD_COMMITTED:2")) {
            Await.until("the night under way", () -> service.err().contains("breakpoint"));
            service.terminate();
            Await.until("the request to stop", () -> city.jdbc().sql("select count(*) from control.stop_request")
                    .query(Long.class).single() == 1);
            assertThat(service.goOn().exitCode()).isEqualTo(128 + 15);
            assertThat(SmallCity.state(city, 1)).isEqualTo("STOPPED");
            assertThat(runs(city)).as("it begins no other").isEqualTo(1);
        }
        assertThat(city.jdbc().sql("select job_group from control.qrtz_triggers where trigger_name = 'nightly' and trigger_group = 'again'")
                .query(String.class).list()).as("the bell rings again, where somebody is there").containsExactly("jobs");
    }

    /** Only the night is scheduled, far from the time that it is there: it is owed since it never ran. */
    private static City city() throws IOException {
        City city = City.withOwnCatalogue(ServeTest.class).at(NOW);
        city.environment().put("SHIAN_ZONE", ZONE.getId());
        SmallCity.FILES.forEach(city::dropSample);
        Files.writeString(city.home().resolve("jobs/upkeep.yaml"), """
                job: upkeep
                title: {zh: 维护作业, en: Upkeep}
                stages: [verify]
                """);
        return city;
    }

    private static void ring(City city) {
        new BellTower(city.database().store().pipeline(), CatalogReader.read(city.home().resolve("jobs")), ZONE, null).ring("nightly");
    }

    private static void awaitDone(City city, int run) {
        Await.until("run " + run, () -> city.jdbc().sql("select count(*) from control.run where run_id = :run and state = 'DONE'")
                .param("run", run).query(Long.class).single() == 1);
    }

    /** Until no ring waits or is being answered. */
    private static void awaitQuiet(City city) {
        Await.until("quiet", () -> city.jdbc().sql("""
                select (select count(*) from control.qrtz_fired_triggers)
                     + (select count(*) from control.qrtz_triggers where trigger_type <> 'CRON')""")
                .query(Long.class).single() == 0);
    }

    private static long runs(City city) {
        return city.jdbc().sql("select count(*) from control.run").query(Long.class).single();
    }
}
