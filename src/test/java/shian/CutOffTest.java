package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Published figures that count "since 2021" and do not say up to when: the day is found on which all of them agree. Here
 * batches and failed ones stand at 1 and 0 on 15 March, then 2 and 1, from 2 April 3 and 1, from the 10th 4 and 2, from
 * 5 May 5 and 2.
 */
@Tag("store")
class CutOffTest {

    private static final String FAILED = "纯抽检不合格样品";
    private static final String PASSED = "纯抽检合格样品";

    private City city;

    @BeforeEach
    void batchesOfAFewDays() {
        city = City.withOwnCatalogue(CutOffTest.class);
        city.drop("SCJG_CYJC_150105_2021_MX_V01.csv", Batches.HEADER, Batches.row(1, "2021-03-15", PASSED),
                Batches.row(2, "2021-03-20", FAILED), Batches.row(3, "2021-04-02", PASSED), Batches.row(4, "2021-04-10", FAILED),
                Batches.row(5, "2021-05-05", PASSED));
        write("jobs/reconciliations/RC-90.yaml", """
                rule: RC-90
                kind: claim
                title: {zh: 截止日, en: Day up to which it counts}
                cut-off: {claims: [T01, T02]}
                severity: WARN
                """);
    }

    @Test
    void the_day_is_found_on_which_all_figures_agree() {
        published(3, 1);
        city.night();
        assertThat(verdicts()).containsExactly("150100 2021 T01 TRUE 3 3 CUT_OFF 2021-04-02/2021-04-09",
                "150100 2021 T02 TRUE 1 1 CUT_OFF 2021-04-02/2021-04-09");
        assertThat(city.shian("claims").out()).containsPattern("T01 +Batches since 2021 +3 +3 +0 +equal +Counted up to a day from "
                + "2021-04-02 to 2021-04-09, all figures of the rule agree");
    }

    @Test
    void a_standing_that_still_holds_lasts_to_the_business_date() {
        published(5, 2);
        city.night();
        assertThat(verdicts()).contains("150100 2021 T01 TRUE 5 5 CUT_OFF 2021-05-05/2022-06-06");
    }

    @Test
    void where_no_day_agrees_the_nearest_is_told_with_what_is_left() {
        published(4, 1);
        city.night();
        assertThat(verdicts()).containsExactly("150100 2021 T01 FALSE 3 4 NEAREST 2021-04-02/2021-04-09",
                "150100 2021 T02 TRUE 1 1 NEAREST 2021-04-02/2021-04-09");
        assertThat(city.jdbc().sql("select concat_ws(' ', dimensions, state, imbalance) from reconciliation.break where rule = 'RC-90'")
                .query(String.class).list()).containsExactly("{\"comparison\": \"T01\"} OPEN -1");
        assertThat(city.shian("claims").out()).containsPattern("T01 .* 4 +4 +0 +equal +Counted up to a day from 2021-04-10 to 2021-05-04, it "
                + "agrees; there is no day on which all figures of the rule agree").containsPattern("T02 .* 1 +1 +0 +equal +Counted up to a day from 2021-03-20 to 2021-04-09");
        published(3, 1);
        city.night();
        assertThat(city.jdbc().sql("select state from reconciliation.break where rule = 'RC-90'").query(String.class).list())
                .as("a changed figure is looked at again").containsExactly("CLOSED");
    }

    @Test
    void a_figure_without_a_rule_is_held_against_what_there_is_to_date() throws IOException {
        Files.delete(city.home().resolve("jobs/reconciliations/RC-90.yaml"));
        published(5, 7);
        city.night();
        assertThat(city.shian("claims").out()).containsPattern("T01 .* 5 +5 +0 +equal")
                .containsPattern("T02 .* 7 +not computable +Nobody says up to which day it counts; by 2022-06-06: 2");
    }

    @Test
    void what_cannot_be_counted_from_day_to_day_is_told_by_check() {
        published(3, 1);
        city.change("jobs/claims/test.yaml", "sampling.batches.failed", "population.resident");
        assertThat(city.shian("check", "--offline").err()).contains("population.resident cannot be counted from day to day");
        published(3, 1);
        city.change("jobs/claims/test.yaml", "since: 2021-01-01, computed: sampling.batches.failed", "since: 2020-01-01, computed: sampling.batches.failed");
        assertThat(city.shian("check", "--offline").err()).contains("The claim T02 does not count from a day");
        published(3, 1);
        city.change("jobs/claims/test.yaml", "since: 2021-01-01, computed: sampling.batches.failed", "years: 2021, computed: sampling.batches.failed");
        assertThat(city.shian("check", "--offline").err()).contains("The claim T02 does not count from a day");
    }

    private void published(int batches, int failed) {
        write("jobs/claims/test.yaml", """
                source: {zh: 测试, en: Test}
                division: "150100"
                claims:
                  T01: {zh: 2021年以来批次, en: Batches since 2021, unit: 批次, published: "%d", since: 2021-01-01, computed: sampling.batches}
                  T02: {zh: 2021年以来不合格, en: Failed since 2021, unit: 批次, published: "%d", since: 2021-01-01, computed: sampling.batches.failed}
                """.formatted(batches, failed));
    }

    private List<String> verdicts() {
        return city.jdbc().sql("""
                select concat_ws(' ', division_code, year, dimensions ->> 'comparison', verdict, left_value, right_value, note)
                from reconciliation.verdict where rule = 'RC-90' order by 1""").query(String.class).list();
    }

    private void write(String file, String text) {
        try {
            Files.writeString(city.home().resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
