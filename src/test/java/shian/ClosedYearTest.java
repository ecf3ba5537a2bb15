package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A year that a person closed: its values are final, and what touches it waits to be admitted. */
@Tag("store")
class ClosedYearTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V%02d.csv";
    private static final String B34 = "select period_status || ' ' || coalesce(value::text, '-') from scorer.indicator_value "
            + "where indicator_code = 'B34' and scope = 'all' and division_code = '150105' and year = %d";

    private City city;

    @BeforeEach
    void aPublishedYear() {
        city = City.of(ClosedYearTest.class);
        city.drop(MARCH.formatted(1), Batches.file(30));
        city.night();
    }

    @Test
    void a_closed_year_is_final_with_the_next_run_and_other_years_are_not() {
        assertThat(figure(2021)).isEqualTo("PROVISIONAL 100.00");
        City.Result preview = city.shian("close", "2021", "--dry-run");
        assertThat(preview.exitCode()).as(preview.all()).isZero();
        assertThat(preview.out()).contains("2021 would be closed", "published values that could move", "B34");
        assertThat(actions("close")).isEmpty();
        close();
        assertThat(figure(2021)).as("an edition does not change").isEqualTo("PROVISIONAL 100.00");
        assertThat(city.night().out()).contains("edition 2 published");
        assertThat(figure(2021)).isEqualTo("FINAL 100.00");
        assertThat(city.jdbc().sql("select distinct period_status from scorer.indicator_value where year <> 2021")
                .query(String.class).list()).contains("PROVISIONAL").doesNotContain("FINAL", "RESTATED");
        assertThat(because(1, 2, 2021)).containsExactly("close year 2021 by tester: the report is signed");
        assertThat(city.night().out()).contains("no new edition");
        assertThat(actions("close")).containsExactly("year 2021: the report is signed");
        assertVerified();
    }

    @Test
    void what_touches_a_closed_year_waits_and_once_admitted_restates_the_values_that_differ() {
        close();
        city.night();
        String[] late = Batches.file(30);
        late[1] = Batches.row(1, "2021-03-15", "不合格样品");
        city.drop(MARCH.formatted(2), late);
        City.Result night = city.night();
        assertThat(night.out()).contains("1 waiting to be admitted", "WAITING #2 " + MARCH.formatted(2), "ops/shian admit 2 --reason", "no new edition");
        assertThat(city.shian("deliveries", "--status", "waiting").out()).contains("2021, which is closed");
        assertThat(figure(2021)).isEqualTo("FINAL 100.00");
        assertThat(states()).containsExactly("LOADED", "WAITING");
        assertThat(city.jdbc().sql("select count(*) from intake.revision").query(Long.class).single()).isZero();

        City.Result preview = city.shian("admit", "2", "--dry-run");
        assertThat(preview.exitCode()).as(preview.all()).isZero();
        assertThat(preview.out()).contains("would be admitted", "B34", "FINAL").doesNotContain("C01");
        assertThat(states()).containsExactly("LOADED", "WAITING");
        assertThat(city.shian("admit", "2").exitCode()).as("it needs a reason").isEqualTo(2);
        City.Result admitted = city.shian("admit", "2", "--reason", "the laboratory withdrew a report");
        assertThat(admitted.exitCode()).as(admitted.all()).isZero();
        city.night();
        assertThat(states()).containsExactly("SUPERSEDED", "LOADED");
        assertThat(figure(2021)).isEqualTo("RESTATED 96.67");
        assertThat(city.jdbc().sql("""
                select period_status from scorer.indicator_value
                where indicator_code = 'B34' and scope = 'all' and division_code = '150104' and year = 2021""").query(String.class).single())
                .as("what did not change stays final").isEqualTo("FINAL");
        assertThat(because(2, 3, 2022)).as("held against a year that moved").singleElement().asString()
                .contains("+#2 " + MARCH.formatted(2), "last year 100.00 → 96.67");
        assertThat(because(2, 3, 2021)).isNotEmpty().allSatisfy(why -> assertThat(why).contains("+#2 " + MARCH.formatted(2)
                + " (UNSCHEDULED revision of #1: rows +0 -0 ±1)", "-#1 " + MARCH.formatted(1),
                "admit delivery 2 by tester: the laboratory withdrew a report"));
        assertThat(city.shian("diff", "2", "3").out()).contains("FINAL", "RESTATED");
        assertThat(actions("admit")).containsExactly("delivery 2: the laboratory withdrew a report");
        assertThat(city.shian("deliveries", "show", "2").out()).contains("admit", "the laboratory withdrew a report", "tester");
        assertVerified();

        City.Result back = city.shian("admit", "2", "--reason", "again");
        assertThat(back.exitCode()).isEqualTo(3);
        assertThat(back.err()).contains("is LOADED; only one that is WAITING");
    }

    @Test
    void a_restated_value_stays_so_until_the_year_is_closed_again() {
        close();
        city.night();
        city.drop(MARCH.formatted(2), Batches.file(20));
        city.night();
        city.shian("admit", "2", "--reason", "rows withdrawn");
        city.night();
        assertThat(numerator()).isEqualTo("RESTATED 20");
        city.drop(MARCH.formatted(3), Batches.file(30));
        city.night();
        city.shian("admit", "3", "--reason", "and put back");
        city.night();
        assertThat(numerator()).as("it was another one in between").isEqualTo("RESTATED 30");
        close();
        city.night();
        assertThat(numerator()).isEqualTo("FINAL 30");
        assertThat(city.jdbc().sql("select closing from publication.year_closing order by 1").query(Integer.class).list())
                .containsExactly(1, 2);
        assertVerified();
    }

    @Test
    void an_admitted_delivery_that_changes_no_value_leaves_it_final() {
        close();
        city.night();
        String[] same = Batches.file(30);
        same[1] = same[1].replace("某店", "另一店");
        city.drop(MARCH.formatted(2), same);
        city.night();
        city.shian("admit", "2", "--reason", "a name was wrong");
        assertThat(city.night().out()).contains("no new edition");
        assertThat(figure(2021)).isEqualTo("FINAL 100.00");
    }

    @Test
    void a_file_whose_period_reaches_into_the_closed_year_waits_and_one_of_another_year_does_not() {
        close();
        city.drop("SCJG_CYJC_150105_202201_MX_V01.csv", Batches.HEADER, Batches.row(1, "2022-01-15", "纯抽检合格样品"));
        city.drop("SCJG_CYJC_150105_202012-202202_MX_V01.csv", Batches.HEADER, Batches.row(1, "2022-01-15", "纯抽检合格样品"));
        city.night();
        assertThat(city.jdbc().sql("select state from intake.delivery where period && '[2022-01-01,2022-02-01)' order by lower(period)")
                .query(String.class).list()).containsExactly("WAITING", "LOADED");
    }

    @Test
    void closing_is_refused_where_it_makes_no_sense_and_says_why() {
        assertRefused("2022", "not over in edition 1, which is as of 2022-06-06");
        assertRefused("2015", "edition 1 has no values of it");
        close();
        assertRefused("2021", "2021 is closed, since", "by tester: the report is signed");
        city.night();
        assertRefused("2021", "2021 is closed");
        city.drop("SCJG_CYJC_150105_202003_MX_V01.csv", Batches.HEADER, Batches.row(1, "2020-03-15", "纯抽检合格样品")
                .replace("2021-03-01", "2020-03-01"));
        city.shian("run", "intake", "--inbox", city.inbox().toString(), "--date", "2022-06-06");
        assertRefused("2020", "things to be computed");
        assertThat(city.shian("close", "2020").exitCode()).as("no reason").isEqualTo(2);
        assertThat(actions("close")).hasSize(1);
    }

    @Test
    void nothing_can_be_closed_before_anything_is_published() {
        City empty = City.of(ClosedYearTest.class);
        City.Result refused = empty.shian("close", "2021", "--reason", "early");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("nothing is published yet");
    }

    /** Why the values of B34 at the district moved between two editions, each reason once. */
    private List<String> because(long before, long after, int year) {
        return new shian.operate.EditionDifference(city.jdbc(), shian.catalog.CatalogReader.read(java.nio.file.Path.of("jobs")))
                .between(before, after).rows().stream().filter(row -> row.get(0).equals("B34") && row.get(2).equals("150105")
                        && ((Number) row.get(3)).intValue() == year)
                .map(row -> row.get(row.size() - 1).toString()).distinct().toList();
    }

    private void close() {
        City.Result closed = city.shian("close", "2021", "--reason", "the report is signed");
        assertThat(closed.exitCode()).as(closed.all()).isZero();
    }

    private void assertRefused(String year, String... words) {
        City.Result refused = city.shian("close", year, "--reason", "try");
        assertThat(refused.exitCode()).as(refused.all()).isEqualTo(3);
        assertThat(refused.err()).contains(words);
    }

    private String figure(int year) {
        return city.jdbc().sql(B34.formatted(year)).query(String.class).single();
    }

    private String numerator() {
        return city.jdbc().sql("""
                select period_status || ' ' || numerator from scorer.indicator_value
                where indicator_code = 'B34' and scope = 'all' and division_code = '150105' and year = 2021""").query(String.class).single();
    }

    private List<String> states() {
        return city.jdbc().sql("select state from intake.delivery order by delivery_id").query(String.class).list();
    }

    private List<String> actions(String verb) {
        return city.jdbc().sql("select object || ': ' || reason from control.operator_action where verb = :verb order by action_id")
                .param("verb", verb).query(String.class).list();
    }

    private void assertVerified() {
        City.Result verified = city.shian("verify");
        assertThat(verified.exitCode()).as(verified.all()).isZero();
    }
}
