package shian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.night.SmallCity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the program writes into its log, as a process of its own: for machines, and for people. */
@Tag("store")
class LogTest {

    @Test
    void every_line_of_a_run_is_an_object_with_its_run_stage_and_delivery() {
        City city = SmallCity.of(LogTest.class);
        city.environment().put("SHIAN_LOG", "json");
        City.Result night = night(city);
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).as("the summary stays as it is").contains("run 1 (nightly for 2022-06-06): DONE");

        List<JsonNode> lines = lines(night.err());
        assertThat(lines).allSatisfy(line -> {
            assertThat(text(line, "/@timestamp")).isNotEmpty();
            assertThat(text(line, "/message")).isNotEmpty();
            assertThat(text(line, "/log/level")).isEqualTo("INFO");
            assertThat(text(line, "/service/name")).isEqualTo("shian");
            assertThat(text(line, "/run")).isEqualTo("1");
        });
        assertThat(text(lines.get(0), "/message")).isEqualTo("run 1 begins: nightly for 2022-06-06");
        assertThat(text(lines.get(lines.size() - 1), "/message")).isEqualTo("run 1 ends: DONE");
        assertThat(lines.stream().filter(line -> text(line, "/message").startsWith("stage ")).map(line -> text(line, "/stage")).distinct())
                .containsExactly("receive", "load", "measure", "reconcile", "indicate", "publish");
        assertThat(lines.stream().filter(line -> text(line, "/message").equals("stage load ends: DONE")).map(line -> line.at("/counts/loaded").asLong()))
                .containsExactly(count(city, "select count(*) from intake.delivery where state = 'LOADED'"));
        List<JsonNode> settled = lines.stream().filter(line -> line.has("delivery")).toList();
        assertThat(settled).as("those on worker threads too").allSatisfy(line -> {
            assertThat(text(line, "/stage")).isEqualTo("load");
            assertThat(text(line, "/process/thread/name")).startsWith("load-");
        });
        assertThat(settled.stream().map(line -> text(line, "/message").replaceFirst(":.*", "")).toList())
                .containsAll(city.jdbc().sql("select 'delivery ' || delivery_id || ' is ' || state from intake.delivery where settled_at is not null")
                        .query(String.class).list());
    }

    @Test
    void an_error_is_a_line_too_with_where_it_happened() throws IOException {
        City city = SmallCity.of(LogTest.class, SmallCity.FEWEST);
        city.environment().put("SHIAN_LOG", "json");
        City.Result night = withoutArchive(city);
        assertThat(night.exitCode()).as(night.all()).isEqualTo(1);
        List<JsonNode> errors = lines(night.err()).stream().filter(line -> text(line, "/log/level").equals("ERROR")).toList();
        Set<String> failed = new TreeSet<>(city.jdbc().sql("select delivery_id::text from intake.delivery where state = 'FAILED'")
                .query(String.class).list());
        assertThat(failed).isNotEmpty();
        assertThat(errors.stream().filter(line -> line.has("delivery")).map(line -> text(line, "/run") + " " + text(line, "/stage") + " "
                + text(line, "/delivery"))).containsExactlyInAnyOrderElementsOf(failed.stream().map(id -> "1 load " + id).toList());
        assertThat(errors.stream().filter(line -> line.has("delivery"))).allMatch(line -> text(line, "/error/stack_trace").contains("shian.load"));
        assertThat(errors.stream().map(line -> text(line, "/message"))).as("what a person is told").anyMatch(said -> said.contains("ops/shian rerun 1"));
        assertThat(city.data().resolve("shian.log")).as("one place").doesNotExist();
    }

    @Test
    void for_people_only_trouble_is_logged_and_says_what_it_was_about() throws IOException {
        City city = SmallCity.of(LogTest.class, SmallCity.FEWEST);
        ZoneId zone = ZoneId.of("Pacific/Kiritimati");
        city.environment().put("SHIAN_ZONE", zone.getId());
        City.Result night = withoutArchive(city);
        assertThat(night.exitCode()).as(night.all()).isEqualTo(1);
        assertThat(night.err()).contains("run 1").doesNotContain("{\"@timestamp");
        long failed = count(city, "select min(delivery_id) from intake.delivery where state = 'FAILED'");
        List<String> logged = Files.readAllLines(city.data().resolve("shian.log"));
        assertThat(logged).anyMatch(line -> line.contains(" ERROR run=1 stage=load delivery=" + failed + " LoadStage: "));
        assertThat(logged).noneMatch(line -> line.contains(" INFO "));
        Instant last = LocalDateTime.parse(logged.stream().filter(line -> line.contains(" ERROR ")).reduce((a, b) -> b).orElseThrow()
                .substring(0, 19).replace(' ', 'T')).atZone(zone).toInstant();
        assertThat(last).as("in the zone of the installation").isCloseTo(Files.getLastModifiedTime(city.data().resolve("shian.log")).toInstant(),
                within(1, ChronoUnit.HOURS));
    }

    @Test
    void what_somebody_else_wrote_begins_no_line_of_the_log() throws IOException {
        City city = City.of(LogTest.class);
        HttpServer robot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        robot.createContext("/", exchange -> {
            byte[] answer = "no 138-1234-5678\n2022-06-06 00:00:00 ERROR forged\r\n2022-06-06 00:00:00 ERROR forged".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(500, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        robot.start();
        try {
            city.environment().put("SHIAN_ALERT_WEBHOOK", "http://127.0.0.1:" + robot.getAddress().getPort() + "/");
            City.Result test = ShianProcess.start(city.process("alerts", "test")).end();
            assertThat(test.exitCode()).as(test.all()).isEqualTo(1);
            List<String> logged = Files.readAllLines(city.data().resolve("shian.log"));
            assertThat(logged).anyMatch(line -> line.contains("forged")).noneMatch(line -> line.startsWith("2022-06-06"));
            assertThat(logged).as("numbers of persons").anyMatch(line -> line.contains("138****5678")).noneMatch(line -> line.contains("1234-5678"));
            assertThat(logged.stream().filter(line -> line.contains("IOException: 500")).count()).as("each exception once").isEqualTo(1);
        } finally {
            robot.stop(0);
        }
    }

    @Test
    void what_is_no_zone_is_refused_in_a_line_though_the_log_cannot_have_it_either() {
        City city = City.of(LogTest.class);
        city.environment().put("SHIAN_ZONE", "Asia/Peking");
        City.Result refused = ShianProcess.start(city.process("status")).end();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("SHIAN_ZONE is 'Asia/Peking'. Expected a time zone of the IANA database, such as Asia/Shanghai.\n");
    }

    @Test
    void another_word_than_the_two_is_refused() {
        City city = City.of(LogTest.class);
        city.environment().put("SHIAN_LOG", "xml");
        City.Result refused = city.shian("status");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("SHIAN_LOG is xml. Set it to plain or to json, or do not set it.\n");
    }

    private static City.Result night(City city) {
        return ShianProcess.start(city.process("run", "--inbox", city.inbox().toString(), "--date", "2022-06-06")).end();
    }

    /** A night in whose load stage the archive is lost. */
    private static City.Result withoutArchive(City city) throws IOException {
        try (ShianProcess night = ShianProcess.nightAt(city, "LOAD_COMMITTED"); Stream<Path> contents = Files.walk(city.data().resolve("archive"))) {
            contents.filter(Files::isRegularFile).forEach(LogTest::delete);
            return night.goOn();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All but what a breakpoint says. */
    private static List<JsonNode> lines(String log) {
        return log.lines().filter(line -> !line.startsWith("breakpoint ")).map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    private static String text(JsonNode line, String path) {
        return line.at(path).asString("");
    }

    private static long count(City city, String sql) {
        return city.jdbc().sql(sql).query(Long.class).single();
    }
}
