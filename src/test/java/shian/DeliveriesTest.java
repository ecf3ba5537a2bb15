package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which delivery of a scope counts. */
@Tag("store")
class DeliveriesTest {

    private static final String MARCH = "SCJG_CYJC_150105_202103_MX_V%02d.csv";

    private City city;

    @BeforeEach
    void aCity() {
        city = City.of(DeliveriesTest.class);
    }

    @Test
    void a_file_seen_before_is_no_arrival_and_a_touched_one_no_delivery() throws Exception {
        var file = city.drop(MARCH.formatted(1), Batches.file(30));
        city.night();
        city.night();
        assertThat(count("intake.arrival")).isEqualTo(1);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2022-06-02T00:00:00Z")));
        city.night();
        assertThat(count("intake.arrival")).isEqualTo(2);
        assertThat(states()).containsExactly("LOADED 30");
    }

    @Test
    void what_was_superseded_and_comes_anew_counts_again() {
        String name = "赛罕区2021年3月食品抽检明细表.csv";
        city.drop(name, Batches.file(30));
        city.night();
        city.drop(name, Batches.file(31));
        city.night();
        assertThat(batches()).isEqualTo(31);
        city.drop(name, Batches.file(30));
        city.night();
        assertThat(batches()).isEqualTo(30);
        assertThat(states()).containsExactly("SUPERSEDED 30", "SUPERSEDED 31", "LOADED 30");
        assertThat(count("warehouse.sampling_batch")).isEqualTo(30);
    }

    @Test
    void the_higher_version_counts_whichever_comes_first() {
        city.drop(MARCH.formatted(2), Batches.file(31));
        city.night();
        city.drop(MARCH.formatted(1), Batches.file(30));
        city.night();
        assertThat(states()).containsExactly("LOADED 31", "SUPERSEDED null");
        assertThat(batches()).isEqualTo(31);
    }

    @Test
    void a_period_that_contains_others_supersedes_them_and_one_inside_is_refused() {
        city.drop(MARCH.formatted(1), Batches.file(30));
        city.night();
        city.drop("SCJG_CYJC_150105_2021H1_MX_V01.csv", Batches.file(40));
        city.night();
        assertThat(states()).containsExactly("SUPERSEDED 30", "LOADED 40");
        city.drop(MARCH.formatted(2), Batches.file(35));
        city.night();
        assertThat(states()).containsExactly("SUPERSEDED 30", "LOADED 40", "REFUSED null");
        assertThat(batches()).isEqualTo(40);
    }

    @Test
    void a_shorter_cumulative_file_that_comes_late_does_not_count() {
        city.drop("SCJG_CYJC_150105_202101-202106_MX_V01.csv", Batches.file(40));
        city.drop("SCJG_CYJC_150105_202101-202106_MX_V01.csv.manifest.json", "{\"mode\": \"cumulative\"}");
        city.night();
        city.drop("SCJG_CYJC_150105_202101-202103_MX_V01.csv", Batches.file(30));
        city.drop("SCJG_CYJC_150105_202101-202103_MX_V01.csv.manifest.json", "{\"mode\": \"cumulative\"}");
        city.night();
        assertThat(states()).containsExactly("LOADED 40", "SUPERSEDED null");
        assertThat(batches()).isEqualTo(40);
    }

    @Test
    void a_file_of_a_level_that_does_not_own_the_feed_is_kept_and_not_counted() {
        city.drop("SCJG_CYJC_150100_202103_MX_V01.csv", Batches.file(30));
        city.night();
        assertThat(states()).containsExactly("NOT_COUNTED null");
        assertThat(count("warehouse.sampling_batch")).isZero();
    }

    @Test
    void the_same_zero_report_of_two_divisions_is_two_deliveries_that_count_as_zero() {
        for (String division : List.of("150105", "150104")) {
            city.drop("SCJG_CYJC_" + division + "_202103_MX_V01.csv", Batches.HEADER, "零报告");
        }
        city.night();
        assertThat(states()).containsExactly("LOADED 0", "LOADED 0");
        assertThat(count("intake.content")).isEqualTo(1);
        assertThat(city.jdbc().sql("""
                select sum(value) from warehouse.measure where measure = 'sampling.batches' and year = 2021 and month = 3
                  and division_code in ('150104', '150105')""").query(Long.class).single()).isZero();
    }

    @Test
    void a_manifest_may_report_zero_of_an_empty_file_and_not_of_one_with_rows() {
        for (String month : List.of("01", "02", "03")) {
            city.drop("SCJG_CYJC_150105_2021" + month + "_MX_V01.csv.manifest.json", "{\"zero_report\": true}");
        }
        city.drop("SCJG_CYJC_150105_202101_MX_V01.csv", new byte[0]);
        city.drop("SCJG_CYJC_150105_202102_MX_V01.csv", Batches.HEADER);
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", Batches.file(2));
        city.drop("SCJG_CYJC_150104_202103_MX_V01.csv", Batches.HEADER, "零报告", Batches.row(1).replace("赛罕区", "玉泉区"));
        City.Result night = city.night();
        assertThat(city.jdbc().sql("""
                select path || ' ' || state || ' ' || rows_read from intake.delivery join intake.arrival using (arrival_id)
                order by path""").query(String.class).list()).containsExactly("SCJG_CYJC_150104_202103_MX_V01.csv REFUSED 3",
                "SCJG_CYJC_150105_202101_MX_V01.csv LOADED 0", "SCJG_CYJC_150105_202102_MX_V01.csv LOADED 1",
                "SCJG_CYJC_150105_202103_MX_V01.csv REFUSED 3");
        assertThat(night.out()).contains("is a zero report by its own words or its manifest, and has 2 rows");
    }

    @Test
    void a_version_that_comes_first_though_it_is_higher_is_not_replaced_within_one_night() {
        city.drop(MARCH.formatted(2), Batches.file(31));
        city.drop(MARCH.formatted(1), Batches.file(30));
        city.night();
        assertThat(batches()).isEqualTo(31);
        assertThat(count("warehouse.sampling_batch")).isEqualTo(31);
        assertThat(states()).containsExactly("SUPERSEDED 30", "LOADED 31");
    }

    @Test
    void what_is_superseded_leaves_no_fact_and_keeps_what_it_contributed() {
        city.drop(MARCH.formatted(1), Batches.file(30));
        city.night();
        city.drop(MARCH.formatted(2), Batches.file(31));
        city.night();
        assertThat(city.jdbc().sql("select distinct delivery_id from warehouse.sampling_batch").query(Long.class).list())
                .containsExactly(2L);
        assertThat(city.jdbc().sql("""
                select delivery_id || ' ' || sum(value) from warehouse.measure_part where measure = 'sampling.batches'
                group by delivery_id order by 1""").query(String.class).list()).containsExactly("1 30", "2 31");
    }

    @Test
    void a_partial_overlap_is_refused_naming_the_delivery_that_counts() {
        city.drop("SCJG_CYJC_150105_202101-202103_MX_V01.csv", Batches.file(30));
        city.night();
        city.drop("SCJG_CYJC_150105_202103-202104_MX_V01.csv", Batches.file(31));
        City.Result night = city.night();
        assertThat(night.out()).contains("overlaps delivery 1 (SCJG_CYJC_150105_202101-202103_MX_V01.csv, 2021-01-01…2021-03-31), which counts");
        assertThat(states()).containsExactly("LOADED 30", "REFUSED null");
    }

    @Test
    void a_manifest_with_another_hash_makes_its_file_wait() {
        city.drop(MARCH.formatted(1), Batches.file(30));
        city.drop(MARCH.formatted(1) + ".manifest.json", "{\"sha256\": \"" + "0".repeat(64) + "\"}");
        assertThat(city.night().err()).contains("being-written 1");
        assertThat(count("intake.arrival")).isZero();
    }

    private List<String> states() {
        return city.jdbc().sql("select state || ' ' || coalesce(accepted::text, 'null') from intake.delivery order by delivery_id")
                .query(String.class).list();
    }

    private long batches() {
        return city.jdbc().sql("select sum(value) from warehouse.measure where measure = 'sampling.batches' and year = 2021")
                .query(Long.class).single();
    }

    private long count(String table) {
        return city.jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }
}
