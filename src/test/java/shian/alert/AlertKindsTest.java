package shian.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shian.City;
import shian.TestTime;
import shian.catalog.CatalogReader;
import shian.settings.Variables;
import shian.work.Units;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each kind of trouble: told when it comes, not again while it lasts, and once when it is over. */
@Tag("store")
class AlertKindsTest {

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    /** On which nights are run and what is wrong is looked at. */
    private static final LocalDate TODAY = TestTime.today();
    private static final LocalTime BELL = LocalTime.of(1, 30);
    private static final String POPULATION = "TJ_RK_150100_2021_QC_V0%d.csv";

    private final Robots robots = new Robots();
    private City city;
    private Instant now = at(0, 12, 0);
    private boolean runIsAlive;
    private int mails;

    @BeforeEach
    void aCityThatTells() {
        city = City.withOwnCatalogue(AlertKindsTest.class).at(now);
        city.environment().putAll(Map.of("SHIAN_ALERT_WEBHOOK", robots.address("/"),
                "SHIAN_ALERT_SMTP", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort(), "SHIAN_ALERT_MAIL_TO", "duty@example.org"));
    }

    @AfterEach
    void stopRobots() {
        robots.close();
    }

    @Test
    void a_run_that_failed_or_whose_process_is_gone_until_one_of_its_job_ends_well() {
        city.shian("run", "--inbox", city.data().resolve("nowhere").toString(), "--date", "2022-06-06");
        assertThat(told()).contains("+RUN run 1");
        assertThat(told()).isEmpty();
        setRun(1, "RUNNING");
        assertThat(told()).as("the same run is the same trouble").isEmpty();
        runIsAlive = true;
        assertThat(told()).as("it is at work again, which does not mean that it will end well").isEmpty();
        runIsAlive = false;
        city.night();
        assertThat(told()).contains("-RUN run 1");
        setRun(2, "DONE_WITH_FAILURES");
        assertThat(told()).containsExactly("+RUN run 2");
        setRun(2, "DONE");
        assertThat(told()).containsExactly("-RUN run 2");
        setRun(2, "RUNNING");
        runIsAlive = true;
        assertThat(told()).as("one that works is no trouble").isEmpty();
        runIsAlive = false;
        assertThat(told()).as("one whose process is gone is").containsExactly("+RUN run 2");
    }

    private void setRun(long run, String state) {
        city.jdbc().sql("""
                update control.run set state = :state, failure = null, ended_at = case when :state <> 'RUNNING' then now() end
                where run_id = :run""").param("state", state).param("run", run).update();
    }

    @Test
    void a_catalogue_that_cannot_be_used_and_the_others_go_on() throws IOException {
        city.drop(POPULATION.formatted(1), "区划代码,年度,常住人口(人),口径", "150102,2021,许多,年末推算");
        city.night();
        city.change("jobs/nightly.yaml", "stages:", "stagess:");
        City.Result check = city.shian("alerts", "check");
        assertThat(check.exitCode()).as(check.all()).isZero();
        String body = robots.calls().get(0).body();
        assertThat(tellings()).contains("+CATALOGUE jobs", "+REFUSED delivery 1");
        assertThat(body).contains("jobs/nightly.yaml:4: ", "stagess", "ops/shian check");
        assertThat(city.shian("alerts").out()).contains("CATALOGUE", "jobs/nightly.yaml:4: ");
        assertThat(city.shian("status").exitCode()).as("what ran can still be seen").isZero();
        city.change("jobs/nightly.yaml", "stagess:", "stagesss:");
        assertThat(told()).as("once").isEmpty();
        city.change("jobs/nightly.yaml", "stagesss:", "stages:");
        assertThat(told()).containsExactly("-CATALOGUE jobs");

        city.change("jobs/market-regulation/sampling-plan.yaml", "table: plan_quota", "table: plan_of_the_year");
        assertThat(told()).as("tables that do not fit keep runs from beginning, too").containsExactly("+CATALOGUE jobs");
    }

    @Test
    void what_rests_on_the_catalogue_neither_comes_nor_goes_while_it_cannot_be_used() throws IOException {
        city.night();
        now = at(1, 5, 1);
        assertThat(told()).contains("+DEADLINE nightly load", "+DEADLINE nightly publish");
        city.change("jobs/nightly.yaml", "stages:", "stagess:");
        stagesEnd(Duration.ofDays(2));
        assertThat(told()).containsExactly("+CATALOGUE jobs");
        now = at(10, 5, 1);
        assertThat(told()).as("numbers are as they were for the last run").containsExactly("+NOT_PUBLISHED publish");
        city.change("jobs/nightly.yaml", "stagess:", "stages:");
        assertThat(told()).as("nights went by meanwhile").containsExactly("-CATALOGUE jobs");
    }

    @Test
    @Tag("clock")
    void a_deadline_until_the_stage_is_done() {
        LocalTime time = LocalTime.ofInstant(TestTime.now(), TestTime.zone());
        assertDeadlines(time, time.isBefore(BELL) ? 0 : 1);
    }

    @ParameterizedTest(name = "a night at {0}, then the bell rings {1} days later")
    @CsvSource({"00:10,0", "01:40,1", "04:30,1", "23:50,1"})
    void a_deadline_from_the_first_ring_after_a_night_at_whatever_time(LocalTime night, int days) {
        assertDeadlines(night, days);
    }

    private void assertDeadlines(LocalTime night, int days) {
        city.at(TestTime.at(TODAY, night)).night();
        now = at(days, 2, 59);
        assertThat(deadlines()).isEmpty();
        now = at(days, 3, 1);
        assertThat(deadlines()).containsExactly("+DEADLINE nightly load");
        now = at(days, 5, 1);
        assertThat(deadlines()).containsExactly("+DEADLINE nightly publish");
        now = at(days + 1, 5, 1);
        assertThat(deadlines()).as("the night after is late as well: the same trouble, not two").isEmpty();
        stagesEnd(Duration.ofDays(4));
        assertThat(deadlines()).containsExactly("-DEADLINE nightly load", "-DEADLINE nightly publish");
    }

    @Test
    @Tag("clock")
    void rings_before_the_first_run_of_all_are_no_matter() {
        now = at(1, 5, 1);
        assertThat(told()).isEmpty();
    }

    @Test
    void deliveries_that_are_overdue_by_feed_and_period_until_the_last_is_there() {
        city.night("2022-05-30");
        assertThat(told()).containsExactly("+OVERDUE before the first night");
        city.night("2022-05-31");
        assertThat(told()).as("its day is not over").isEmpty();
        city.night("2022-06-01");
        assertThat(told()).contains("+OVERDUE population/snapshot 2021-01-01").noneMatch(event -> event.startsWith("-"));
        assertThat(told()).isEmpty();
        population(1, 3000);
        city.night("2022-06-02");
        assertThat(told()).containsExactly("-OVERDUE population/snapshot 2021-01-01");
    }

    @Test
    void a_new_break_that_disputes_values_until_it_is_closed() {
        population(1, 2999);
        city.night();
        assertThat(told()).filteredOn(event -> event.contains("BLOCK")).singleElement().asString().startsWith("+BLOCK break ");
        assertThat(told()).isEmpty();
        population(2, 3000);
        city.night();
        assertThat(told()).filteredOn(event -> event.contains("BLOCK")).singleElement().asString().startsWith("-BLOCK break ");
    }

    @Test
    @Tag("clock")
    void nothing_published_for_some_nights() {
        city.night();
        now = at(0, 12, 0).plus(Duration.ofHours(47));
        assertThat(told()).noneMatch(event -> event.contains("NOT_PUBLISHED"));
        now = at(0, 12, 0).plus(Duration.ofHours(49));
        assertThat(told()).contains("+NOT_PUBLISHED publish");
        now = now.plus(Duration.ofDays(1));
        assertThat(told()).isEmpty();
        stagesEnd(Duration.ofDays(3));
        assertThat(told()).contains("-NOT_PUBLISHED publish");
    }

    @Test
    void nothing_published_ever() {
        city.shian("run", "--inbox", city.data().resolve("nowhere").toString(), "--date", "2022-06-06");
        told();
        now = at(0, 12, 0).plus(Duration.ofHours(49));
        assertThat(told()).contains("+NOT_PUBLISHED publish");
    }

    @Test
    @Tag("clock")
    void the_day_of_the_last_publication_is_told_in_the_zone_of_the_installation() {
        city.at(at(0, 0, 10)).night();
        now = at(3, 0, 0);
        told();
        assertThat(city.shian("alerts", "--format", "csv").out()).contains("NOT_PUBLISHED").contains(TODAY.toString())
                .doesNotContain(TODAY.minusDays(1).toString());
    }

    @Test
    void a_disk_that_is_nearly_full_until_there_is_clearly_more_room() throws IOException {
        assertThat(told()).isEmpty();
        city.change("jobs/reference/parameters.yaml", "alert.disk-free:      {value: 10,", "alert.disk-free:      {value: 100,");
        assertThat(told()).containsExactly("+DISK " + city.data());
        assertThat(told()).isEmpty();
        city.change("jobs/reference/parameters.yaml", "alert.disk-free:      {value: 100,", "alert.disk-free:      {value: 0,");
        city.change("jobs/reference/parameters.yaml", "alert.disk-free-again: {value: 15,", "alert.disk-free-again: {value: 100,");
        assertThat(told()).as("a little more room is not enough").isEmpty();
        city.change("jobs/reference/parameters.yaml", "alert.disk-free-again: {value: 100,", "alert.disk-free-again: {value: 0,");
        assertThat(told()).containsExactly("-DISK " + city.data());
    }

    /** Looks at the time it is, and gives what was told, + for what came and - for what is over; mail said as much. */
    private List<String> told() {
        Alerts.Check check = new Alerts(new Units(city.database().store().pipeline(), Clock.fixed(now, TestTime.zone())), () -> runIsAlive,
                () -> CatalogReader.read(city.home().resolve("jobs")), city.data(), new Variables(city.environment()::get), Locale.ENGLISH).check();
        assertThat(check.failures()).isEmpty();
        return tellings();
    }

    private List<String> tellings() {
        List<String> events = new ArrayList<>();
        robots.taken().stream().map(taken -> JsonMapper.shared().readTree(taken.substring(taken.indexOf(' ')))).forEach(notice -> {
            for (JsonNode raised : notice.path("raised")) {
                events.add("+" + raised.path("kind").asString() + " " + raised.path("object").asString());
            }
            for (JsonNode recovered : notice.path("recovered")) {
                events.add("-" + recovered.path("kind").asString() + " " + recovered.path("object").asString());
            }
        });
        var received = MAIL.getReceivedMessages();
        long told = Arrays.stream(received).skip(mails).flatMap(mail -> {
            try {
                return mail.getContent().toString().lines();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }).filter(line -> line.matches("[!✓] .*")).count();
        assertThat(told).as("mail").isEqualTo(events.size());
        mails = received.length;
        return events;
    }

    private List<String> deadlines() {
        return told().stream().filter(event -> event.contains("DEADLINE")).toList();
    }

    /** Days from now, at a time of the city. */
    private static Instant at(int days, int hour, int minute) {
        return TestTime.at(TODAY.plusDays(days), LocalTime.of(hour, minute));
    }

    /** As if the stages had ended later than they did. */
    private void stagesEnd(Duration later) {
        city.jdbc().sql("update control.run_stage set ended_at = ended_at + make_interval(secs => :seconds)")
                .param("seconds", later.toSeconds()).update();
    }

    private void population(int version, int total) {
        List<String> rows = new ArrayList<>(List.of("区划代码,年度,常住人口(人),口径"));
        List.of("150102", "150103", "150104").forEach(code -> rows.add(code + ",2021,1000,年末推算"));
        rows.add("150100,2021," + total + ",年末推算");
        city.drop(POPULATION.formatted(version), rows.toArray(String[]::new));
    }
}
