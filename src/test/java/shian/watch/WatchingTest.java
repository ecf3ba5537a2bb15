package shian.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.yaml.snakeyaml.Yaml;
import shian.Await;
import shian.City;
import shian.TestTime;
import shian.ShianProcess;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.night.SmallCity;
import shian.schedule.BellTower;
import shian.schedule.ScheduleWatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service tells machines that watch, what they are told to look at, and the page about it: the same. */
@Tag("store")
class WatchingTest {

    private static final Path PAGE = Path.of("ops/watching.md");
    private static final Path DASHBOARD = Path.of("ops/grafana/shian.json");
    private static final Path RULES = Path.of("ops/prometheus/alerts.yaml");
    /** Those of ours take few values, however long a city is served. */
    private static final List<String> LABELS = List.of("department", "feed", "job_name", "stage", "state", "outcome", "severity", "kind", "verb");
    /** What Prometheus itself adds. */
    private static final Map<String, Set<String>> OF_PROMETHEUS = Map.of("up", Set.of("job", "instance"));

    private static City city;
    private static Scrape scrape;
    private static Scrape underWay;
    private static Scrape killed;
    private static HttpResponse<String> answer;
    private static String openMetrics;
    private static String readiness;

    /** A night with a file that is sent back, a rule to be computed again, then one that is killed; nothing is scheduled. */
    @BeforeAll
    static void watch() throws IOException {
        city = City.withOwnCatalogue(WatchingTest.class);
        for (String job : List.of("nightly", "upkeep")) {
            Path file = city.home().resolve("jobs/" + job + ".yaml");
            Files.writeString(file, Files.readString(file).replaceAll("(?m)^(schedule|deadlines):.*\n", ""));
        }
        city.dropSample(SmallCity.FILES.toArray(String[]::new));
        city.drop("statistics/TJ_RK_150100_2021_QC_V01.csv", "区划代码,年度,常住人口(人),口径", "150102,2021,许多,年末推算");
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        city.jdbc().sql("insert into control.stale (kind, name, year, since) values ('RULE', 'RC-01', 0, now())").update();
        city.shian("alerts", "check");
        city.environment().put("SHIAN_METRICS_SECONDS", "1");
        try (ShianProcess service = ShianProcess.serve(city)) {
            answer = service.get("/metrics");
            openMetrics = service.get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0").body();
            readiness = service.get("/health/readiness").body();
            city.drop("statistics/TJ_RK_150100_2021_QC_V02.csv", "区划代码,年度,常住人口(人),口径", "150102,2021,700000,年末推算");
            try (ShianProcess run = ShianProcess.nightAt(city, "LOAD_COMMITTED")) {
                underWay = scrapeOnce(service, "shian_run_process_alive 1.0");
                assertThat(run.isAlive()).as("it stands where it is until it is killed").isTrue();
            }
            SmallCity.awaitFreeLock(city);
            killed = scrapeOnce(service, "shian_run_process_alive 0.0");
        }
        scrape = Scrape.of(answer.body());
    }

    /** What is scraped once a line is in it: figures are given again for a second. */
    private static Scrape scrapeOnce(ShianProcess service, String line) {
        Await.until(line, () -> service.get("/metrics").body().contains("\n" + line + "\n"));
        return Scrape.of(service.get("/metrics").body());
    }

    @Test
    void a_service_answers_in_both_formats_of_prometheus() {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain;version=0.0.4");
        assertThat(openMetrics).endsWith("# EOF\n").contains("# TYPE shian_operator_actions counter\n");
    }

    @Test
    void figures_are_those_of_the_tables() {
        assertThat(scrape.sum("shian_store_up")).isOne();
        assertThat(scrape.sum("shian_ready")).isOne();
        assertThat(scrape.sum("shian_run_last_state", "job_name", "nightly")).as("one of the states").isOne();
        assertThat(scrape.sum("shian_run_last_state", "job_name", "nightly", "state", "DONE")).isOne();
        assertThat(scrape.sum("shian_run_last_whole_timestamp_seconds", "job_name", "nightly"))
                .isEqualTo(number("select extract(epoch from ended_at) from control.run where run_id = 1"));
        assertThat(scrape.sum("shian_stage_last_duration_seconds", "job_name", "nightly", "stage", "load"))
                .isEqualTo(number("select extract(epoch from ended_at - started_at) from control.run_stage where stage = 'load' and run_id = 1"));
        assertThat(scrape.sum("shian_load_last_rows")).as("all that was read")
                .isEqualTo(number("select sum(rows_read) from intake.delivery where settled_run = 1 and state in ('LOADED', 'REFUSED')"));
        assertThat(scrape.sum("shian_load_last_deliveries", "state", "LOADED"))
                .isEqualTo(number("select count(*) from intake.delivery where settled_run = 1 and state = 'LOADED'"));
        assertThat(scrape.sum("shian_deliveries", "department", "finance", "feed", "budget-lines", "state", "LOADED")).isOne();
        assertThat(scrape.sum("shian_deliveries")).isEqualTo(number("select count(*) from intake.delivery where settled_run = 1"));
        assertThat(scrape.sum("shian_deliveries_to_mend", "department", "statistics", "feed", "population", "state", "REFUSED")).isOne();
        assertThat(scrape.sum("shian_delivery_rows", "department", "market-regulation", "outcome", "accepted"))
                .isEqualTo(number("select count(*) from warehouse.sampling_batch") + number("select count(*) from warehouse.sampling_summary"));
        assertThat(scrape.sum("shian_due_periods")).isEqualTo(number("select count(*) from warehouse.due_period where not upcoming"));
        assertThat(scrape.sum("shian_quarantined_rows", "feed", "population", "state", "OPEN")).isOne();
        assertThat(scrape.sum("shian_breaks", "state", "OPEN"))
                .isEqualTo(number("select count(*) from reconciliation.break where state = 'OPEN'")).isPositive();
        assertThat(scrape.sum("shian_breaks", "severity", "BLOCK", "state", "PUBLISHED_OVER")).as("none, and it says so").isZero();
        assertThat(scrape.sum("shian_stale_items", "kind", "RULE")).isOne();
        assertThat(scrape.sum("shian_edition_number")).isOne();
        assertThat(scrape.sum("shian_alerts_open", "kind", "REFUSED"))
                .isEqualTo(number("select count(*) from control.alert where kind = 'REFUSED'")).isPositive();
        assertThat(scrape.sum("shian_alerts_raised_total")).isBetween(1.0, number("select count(*) from control.alert"));
        assertThat(scrape.sum("shian_operator_actions_total", "verb", "run")).isOne();
        assertThat(scrape.sum("shian_archive_size_bytes")).isPositive();
        assertThat(scrape.sum("disk_free_bytes", "path", city.data().toString())).isPositive();
    }

    @Test
    void a_run_is_active_while_somebody_works_at_it_and_dead_when_nobody_does() {
        assertThat(scrape.sum("shian_run_active")).isZero();
        assertThat(scrape.sum("shian_run_process_alive")).isZero();
        assertThat(underWay.sum("shian_run_active", "job_name", "nightly")).isOne();
        assertThat(underWay.sum("shian_run_process_alive")).isOne();
        assertThat(underWay.sum("shian_run_last_whole_timestamp_seconds")).as("that of the night before")
                .isEqualTo(scrape.sum("shian_run_last_whole_timestamp_seconds"));
        assertThat(killed.sum("shian_run_active", "job_name", "nightly")).isOne();
        assertThat(killed.sum("shian_run_process_alive")).isZero();
    }

    @Test
    void readiness_names_what_it_looked_at() {
        assertThat(readiness).contains("\"status\":\"UP\"", "\"store\":\"answers\"", "\"bells\":\"ring\"", "\"catalogue\":\"can be read\"",
                "\"inbox\":\"" + city.inbox(), "\"archive\":\"" + city.data().resolve("archive"));
    }

    @Test
    void readiness_names_what_is_missing() throws IOException, SQLException {
        Catalog catalog = CatalogReader.read(city.home().resolve("jobs"));
        try (BellTower tower = new BellTower(city.database().store().pipeline(), catalog, TestTime.zone(), null);
                Connection follower = city.database().connectAsSuperuser(); Statement setting = follower.createStatement()) {
            setting.execute("set default_transaction_read_only = on");
            Path file = city.data().resolve("a-file");
            Files.writeString(file, "");
            Health health = new Readiness(JdbcClient.create(new SingleConnectionDataSource(follower, true)), tower,
                    new ScheduleWatch(tower, catalog, () -> catalog), city.data().resolve("nowhere"), file).health();
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails()).containsEntry("store", "cannot be written").containsEntry("bells", "are silent")
                    .containsEntry("inbox", city.data().resolve("nowhere") + " cannot be read")
                    .containsEntry("archive", file + " cannot be written");
        }
    }

    @Test
    void every_figure_is_scraped_with_its_type_and_labels_of_few_values() {
        assertThat(scrape.types().keySet()).containsAll(Figures.all().map(Figure::name).toList());
        Figures.all().forEach(figure -> {
            assertThat(scrape.types().get(figure.name())).isEqualTo(figure.type().name().toLowerCase());
            assertThat(scrape.labels().get(figure.name())).as(figure.name()).containsExactlyInAnyOrderElementsOf(figure.labels()).isSubsetOf(LABELS);
            assertThat(figure.name().endsWith("_total")).as(figure.name()).isEqualTo(figure.type() == Figure.Type.COUNTER);
        });
    }

    @Test
    void the_page_lists_every_figure() throws IOException {
        List<String> table = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `shian_")).toList();
        assertThat(table).containsExactlyElementsOf(Figures.all().map(figure -> "| `%s` | %s | %s | %s |".formatted(figure.name(),
                figure.type().name().toLowerCase(), String.join(", ", figure.labels()), figure.help())).toList());
    }

    @Test
    void the_dashboard_asks_for_what_there_is() throws IOException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        Set<Integer> ids = new TreeSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(ids.add(panel.get("id").asInt())).as("panels have numbers of their own").isTrue();
            assertThat(panel.get("title").asString()).isNotBlank();
            for (JsonNode target : panel.path("targets")) {
                check(target.get("expr").asString(), target.path("legendFormat").asString(), "\\{\\{ *(\\w+) *}}");
            }
        }
        assertThat(ids).hasSizeGreaterThan(20);
        assertThat(dashboard.at("/templating/list/0/query").asString()).isEqualTo("prometheus");
    }

    @Test
    void the_rules_ask_for_what_there_is() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> rules = new Yaml().load(Files.readString(RULES));
        List<String> alerts = new ArrayList<>();
        rules.get("groups").forEach(group -> group.get("rules").forEach(rule -> {
            alerts.add(rule.get("alert").toString());
            check(rule.get("expr").toString(), rule.get("annotations").toString(), "\\$labels\\.(\\w+)");
        }));
        assertThat(alerts).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @Test
    void a_store_that_does_not_answer_is_told_and_nothing_is_zero_for_it() {
        Figures figures = new Figures(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"), () -> true, () -> true, Duration.ZERO);
        assertThat(figures.collect().stream().map(snapshot -> snapshot.getMetadata().getName() + " " + snapshot.getDataPoints()))
                .hasSize(2).allMatch(told -> told.startsWith("shian_store_up") || told.startsWith("shian_ready"));
    }

    @Test
    void figures_are_read_once_in_their_time_however_many_ask() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        DataSource counted = new DelegatingDataSource(city.database().store().pipeline()) {
            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                return super.getConnection();
            }
        };
        Figures figures = new Figures(counted, () -> true, () -> true, Duration.ofHours(1));
        List<Thread> readers = IntStream.range(0, 50).mapToObj(i -> new Thread(figures::collect)).toList();
        readers.forEach(Thread::start);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(connections).hasValue(1);
        assertThat(figures.collect().size()).isGreaterThan(20);
    }

    /** Every name of an expression is one of the scrape, or what Prometheus adds; so is every label that its text shows. */
    private static void check(String expression, String text, String shown) {
        Map<String, Set<String>> known = scrape.labels();
        Expression names = Expression.of(expression);
        assertThat(names.selected()).as(expression).isNotEmpty();
        Set<String> labels = new TreeSet<>(Set.of("job", "instance"));
        names.selected().forEach((metric, selected) -> {
            Set<String> of = known.getOrDefault(metric, OF_PROMETHEUS.getOrDefault(metric, Set.of()));
            assertThat(known.containsKey(metric) || OF_PROMETHEUS.containsKey(metric)).as(metric + " in " + expression).isTrue();
            assertThat(of).as(metric + " in " + expression).containsAll(selected);
            labels.addAll(of);
        });
        assertThat(labels).as(expression).containsAll(names.grouped());
        assertThat(labels).as(text).containsAll(Pattern.compile(shown).matcher(text).results().map((MatchResult m) -> m.group(1)).toList());
    }

    private static double number(String sql) {
        return city.jdbc().sql(sql).query(Double.class).single();
    }
}
