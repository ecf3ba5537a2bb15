package shian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shian.City;
import shian.Shian;
import shian.TestTime;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every command, over the sample city after a night: help, formats, languages, filters, exit codes. */
@Tag("store")
class CommandLineTest {

    private static final JsonMapper EXACT = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    private static City city;
    private static String allHelp;

    @BeforeAll
    static void a_night_over_the_sample_city() {
        city = City.of(CommandLineTest.class);
        City.Result night = city.shian("run", "--inbox", "sample-data/inbox", "--date", "2022-06-06");
        assertThat(night.exitCode()).as(night.all()).isZero();
        allHelp = city.shian("--help").out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "status", "runs", "show", "rerun", "stop", "recover", "deliveries", "indicators", "claims",
        "breaks", "editions", "explain", "query", "check", "ddl", "verify", "sample", "store", "diff", "read-check", "reader", "replay", "force", "close", "admit", "quarantine"})
    void every_command_helps_in_both_languages(String command) {
        City.Result help = city.shian(command, "--help");
        assertThat(help.exitCode()).as(help.all()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("Usage: ops/shian " + command).contains("--format", "--lang", "--help")
                .containsPattern("\\p{IsHan}");
        assertThat(allHelp).containsPattern("(?m)^  " + command + " ");
    }

    static Stream<List<String>> lists() {
        return Stream.of(List.of("status"), List.of("runs"), List.of("show", "1"), List.of("deliveries"), List.of("indicators"),
                List.of("claims"), List.of("breaks"), List.of("breaks", "show", "1"), List.of("editions"),
                List.of("deliveries", "show", "1"), List.of("quarantine"), List.of("quarantine", "--by", "delivery"),
                List.of("explain", "B33", "150105", "2021"), List.of("query", "select 'a,\"b\"\nc' as \"q\"\"\", 1.50 as n, null as e, true as t"),
                List.of("check"), List.of("verify"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void what_is_printed_as_csv_and_as_json_is_the_same_list(List<String> command) throws IOException {
        City.Result csv = in("csv", command);
        City.Result json = in("json", command);
        City.Result table = in("table", command);
        assertThat(List.of(csv.exitCode(), json.exitCode(), table.exitCode())).as(csv.err() + json.err()).containsOnly(0);
        List<CSVRecord> records = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(new StringReader(csv.out())).getRecords();
        JsonNode array = EXACT.readTree(json.out());
        assertThat(records).isNotEmpty().allMatch(CSVRecord::isConsistent).hasSize(array.size());
        for (int i = 0; i < records.size(); i++) {
            List<String> values = new ArrayList<>();
            array.get(i).properties().forEach(p -> values.add(p.getValue().isNull() ? "" : p.getValue().isNumber()
                    ? p.getValue().decimalValue().toPlainString() : p.getValue().asString()));
            assertThat(array.get(i).propertyNames()).containsExactlyElementsOf(records.get(i).getParser().getHeaderNames());
            if (!records.get(i).isMapped("seconds")) {
                assertThat(values).isEqualTo(records.get(i).toList());
            }
        }
        assertThat(table.out()).doesNotContain("null");
    }

    private static City.Result in(String format, List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--format", format));
        return city.shian(words.toArray(String[]::new));
    }

    @Test
    void a_text_from_data_moves_no_cursor_and_computes_nothing_and_csv_is_exact() {
        String sql = "select E'\\x1b[2J\\u202e=1+1' as x, '=cmd|''/C calc''!A0' as f, '-5' as t, -5 as n, '＋1+1' as w";
        City.Result table = in("table", List.of("query", sql));
        assertThat(table.out()).contains("·[2J·=1+1").doesNotContain("\u001b", "\u202e");
        String exact = "\"\u001b[2J\u202e=1+1\",=cmd|'/C calc'!A0,-5,-5,＋1+1";
        assertThat(in("csv", List.of("query", sql)).out()).isEqualTo("x,f,t,n,w\n" + exact + "\n");
        City.Result json = in("json", List.of("query", sql));
        assertThat(json.out()).doesNotContain("\u001b", "\u202e");
        assertThat(EXACT.readTree(json.out()).get(0).path("x").asString()).isEqualTo("\u001b[2J\u202e=1+1");
        City.Result excel = city.shian("query", sql, "--excel");
        assertThat(excel.out()).isEqualTo("\uFEFFx,f,t,n,w\r\n\"\u001b[2J\u202e=1+1\",'=cmd|'/C calc'!A0,-5,-5,'＋1+1\r\n");
        City.Result wrong = city.shian("query", "select '\u001b[31m' from nowhere", "--lang", "zh");
        assertThat(wrong.exitCode()).isNotZero();
        assertThat(wrong.err()).isNotEmpty().doesNotContain("\u001b");
        City.Result unknown = city.shian("explain", "\u001b[31mB33\u202e", "150105", "2021");
        assertThat(unknown.err()).contains("B33").doesNotContain("\u001b", "\u202e");
        City.Result option = city.shian("--\u001b[31m");
        assertThat(option.err()).contains("·[31m").doesNotContain("\u001b");
        assertThat(city.shian("runs", "--excel", "--format", "json").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "deliveries --status refused                       | state    | REFUSED",
        "deliveries --division 150105 --year 2021          | division | 150105",
        "deliveries --division 赛罕 --status LOADED         | division | 150105",
        "deliveries --feed population                      | feed     | population",
        "deliveries --feed mr01 --year 2020                | kind     | detail",
        "indicators --feed b33 --division 150105           | division | 150105",
        "indicators --feed B33 --year 2021                 | year     | 2021",
        "indicators --status NO_TARGET                     | status   | NO_TARGET",
        "breaks --year 2021                                | year     | 2021"})
    void a_list_is_limited_by_its_filters(String line, String column, String only) throws IOException {
        City.Result limited = in("csv", List.of(line.split(" +")));
        assertThat(limited.exitCode()).as(limited.all()).isZero();
        assertThat(CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(limited.out()))
                .getRecords()).as(limited.out()).isNotEmpty().allMatch(record -> record.get(column).equals(only));
        City.Result all = in("csv", List.of(line.split(" +")[0]));
        assertThat(all.out().lines().count()).as("there is more than that").isGreaterThan(limited.out().lines().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "run --nope                                | Unknown option: '--nope'",
        "runn                                      | Unmatched argument at index 0: 'runn'. (run? ",
        "show                                      | Missing required parameter: 'RUN'",
        "show one                                  | 'one' is not a long",
        "show 99                                   | There is no run 99",
        "run --inbox x --date 2022-13-01           | '2022-13-01' is not a date such as 2022-06-06. See `ops/shian run --help`",
        "run --inbox x --period 20                 | '20' is no period",
        "run --inbox x --division 火星              | The division '火星' is not known",
        "run --inbox x --feed nothing              | There is no feed 'nothing'",
        "deliveries --division nowhere             | The division 'nowhere' is not known",
        "deliveries --feed nothing                 | There is no feed 'nothing'",
        "breaks --feed nothing                     | There is no rule 'nothing'",
        "breaks --status nothing                   | There are: OPEN, EXPLAINED, CLOSED",
        "indicators --status nothing               | There is no state 'nothing'",
        "deliveries --status nothing               | There is no state 'nothing'",
        "indicators --feed B99                     | There is no indicator B99",
        "claims --format xml                       | expected one of",
        "claims --lang fr                          | expected one of",
        "explain B99 150105 2021                   | There is no indicator B99",
        "explain B33 火星 2021                      | The division '火星' is not known",
        "explain B33 150105 1999                   | The current edition has no B33 for 150105 in 1999",
        "ddl NOPE                                  | There is no feed 'NOPE'",
        "sample --to target/x --scale 0            | The scale must be at least 1",
        "breaks show 9999                          | There is no break 9999",
        "breaks explain 9999 --reason x            | There is no break 9999",
        "breaks publish-over 9999 --reason x --until 2999-01-01 | There is no break 9999",
        "deliveries show 9999                      | There is no delivery 9999",
        "replay 9999 --reason x                    | There is no delivery 9999",
        "admit 9999 --reason x                     | There is no delivery 9999",
        "quarantine waive                          | Missing required",
        "quarantine --by nothing                   | 'nothing'",
        "close one --reason x                      | 'one' is not",
        "diff 1 9999                               | There is no edition 9999"})
    void what_is_wrong_is_said_in_one_line(String line, String said) {
        City.Result wrong = city.shian(line.split(" +"));
        assertThat(wrong.exitCode()).as(wrong.all()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err().lines()).as(wrong.err()).hasSize(1);
        assertThat(wrong.err()).contains(said);
    }

    @Test
    void words_come_in_the_language_asked_for() {
        assertThat(city.shian("show", "1", "--lang", "zh").out()).contains("运行 1");
        assertThat(city.shian("show", "1", "--lang", "zh").out()).containsPattern("文件 \\d+，到达 \\d+").containsPattern("新增 \\d+，第 1 版")
                .doesNotContain("count.", "files");
        assertThat(city.shian("show", "1", "--lang=EN").out()).contains("run 1");
        assertThat(city.shian("show", "99", "--lang", "zh").err()).startsWith("没有运行 99");
        assertThat(city.shian("claims", "--lang", "zh", "--format", "csv").out()).contains("F062,2020年11965批次,");
        assertThat(city.shian("run", "--nope", "--lang", "zh").err()).startsWith("用法有误：").endsWith("请看 `ops/shian run --help`。\n");
    }

    @Test
    void a_database_that_is_away_is_said_in_a_line_with_what_to_do() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Shian.run(name -> name.equals("SPRING_DATASOURCE_URL") ? "jdbc:postgresql://127.0.0.1:" + nobody + "/shian"
                : city.environment().get(name), TestTime.clock(), OutputStream.nullOutputStream(), err, "status");
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).singleElement().asString()
                .contains("127.0.0.1:" + nobody).doesNotContain(city.environment().get("SPRING_DATASOURCE_PASSWORD"));
    }

    @Test
    void nothing_said_is_answered_with_what_could_be_said() {
        City.Result nothing = city.shian();
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).startsWith("Usage: ops/shian");
    }

    @Test
    void the_catalogue_is_clean_and_a_feed_prints_its_migration() {
        City.Result check = city.shian("check");
        assertThat(check.out()).startsWith("clean: ");
        // what is odd about the server of the tests
        assertThat(check.err().lines()).allMatch(line -> line.matches("warning: (fsync of the server|timezone is not set for the database|The login of the service, shian, may become shian_owner).*"));
        assertThat(city.shian("check", "--offline").out()).isEqualTo(check.out());
        City.Result ddl = city.shian("ddl", "MR01");
        assertThat(ddl.exitCode()).isZero();
        assertThat(ddl.out()).contains("create table warehouse.sampling_batch", "comment on column", "partition by");
        assertThat(city.shian("ddl", "sampling-batches").out()).contains(ddl.out().strip());
    }
}
