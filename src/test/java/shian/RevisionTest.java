package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a delivery changes against the one before it. */
@Tag("store")
class RevisionTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V%02d.csv";

    private final City city = City.of(RevisionTest.class);

    @Test
    void a_revision_tells_the_rows_it_added_removed_and_changed_and_the_measures_it_moved() {
        city.drop(MARCH.formatted(1), Batches.file(30));
        city.night();
        String[] revised = Batches.file(31);
        revised[3] = Batches.row(3, "2021-03-16", "不合格样品");
        revised[4] = Batches.row(99);
        city.drop(MARCH.formatted(2), revised);
        city.night();
        assertThat(revisions()).containsExactly("2 of {1}: 30 → 31: +2 -1 ~1 =28 UNSCHEDULED");
        assertThat(city.jdbc().sql("""
                select change || ' ' || right(row_key, 2) || ' ' || columns::text || ' ' || coalesce(line_before::text, '-') || '→'
                       || coalesce(line_after::text, '-')
                from intake.revision_row order by ordinal""").query(String.class).list()).containsExactly(
                "CHANGED 03 {reported_on,conclusion} 4→4", "ADDED 99 {} -→5", "ADDED 31 {} -→32", "REMOVED 04 {} 5→-");
        assertThat(city.jdbc().sql("""
                select measure || ' ' || division_code || ' ' || year || ' ' || before || '→' || after from intake.revision_measure
                order by 1""").query(String.class).list()).containsExactly("sampling.batches 150105 2021 30→31",
                "sampling.batches.by-sampling-date 150105 2021 30→31", "sampling.batches.failed 150105 2021 0→1",
                "sampling.batches.judged 150105 2021 30→31", "sampling.batches.to-publish 150105 2021 30→31");
        assertVerified();
    }

    @Test
    void everything_about_a_delivery_is_shown_in_one_place() {
        city.drop(MARCH.formatted(1), Batches.file(30));
        city.night();
        city.drop(MARCH.formatted(2), Batches.file(31));
        city.night();
        City.Result shown = city.shian("deliveries", "show", "2");
        assertThat(shown.exitCode()).as(shown.all()).isZero();
        assertThat(shown.out()).contains("LOADED", MARCH.formatted(2), "what it changed:", "UNSCHEDULED", "measures moved:",
                "sampling.batches.judged", "XBJ21150105000000031").doesNotContain("cli.", "left out");
        assertThat(city.shian("deliveries", "show", "1").out()).contains("SUPERSEDED", "Superseded by delivery 2");
        assertThat(city.shian("deliveries", "show", "2", "--format", "json").out()).contains("\"measure_most\"");
        assertThat(city.shian("deliveries", "show", "2", "--lang", "zh").out()).contains("与前一份相比", "修订类别");
        assertThat(city.shian("deliveries", "show", "9").exitCode()).isEqualTo(2);
    }

    @Test
    void a_content_that_comes_back_is_a_revision_too() {
        String name = "赛罕区2021年3月食品抽检明细表.csv";
        for (int rows : new int[] {30, 31, 30}) {
            city.drop(name, Batches.file(rows));
            city.night();
        }
        assertThat(revisions()).containsExactly("2 of {1}: 30 → 31: +1 -0 ~0 =30 UNSCHEDULED",
                "3 of {2}: 31 → 30: +0 -1 ~0 =30 UNSCHEDULED");
        assertVerified();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_content_that_comes_back_under_a_higher_version_counts_though_the_one_between_comes_in_the_same_night(boolean firstAlone) {
        city.drop(MARCH.formatted(1), Batches.file(30));
        if (firstAlone) {
            city.night();
        }
        city.drop(MARCH.formatted(2), Batches.file(31));
        city.drop(MARCH.formatted(3), Batches.file(30));
        city.night();
        assertThat(city.jdbc().sql("select string_agg(version || ' ' || state, ', ' order by version) from intake.delivery").query(String.class).single())
                .isEqualTo("1 SUPERSEDED, 2 SUPERSEDED, 3 LOADED");
        assertThat(city.jdbc().sql("select count(*) from warehouse.sampling_batch").query(Long.class).single()).isEqualTo(30);
    }

    @Test
    void a_quarter_over_its_months_is_compared_with_all_of_them_together() {
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", Batches.HEADER, Batches.row(1), Batches.row(2));
        city.drop("SCJG_CYJC_150105_202102_MX_V01.csv", Batches.HEADER, Batches.row(3, "2021-02-15", "纯抽检合格样品")
                .replace("2021-03-01", "2021-02-01"), Batches.row(2, "2021-02-15", "纯抽检合格样品").replace("2021-03-01", "2021-02-01"));
        city.night();
        city.drop("SCJG_CYJC_150105_2021Q1_MX_V01.csv", Batches.HEADER, Batches.row(1), Batches.row(2), Batches.row(4));
        city.night();
        assertThat(revisions()).containsExactly("3 of {1,2}: 4 → 3: +1 -2 ~1 =1 UNSCHEDULED");
        assertVerified();
    }

    @Test
    void the_class_says_whether_a_revision_is_late_large_or_neither() {
        city.drop("SCJG_CYJC_150105_202204_MX_V01.csv", april(40));
        city.night();
        city.drop("SCJG_CYJC_150105_202204_MX_V02.csv", april(41));
        assertThat(city.night().out()).doesNotContain("REVISION");
        city.drop("SCJG_CYJC_150105_202204_MX_V03.csv", april(60));
        assertThat(city.night().out()).contains("REVISION #3 SCJG_CYJC_150105_202204_MX_V03.csv: 60 rows in place of the 41 of #2");
        city.drop("SCJG_CYJC_150105_202204_MX_V04.csv", april(59));
        city.night("2022-08-06");
        assertThat(city.jdbc().sql("""
                select class || ' ' || round(row_share, 3) || ' ' || round(measure_change, 3) || ' ' || days_late from intake.revision
                order by delivery_id""").query(String.class).list()).containsExactly("ROUTINE 0.024 0.025 27",
                "MAJOR 0.317 0.463 27", "UNSCHEDULED 0.017 0.017 88");
    }

    @Test
    void the_contract_says_what_is_large_and_late() throws Exception {
        City own = City.withOwnCatalogue(RevisionTest.class);
        var contract = own.home().resolve("jobs/market-regulation/sampling-batches.yaml");
        Files.writeString(contract, Files.readString(contract).replace("refuse-above: 5%",
                "refuse-above: 5%\nrevision: {major-above: 1%, within: 500}"));
        own.drop(MARCH.formatted(1), Batches.file(30));
        own.night();
        own.drop(MARCH.formatted(2), Batches.file(31));
        own.night();
        assertThat(own.jdbc().sql("select class || ' ' || days_late from intake.revision").query(String.class).single())
                .isEqualTo("MAJOR 422");
    }

    @Test
    void what_counts_for_the_first_time_or_does_not_count_is_no_revision() {
        city.drop(MARCH.formatted(2), Batches.file(31));
        city.night();
        city.drop(MARCH.formatted(1), Batches.file(30));
        city.drop(MARCH.formatted(3), Batches.HEADER);
        city.night();
        assertThat(revisions()).isEmpty();
    }

    private static String[] april(int rows) {
        String[] lines = Batches.file(rows);
        for (int i = 1; i < lines.length; i++) {
            lines[i] = lines[i].replace("2021-03-", "2022-04-");
        }
        return lines;
    }

    private List<String> revisions() {
        return city.jdbc().sql("""
                select delivery_id || ' of ' || predecessors::text || ': ' || rows_before || ' → ' || rows_after || ': +' || added
                       || ' -' || removed || ' ~' || changed || ' =' || unchanged || ' ' || class
                from intake.revision order by delivery_id, run_id""").query(String.class).list();
    }

    private void assertVerified() {
        City.Result verified = city.shian("verify");
        assertThat(verified.exitCode()).as(verified.all()).isZero();
    }
}
