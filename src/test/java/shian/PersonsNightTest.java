package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says of persons comes out of no table, message or list, in whatever cell it stands; looks at the file itself are recorded. */
@Tag("store")
class PersonsNightTest {

    private static final String CASES = "health/WJW_SYXJB_150102_2021_MX_V01.csv";
    private static final String COMPLAINTS = "market-regulation/SCJG_TSJB_150102_2021_MX_V01.csv";
    /** Days of birth and last digits of the people in these tests, which stand in no other text. */
    private static final List<String> NEVER = List.of("19730817", "730817442", "81745566", "8174-5566", "8174 5566", "4968174", "卓玛措");

    @Test
    void an_id_and_a_mobile_number_in_a_column_of_place_are_masked() {
        City city = City.of(PersonsNightTest.class);
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", Batches.HEADER + ",标识生产企业所在县",
                Batches.row(1) + ",左旗某村 张某 150105197308174429 138-8174-5566", Batches.row(2) + ",150121");
        assertThat(city.night().exitCode()).isZero();
        assertThat(city.jdbc().sql("select maker_county from warehouse.sampling_batch order by line").query(String.class).list())
                .containsExactly("左旗某村 张某 150105**********29 138****5566", "150121");
        nothingIn(city);
    }

    /** Each text comes to stand in each column once. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void no_text_of_a_person_comes_out_of_any_column_of_a_delivery(int shift) throws IOException {
        City city = City.of(PersonsNightTest.class);
        List<String> written = List.of("150105197308174429", "15010519730817442X", "张某15010519730817442X", "150105 19730817 4429", "150105730817442",
                "手机１３８８１７４５５６６", "138-8174-5566", "+86 138 8174 5566", "电话：4968174", "(0471)4968174", "联系人：卓玛措", "罚款5000元，0471-4968174转2");
        for (String file : List.of(CASES, COMPLAINTS)) {
            List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("sample-data/inbox", file)));
            int header = file.equals(CASES) ? 0 : header(lines);
            int columns = lines.get(header).split(",").length;
            for (int column = 0; column < columns; column++) {
                int line = header + 1 + column;
                String[] cells = lines.get(line).split(",", -1);
                cells[column] = written.get((column + shift) % written.size());
                lines.set(line, String.join(",", cells));
            }
            city.drop(file, lines.toArray(String[]::new));
            // as notes and headings of a file of its own
            city.drop(file.replace("V01", "V02").replace("2021", "2020"), Stream.concat(Stream.of("填表人：卓玛措 138-8174-5566"), lines.stream()).toArray(String[]::new));
        }
        city.drop("联系人 13881745566.csv", "a,b", "1,2");
        city.drop("SCJG_CYJC_150105_202104_MX_V01.csv", Batches.HEADER + ",150105197308174429", Batches.row(1).replace("-03-", "-04-") + ",x");
        Files.writeString(city.inbox().resolve("SCJG_CYJC_150105_202104_MX_V01.csv.manifest.json"), "{\"note\": \"张某 150105197308174429\", \"phone\": 13881745566}");
        city.night();
        assertThat(city.jdbc().sql("select count(*) from intake.quarantine").query(Long.class).single()).isPositive();
        assertThat(city.jdbc().sql("select count(*) from warehouse.complaint").query(Long.class).single()).isPositive();
        nothingIn(city);
    }

    private static int header(List<String> lines) {
        return (int) lines.stream().takeWhile(line -> !line.contains("登记编号")).count();
    }

    /** Looks through every table and view, as text, and through the lists and the log. */
    private static void nothingIn(City city) {
        List<String> tables = city.jdbc().sql("""
                select quote_ident(nspname) || '.' || quote_ident(relname) from pg_class c join pg_namespace n on n.oid = relnamespace
                where relkind in ('r', 'v', 'm') and nspname in ('control', 'intake', 'warehouse', 'reconciliation', 'publication', 'scorer')
                  and has_table_privilege(c.oid, 'select') and relname <> 'catalogue_file'""").query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(50);
        String pattern = String.join("|", NEVER);
        for (String table : tables) {
            assertThat(city.jdbc().sql("select t::text from " + table + " t where translate(t::text, '０１２３４５６７８９', '0123456789') ~ :pattern limit 1")
                    .param("pattern", pattern).query(String.class).list()).as(table).isEmpty();
        }
        for (List<String> command : List.of(List.of("deliveries"), List.of("quarantine"), List.of("status"), List.of("show", "1"), List.of("deliveries", "show", "1"))) {
            assertThat(city.shian(command.toArray(String[]::new)).all()).as(command.toString()).doesNotContain(NEVER);
        }
    }

    @Test
    void who_complains_is_read_and_stored_nowhere() {
        City city = City.of(PersonsNightTest.class);
        city.dropSample(COMPLAINTS);
        city.night();
        assertThat(city.jdbc().sql("select count(*) from warehouse.complaint").query(Long.class).single()).isPositive();
        assertThat(city.jdbc().sql("select count(*) from pg_attribute where attrelid = 'warehouse.complaint'::regclass and attname = 'complainant' and not attisdropped")
                .query(Long.class).single()).isZero();
        assertThat(city.shian("check").exitCode()).as(city.shian("check").all()).isZero();
    }

    @Test
    void who_looks_at_rows_of_the_archive_is_recorded() throws IOException {
        City city = City.of(PersonsNightTest.class);
        List<String> lines = new ArrayList<>(Arrays.asList(Batches.file(100)));
        lines.add(Batches.row(101).replace("流通", "张某150105197308174429"));
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", lines.toArray(String[]::new));
        city.night();
        assertThat(city.shian("quarantine", "show", "1", "102").out()).as("the row as it stands in the file").contains("150105197308174429");
        Path slips = city.data().resolve("slips/to/them");
        assertThat(city.shian("quarantine", "export", "1", "--to", slips.toString()).exitCode()).isZero();
        assertThat(city.jdbc().sql("select concat_ws(' ', actor, verb, object) from control.operator_action order by action_id").query(String.class).list())
                .contains("tester quarantine show delivery 1 line 102", "tester quarantine export delivery 1");
        try (Stream<Path> made = Files.walk(slips)) {
            assertThat(made.toList()).hasSizeGreaterThan(1).allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .as(path.toString()).endsWith("------"));
        }
        try (Stream<Path> made = Files.walk(city.data().resolve("archive"))) {
            assertThat(made.toList()).isNotEmpty().allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .as(path.toString()).endsWith("------"));
        }
    }

    @Test
    void a_reason_that_somebody_gives_is_masked_too() {
        City city = City.of(PersonsNightTest.class);
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", Batches.file(3));
        city.night();
        city.shian("replay", "1", "--reason", "按张某138-8174-5566来电");
        assertThat(city.jdbc().sql("select reason from control.operator_action where verb = 'replay'").query(String.class).single()).isEqualTo("按张某138****5566来电");
        nothingIn(city);
    }
}
