package shian.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    @Test
    void two_services_do_what_is_owed_once_and_one_run_covers_what_was_missed() throws Exception {
        City city = city();
        try (ShianProcess one = serve(city, null); ShianProcess other = serve(city, null)) {
            String address = address(one);
            address(other);
            awaitDone(city, 1);
            assertThat(get(address + "/health/readiness")).contains("\"status\":\"UP\"");
            assertThat(get(address + "/metrics")).contains("shian_run_last{job=\"nightly\",state=\"DONE\"} 1.0");

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
            LocalDate last = covered.get(covered.size() - 1);
            assertThat(covered).containsExactly(last.minusDays(2), last.minusDays(1), last);
            assertThat(city.jdbc().sql("select business_date from control.run where run_id = 2").query(LocalDate.class).single())
                    .isEqualTo(last);

            one.terminate();
            other.terminate();
            assertThat(one.end().err()).isEmpty();
            assertThat(other.end().err()).isEmpty();
        }
    }

    @Test
    void a_service_takes_over_and_finishes_the_night_of_one_that_was_killed() throws IOException {
        City city = city();
        try (ShianProcess killed = serve(city, "LOAD_COMMITTED:2")) {
            Await.until("the night under way", () -> killed.err().contains("breakpoint"));
            try (ShianProcess other = serve(city, null)) {
                address(other);
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
        try (ShianProcess service = serve(city, "LOAD_COMMITTED:2")) {
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

    /** Only the night is scheduled, far from now: it is owed since it never ran. */
    private static City city() throws IOException {
        City city = City.withOwnCatalogue(ServeTest.class);
        SmallCity.FILES.forEach(city::dropSample);
        Files.writeString(city.home().resolve("jobs/upkeep.yaml"), """
                job: upkeep
                title: {zh: 维护作业, en: Upkeep}
                stages: [verify]
                """);
        return city;
    }

    private static ShianProcess serve(City city, String breakpoint) {
        ProcessBuilder builder = city.process("serve", "--inbox", city.inbox().toString(), "--port", "0");
        if (breakpoint != null) {
            builder.environment().put("SHIAN_BREAKPOINT", breakpoint);
        }
        return ShianProcess.start(builder);
    }

    private static String address(ShianProcess service) {
        Await.until("a service", () -> ADDRESS.matcher(service.out()).find() || !service.isAlive());
        Matcher address = ADDRESS.matcher(service.out());
        assertThat(address.find()).as(service.out() + service.err()).isTrue();
        return address.group();
    }

    private static void ring(City city) {
        new BellTower(city.database().store().pipeline(), CatalogReader.read(city.home().resolve("jobs")), null).ring("nightly");
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

    private static String get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString()).body();
    }
}
