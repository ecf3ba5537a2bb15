package shian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The queries of {@code sql/queries} over files of the sample city, with what {@code cases/queries.yaml} expects of them: a
 * year that was closed, a county that owes half of it, and a file that came late, failed once and was loaded by a rerun.
 */
@Tag("store")
@Tag("container")
class QueriesTest {

    private static final Path QUERIES = Path.of("sql/queries");
    private static final Pattern DEFAULT = Pattern.compile("\\\\if :\\{\\?(\\w+)} \\\\else \\\\set \\1 (\\S+) \\\\endif");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String LATE = "market-regulation/SCJG_CYJC_150124_2021H1_MX_V02.csv";

    record Case(String query, Map<String, String> with, String expect) {

        Path file() {
            return QUERIES.resolve(query + ".sql");
        }

        @Override
        public String toString() {
            return query + " " + with;
        }
    }

    private static City city;

    static Stream<Case> cases() throws IOException {
        List<Map<String, Object>> read = new Yaml().load(Files.readString(Path.of("src/test/resources/cases/queries.yaml")));
        return read.stream().map(one -> new Case((String) one.get("query"), DirtFile.cast(one.getOrDefault("with", Map.of())),
                (String) one.get("expect")));
    }

    @BeforeAll
    static void aClosedYearThatARevisionTouches() throws IOException {
        city = City.of(QueriesTest.class);
        // what the city handed in for 2021, but for the second half of one county
        city.dropSampleLike("(?!.*150122_2021H2).*/(SCJG_CYJC_.*_2021.*|土左旗2021年8月食品抽检明细表.csv|TJ_RK_.*|NMJ_NCP_.*_2021_.*"
                + "|土左旗2021年农产品.*)");
        assertThat(city.night().exitCode()).isZero();
        assertThat(city.shian("close", "2021", "--reason", "the report is signed").exitCode()).isZero();
        city.night("2022-06-07");
        city.drop(LATE, revised());
        assertThat(city.night("2022-06-08").out()).contains("1 waiting to be admitted");
        assertThat(city.shian("admit", delivery(), "--reason", "the laboratory corrected reports").exitCode()).isZero();

        Path content = archived();
        Path away = city.data().resolve("away");
        Files.move(content, away);
        assertThat(city.night("2022-06-09").exitCode()).as("the content is gone").isEqualTo(1);
        Files.move(away, content);
        String run = city.jdbc().sql("select max(run_id) from control.run").query(String.class).single();
        assertThat(city.shian("rerun", run, "--reason", "the file is back").exitCode()).isZero();
    }

    /** Three batches of the first half have failed after all; the conclusion of a fourth cannot be read. */
    private static byte[] revised() throws IOException {
        String[] lines = Files.readString(Path.of("sample-data/inbox", LATE.replace("V02", "V01")), GB18030).split("\n");
        List<Integer> passed = IntStream.range(0, lines.length).filter(i -> lines[i].contains("合格样品")
                && !lines[i].contains("不合格样品")).limit(4).boxed().toList();
        passed.subList(0, 3).forEach(i -> lines[i] = lines[i].replace("合格样品", "不合格样品"));
        lines[passed.get(3)] = lines[passed.get(3)].replaceFirst("[^,]*合格样品", "合格？");
        return String.join("\n", lines).getBytes(GB18030);
    }

    private static String delivery() {
        return city.jdbc().sql("select delivery_id from scorer.delivery_status where path = :path").param("path", LATE)
                .query(String.class).single();
    }

    private static Path archived() {
        String sha256 = city.jdbc().sql("select sha256 from scorer.delivery_status where path = :path").param("path", LATE)
                .query(String.class).single();
        return city.data().resolve("archive").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    @Test
    void every_question_has_a_query_that_says_who_may_read_it_and_a_case() throws IOException {
        try (Stream<Path> files = Files.list(QUERIES)) {
            List<Path> queries = files.sorted().toList();
            assertThat(queries).hasSize(10).allSatisfy(query -> assertThat(Files.readString(query))
                    .startsWith("-- " + Integer.parseInt(query.getFileName().toString().substring(0, 2)) + ". ")
                    .contains("-- Read as: ", "-- Parameters: "));
            assertThat(cases().map(Case::file).distinct()).containsExactlyElementsOf(queries);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_query_answers_its_question_to_whom_it_says(Case one) throws IOException, SQLException {
        String text = Files.readString(one.file());
        Map<String, String> parameters = new TreeMap<>();
        DEFAULT.matcher(text).results().forEach(found -> parameters.put(found.group(1), found.group(2).replace("''", "")));
        assertThat(parameters.keySet()).containsAll(one.with().keySet());
        parameters.putAll(one.with());
        String sql = DEFAULT.matcher(text).replaceAll("").replaceAll(":'(\\w+)'", ":$1").replaceFirst(";\\s*$", "");
        try (Connection connection = as(text)) {
            List<List<String>> answer = JdbcClient.create(new SingleConnectionDataSource(connection, true)).sql(sql).params(parameters)
                    .query((ResultSetExtractor<List<List<String>>>) QueriesTest::answer);
            assertThat(answer).isEqualTo(table(one.expect()));
        }
    }

    /** Columns and rows; what is null is empty. */
    private static List<List<String>> answer(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        List<List<String>> table = new ArrayList<>(List.of(new ArrayList<>()));
        for (int c = 1; c <= columns; c++) {
            table.get(0).add(rows.getMetaData().getColumnLabel(c));
        }
        while (rows.next()) {
            List<String> line = new ArrayList<>();
            for (int c = 1; c <= columns; c++) {
                line.add(Objects.requireNonNullElse(rows.getString(c), ""));
            }
            table.add(line);
        }
        return table;
    }

    private static List<List<String>> table(String csv) throws IOException {
        return CSVParser.parse(csv, CSVFormat.DEFAULT).stream().map(CSVRecord::toList).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void psql_prints_the_same(Case one) throws IOException, InterruptedException {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql"))),
                "there is no psql");
        Map<String, String> database = city.database().environment();
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "--csv", "-v", "ON_ERROR_STOP=1",
                "-d", database.get("SPRING_DATASOURCE_URL").replaceFirst("^jdbc:", "").replaceFirst("[?].*", ""), "-U", database.get("SPRING_DATASOURCE_USERNAME"),
                "-c", "set role shian_operator"));
        one.with().forEach((name, value) -> command.addAll(List.of("-v", name + "=" + value)));
        command.addAll(List.of("-f", one.file().toString()));
        ProcessBuilder psql = new ProcessBuilder(command).redirectErrorStream(true);
        psql.environment().putAll(Map.of("PGPASSWORD", database.get("SPRING_DATASOURCE_PASSWORD"), "PGCLIENTENCODING", "UTF8"));
        Process process = psql.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(table(printed)).isEqualTo(table(one.expect()));
    }

    private static Connection as(String text) throws SQLException {
        if (text.contains("-- Read as: analyst")) {
            return city.database().store().analyst();
        }
        Connection operator = city.database().connectAsSuperuser();
        JdbcClient.create(new SingleConnectionDataSource(operator, true)).sql("set role shian_operator").update();
        return operator;
    }
}
