package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A revision that lacks many rows, or leaves out versions, waits for a person; what it would replace goes on counting. */
@Tag("store")
class WaitingRevisionTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V%02d.csv";

    private final City city = City.withOwnCatalogue(WaitingRevisionTest.class);

    @Test
    void a_revision_that_lacks_many_rows_waits_and_a_person_lets_it_in() {
        city.drop(MARCH.formatted(1), Batches.file(100));
        city.night();
        city.drop(MARCH.formatted(2), Batches.file(30));
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).contains("1 waiting to be admitted", "WAITING #2 " + MARCH.formatted(2) + ": 100 rows → 30 (−70 %): 70 of the rows",
                "#1 " + MARCH.formatted(1) + " stays in effect", "ops/shian admit 2 --reason");
        assertThat(states()).containsExactly("LOADED", "WAITING");
        assertThat(rows()).isEqualTo(100);
        assertThat(city.shian("deliveries", "show", "2").out()).contains("100 rows → 30 (−70 %)");
        assertThat(city.shian("deliveries", "show", "2", "--lang", "zh").out()).contains("100 行 → 30 行（−70 %）", "继续有效");
        intake();
        assertThat(states()).as("the next night asks nobody").containsExactly("LOADED", "WAITING");

        City.Result preview = city.shian("admit", "2", "--dry-run");
        assertThat(preview.out()).as(preview.err()).contains("would be admitted", "100 rows → 30", "Delivery 2 takes the place of 1", "of which 100 rows count now", "B34");
        assertThat(city.shian("admit", "2").exitCode()).as("it needs a reason").isEqualTo(2);
        assertThat(city.shian("admit", "2", "--reason", "the others were not of this month").exitCode()).isZero();
        intake();
        assertThat(states()).containsExactly("SUPERSEDED", "LOADED");
        assertThat(rows()).isEqualTo(30);
        assertThat(city.jdbc().sql("select verb || ' ' || object || ' ' || (before ->> 'reasons') from control.operator_action where verb <> 'run'")
                .query(String.class).list()).containsExactly("admit delivery 2 load.loses");
        assertThat(city.shian("verify").exitCode()).isZero();
    }

    @Test
    void a_person_sends_it_back_and_nobody_is_asked_again() {
        drop(1, 100);
        drop(2, 30);
        intake();
        assertThat(city.shian("admit", "2", "--reject", "--dry-run").out()).contains("would be sent back", "published values that could move: 0");
        assertThat(states()).containsExactly("LOADED", "WAITING");
        City.Result rejected = city.shian("admit", "2", "--reject", "--reason", "half of the file is missing");
        assertThat(rejected.exitCode()).as(rejected.all()).isZero();
        assertThat(states()).containsExactly("LOADED", "REFUSED");
        assertThat(intake().out()).doesNotContain("WAITING #", "REFUSED #");
        assertThat(rows()).isEqualTo(100);
        assertThat(city.shian("deliveries", "show", "2").out()).contains("tester sent it back: half of the file is missing", "reject");
        assertThat(city.shian("admit", "2", "--reject", "--reason", "again").exitCode()).isEqualTo(3);
        city.drop(MARCH.formatted(3), Batches.file(90));
        intake();
        assertThat(states()).containsExactly("SUPERSEDED", "REFUSED", "LOADED");
    }

    @Test
    void a_later_revision_settles_one_that_waits() {
        drop(1, 100);
        drop(2, 30);
        drop(3, 99);
        intake();
        assertThat(states()).containsExactly("SUPERSEDED", "SUPERSEDED", "LOADED");
        assertThat(rows()).isEqualTo(99);
    }

    @Test
    void a_zero_report_other_rows_and_a_longer_period_wait_as_a_shorter_file_does() {
        drop(1, 100);
        city.drop(MARCH.formatted(2), Batches.HEADER, "零报告");
        String[] others = Batches.file(100);
        for (int i = 1; i <= 100; i++) {
            others[i] = Batches.row(1000 + i);
        }
        intake();
        city.drop(MARCH.formatted(3), others);
        city.drop("SCJG_CYJC_150105_2021Q1_MX_V01.csv", Batches.file(60));
        City.Result night = intake();
        assertThat(states()).containsExactly("LOADED", "WAITING", "WAITING", "WAITING");
        assertThat(night.out()).contains("100 rows → 0 (−100 %)", "100 rows → 100 (+0 %): 100 of the rows", "100 rows → 60 (−40 %)");
        assertThat(rows()).isEqualTo(100);
    }

    @Test
    void few_rows_or_a_small_share_do_not_wait_and_a_contract_may_say_otherwise() {
        drop(1, 20);
        drop(2, 1);
        assertThat(states()).containsExactly("SUPERSEDED", "LOADED");
        drop(3, 100);
        drop(4, 71);
        assertThat(states().get(3)).isEqualTo("LOADED");
        city.change("jobs/market-regulation/sampling-batches.yaml", "refuse-above: 5%", "refuse-above: 5%\nrevision: {loses-above: 5%, loses-rows: 4}");
        drop(5, 67);
        assertThat(states().get(4)).isEqualTo("WAITING");
        drop(6, 68);
        assertThat(states().get(5)).isEqualTo("LOADED");
    }

    @Test
    void a_version_that_leaves_out_many_waits_and_counts_once_it_comes_under_the_right_one() {
        drop(11, 30);
        assertThat(states()).as("ten may have been lost").containsExactly("LOADED");
        city.drop(MARCH.formatted(99), Batches.file(31));
        City.Result night = intake();
        assertThat(night.out()).contains("WAITING #2 " + MARCH.formatted(99) + ": It is version 99, the last one that counted is 11, and 87 versions between");
        assertThat(rows()).isEqualTo(30);
        city.drop(MARCH.formatted(12), Batches.file(31));
        intake();
        assertThat(states()).containsExactly("SUPERSEDED", "SUPERSEDED", "LOADED");
        assertThat(rows()).isEqualTo(31);
        drop(23, 32);
        assertThat(states().get(3)).isEqualTo("LOADED");
    }

    @Test
    void versions_that_were_sent_back_are_not_left_out() {
        for (int version = 1; version <= 12; version++) {
            city.drop(MARCH.formatted(version), Batches.HEADER, Batches.row(version, "2021-03-45", "x"));
        }
        intake();
        drop(13, 30);
        assertThat(states()).hasSize(13).startsWith("REFUSED").endsWith("LOADED");
        City other = City.of(WaitingRevisionTest.class);
        other.drop(MARCH.formatted(13), Batches.file(30));
        assertThat(intake(other).out()).contains("It is version 13, none of its scope has counted, and 12 versions before it never came");
        assertThat(other.shian("admit", "1", "--reason", "the office counts all its months").exitCode()).isZero();
        intake(other);
        assertThat(other.jdbc().sql("select state from intake.delivery").query(String.class).single()).isEqualTo("LOADED");
    }

    private void drop(int version, int rows) {
        city.drop(MARCH.formatted(version), Batches.file(rows));
        intake();
    }

    /** By day: receives and loads, which is all that matters here. */
    private City.Result intake() {
        return intake(city);
    }

    private static City.Result intake(City city) {
        return city.shian("run", "intake", "--inbox", city.inbox().toString(), "--date", "2022-06-06");
    }

    private long rows() {
        return city.jdbc().sql("select count(*) from warehouse.sampling_batch").query(Long.class).single();
    }

    private List<String> states() {
        return city.jdbc().sql("select state from intake.delivery order by delivery_id").query(String.class).list();
    }
}
