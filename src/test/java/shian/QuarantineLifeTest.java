package shian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of rows that were set aside: open, waived and open again, corrected, superseded. */
@Tag("store")
class QuarantineLifeTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V%02d.csv";
    private static final String BAD_DATE = Batches.row(101, "昨天", "纯抽检合格样品");
    private static final String BAD_KEY = Batches.row(102).replace("XBJ21150105000000102", "不清楚");

    private City city;

    @BeforeEach
    void aCity() {
        city = City.of(QuarantineLifeTest.class);
    }

    @AfterEach
    void every_row_is_still_one_thing() {
        assertThat(city.jdbc().sql("""
                select count(*) from intake.delivery where rows_read is not null
                  and rows_read <> accepted + quarantined + duplicate + non_data""").query(Long.class).single()).isZero();
        assertThat(city.shian("verify").exitCode()).isZero();
    }

    @Test
    void a_row_whose_key_a_later_delivery_accepts_is_corrected_by_it_and_another_is_superseded() {
        drop(1, BAD_DATE, Batches.row(103, "2021-02-30", "纯抽检合格样品"), BAD_KEY);
        city.night();
        assertThat(rows()).containsExactly("1:102 OPEN XBJ21150105000000101", "1:103 OPEN XBJ21150105000000103", "1:104 OPEN -");
        drop(2, Batches.row(101), BAD_KEY);
        city.night();
        assertThat(rows()).containsExactly("1:102 CORRECTED XBJ21150105000000101 by 2 run 2",
                "1:103 SUPERSEDED XBJ21150105000000103 by 2 run 2", "1:104 SUPERSEDED - by 2 run 2", "2:103 OPEN -");
    }

    @Test
    void a_row_with_an_unknown_key_is_corrected_by_a_delivery_that_sets_nothing_aside() {
        drop(1, BAD_KEY);
        city.night();
        drop(2, Batches.row(102));
        city.night();
        assertThat(rows()).containsExactly("1:102 CORRECTED - by 2 run 2");
    }

    @Test
    void rows_that_share_a_key_are_corrected_when_one_of_them_comes_alone() {
        drop(1, Batches.row(7, "2021-03-16", "纯抽检不合格样品"));
        city.night();
        assertThat(rows()).containsExactly("1:8 OPEN XBJ21150105000000007", "1:102 OPEN XBJ21150105000000007");
        drop(2);
        city.night();
        assertThat(rows()).allMatch(row -> row.contains("CORRECTED XBJ21150105000000007 by 2"));
    }

    @Test
    void rows_of_a_refused_delivery_are_settled_by_the_one_that_comes_in_its_place() {
        List<String> lines = new ArrayList<>(List.of(Batches.HEADER));
        for (int i = 1; i <= 10; i++) {
            lines.add(i < 5 ? Batches.row(i, "昨天", "纯抽检合格样品") : Batches.row(i));
        }
        city.drop(MARCH.formatted(1), lines.toArray(String[]::new));
        city.night();
        assertThat(city.jdbc().sql("select state from intake.delivery").query(String.class).single()).isEqualTo("REFUSED");
        assertThat(rows()).hasSize(4).allMatch(row -> row.contains("OPEN XBJ"));
        lines.remove(1);
        city.drop(MARCH.formatted(2), lines.toArray(String[]::new));
        city.night();
        assertThat(rows()).as("a second refusal says anew what is wrong").hasSize(7)
                .filteredOn(row -> row.startsWith("1:")).allMatch(row -> row.contains("SUPERSEDED") && row.contains("by 2 run 2"));
        assertThat(rows()).filteredOn(row -> row.startsWith("2:")).hasSize(3).allMatch(row -> row.contains("OPEN"));
        city.drop(MARCH.formatted(3), Batches.HEADER, Batches.row(2), Batches.row(3));
        city.night();
        assertThat(rows()).filteredOn(row -> row.startsWith("2:")).containsExactly("2:2 CORRECTED XBJ21150105000000002 by 3 run 3",
                "2:3 CORRECTED XBJ21150105000000003 by 3 run 3", "2:4 SUPERSEDED XBJ21150105000000004 by 3 run 3");
    }

    @Test
    void a_waived_row_says_who_and_why_does_not_count_in_the_uncertainty_and_opens_when_its_day_has_passed() {
        drop(1, BAD_DATE.replace("纯抽检合格样品", "纯抽检不合格样品"));
        city.night("2022-06-06");
        assertThat(bounds()).isNotEqualTo("equal");

        City.Result preview = city.shian("quarantine", "waive", "1", "102", "--reason", "待检测机构复核", "--until", "2022-06-08", "--dry-run");
        assertThat(preview.out()).contains("1 rows of delivery 1 would be waived until 2022-06-08", "published values that could move",
                "B34");
        assertThat(rows()).containsExactly("1:102 OPEN XBJ21150105000000101");

        assertThat(city.shian("quarantine", "waive", "1", "--reason", "待检测机构复核", "--until", "2022-06-08").exitCode()).isZero();
        assertThat(rows()).containsExactly("1:102 WAIVED XBJ21150105000000101 tester 待检测机构复核 2022-06-08");
        assertThat(city.shian("quarantine", "--status", "waived").out()).contains("tester: 待检测机构复核 (→ 2022-06-08)");
        assertThat(city.jdbc().sql("""
                select actor || ' ' || object || ' ' || reason || ' ' || (after -> 'lines') from control.operator_action
                where verb = 'quarantine waive'""").query(String.class).list())
                .containsExactly("tester delivery 1 待检测机构复核 [102]");

        city.night("2022-06-07");
        assertThat(bounds()).isEqualTo("equal");
        assertThat(city.shian("quarantine").out()).doesNotContain("XBJ21150105000000101");

        city.night("2022-06-08");
        assertThat(rows()).singleElement().asString().contains("WAIVED");
        city.night("2022-06-09");
        assertThat(rows()).containsExactly("1:102 OPEN XBJ21150105000000101 run 4");
        assertThat(bounds()).isNotEqualTo("equal");
    }

    @Test
    void a_waiver_is_extended_by_its_line_and_can_be_withdrawn() {
        drop(1, BAD_DATE);
        city.night();
        city.shian("quarantine", "waive", "1", "--reason", "first", "--until", "2022-06-08");
        assertThat(city.shian("quarantine", "waive", "1", "102", "--reason", "more time", "--until", "2022-07-31").exitCode()).isZero();
        assertThat(rows()).containsExactly("1:102 WAIVED XBJ21150105000000101 tester more time 2022-07-31");
        assertRefused(2, "Give --withdraw or --until", "1", "--withdraw", "--reason", "r", "--until", "2022-12-31");
        assertThat(city.shian("quarantine", "waive", "1", "--withdraw", "--reason", "not agreed").out())
                .startsWith("1 rows of delivery 1 are open again");
        assertThat(rows()).containsExactly("1:102 OPEN XBJ21150105000000101 tester");
        assertRefused(3, "No row of delivery 1 is waived: there is nothing to open. Its rows stand at: OPEN 1", "1", "--withdraw", "--reason", "again");
        assertThat(city.jdbc().sql("""
                select reason || ': ' || (before ->> 'state') || ' -> ' || (after ->> 'state') from control.operator_action
                where verb = 'quarantine waive' order by action_id""").query(String.class).list())
                .containsExactly("first: OPEN -> WAIVED until 2022-06-08",
                        "more time: WAIVED until 2022-06-08 -> WAIVED until 2022-07-31", "not agreed: WAIVED until 2022-07-31 -> OPEN");
    }

    @Test
    void a_waived_row_that_comes_right_is_corrected_and_waived_no_more() {
        drop(1, BAD_DATE);
        city.night();
        city.shian("quarantine", "waive", "1", "--reason", "so agreed", "--until", "2022-12-31");
        drop(2, Batches.row(101));
        city.night();
        assertThat(rows()).containsExactly("1:102 CORRECTED XBJ21150105000000101 by 2 run 2");
    }

    @Test
    void waiving_is_refused_where_it_does_not_fit_and_says_how_things_stand() {
        drop(1, BAD_DATE, BAD_KEY);
        city.night();
        drop(2, BAD_DATE, BAD_KEY, "填表人：甲");
        city.night();
        assertRefused(3, "Delivery 1 is SUPERSEDED", "1", "--reason", "r", "--until", "2022-12-31");
        assertRefused(3, "lines 7. Its rows stand at: OPEN 2", "2", "102", "7", "--reason", "r", "--until", "2022-12-31");
        assertRefused(3, "OPEN 2", "2", "--reason-code", "credit-code", "--reason", "r", "--until", "2022-12-31");
        assertRefused(2, "There is no reason 'nonsense'", "2", "--reason-code", "nonsense", "--reason", "r", "--until", "2022-12-31");
        assertRefused(2, "needs a reason", "2", "--until", "2022-12-31");
        assertRefused(2, "Add --until", "2", "--reason", "r");
        assertRefused(2, "2022-06-05 is before 2022-06-06", "2", "--reason", "r", "--until", "2022-06-05");
        assertRefused(2, "There is no delivery 9", "9", "--reason", "r", "--until", "2022-12-31");
        assertThat(rows()).noneMatch(row -> row.contains("WAIVED"));
        assertThat(city.shian("quarantine", "waive", "2", "--reason-code", "date", "--reason", "r", "--until", "2022-12-31").out())
                .startsWith("1 rows of delivery 2 are waived");
        assertRefused(3, "OPEN 1, WAIVED 1", "2", "--reason-code", "date", "--reason", "r", "--until", "2022-12-31");
    }

    @Test
    void of_very_many_rows_the_first_are_listed_and_the_others_counted_by_their_reasons() {
        List<String> lines = new ArrayList<>(List.of(Batches.HEADER));
        for (int i = 1; i <= 10_050; i++) {
            lines.add(Batches.row(i, "昨天", "纯抽检合格样品"));
        }
        city.drop(MARCH.formatted(1), lines.toArray(String[]::new));
        city.night();
        City.Result list = city.shian("quarantine", "--format", "csv");
        assertThat(list.out().lines()).hasSize(10_001);
        assertThat(list.err()).contains("At least 50 more rows");
        assertThat(city.shian("quarantine", "--by", "reason", "--format", "csv").out()).contains("load.date,10050,1,");
        city.drop(MARCH.formatted(2), Batches.file(3));
        city.night();
        assertThat(city.jdbc().sql("select state, count(*) from intake.quarantine group by state order by 1")
                .query((row, n) -> row.getString(1) + " " + row.getLong(2)).list()).containsExactly("CORRECTED 3", "SUPERSEDED 9997");
        assertThat(city.shian("quarantine", "--by", "reason", "--format", "csv").out()).doesNotContain("load.date");
    }

    @Test
    void no_state_can_be_written_without_what_it_must_say() {
        drop(1, BAD_DATE);
        city.night();
        for (String state : List.of("WAIVED", "CORRECTED")) {
            assertThatThrownBy(() -> city.jdbc().sql("update intake.quarantine set state = :state").param("state", state).update())
                    .hasMessageContaining(state.equals("WAIVED") ? "waived_says_who_why_and_until" : "corrected_names_its_delivery");
        }
    }

    private void assertRefused(int exitCode, String why, String... arguments) {
        List<String> command = new ArrayList<>(List.of("quarantine", "waive"));
        command.addAll(Arrays.asList(arguments));
        City.Result result = city.shian(command.toArray(String[]::new));
        assertThat(result.err()).contains(why);
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    /** A hundred good rows and these. */
    private void drop(int version, String... more) {
        List<String> lines = new ArrayList<>(Arrays.asList(Batches.file(100)));
        lines.addAll(Arrays.asList(more));
        city.drop(MARCH.formatted(version), lines.toArray(String[]::new));
    }

    private List<String> rows() {
        return city.jdbc().sql("""
                select concat_ws(' ', delivery_id || ':' || line, state, coalesce(row_key, '-'), 'by ' || resolved_by, moved_by,
                                 waived_why, waived_until)
                from intake.quarantine order by delivery_id, line""").query(String.class).list();
    }

    private String bounds() {
        return city.jdbc().sql("""
                select case when low = value and high = value then 'equal' else concat_ws(' ', low, value, high) end
                from scorer.indicator_value where indicator_code = 'B34' and scope = 'all' and division_code = '150105' and year = 2021
                order by scope limit 1""").query(String.class).single();
    }
}
