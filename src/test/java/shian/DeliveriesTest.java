package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which delivery of a scope counts, and what becomes of each of its rows. */
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
    void a_manifest_with_another_hash_makes_its_file_wait() {
        city.drop(MARCH.formatted(1), Batches.file(30));
        city.drop(MARCH.formatted(1) + ".manifest.json", "{\"sha256\": \"" + "0".repeat(64) + "\"}");
        assertThat(city.night().err()).contains("being-written 1");
        assertThat(count("intake.arrival")).isZero();
    }

    @Test
    void exact_copies_count_once_and_rows_that_share_a_key_and_differ_are_all_set_aside() {
        List<String> lines = new ArrayList<>(Arrays.asList(Batches.file(100)));
        lines.add(Batches.row(1));
        lines.add(Batches.row(1));
        lines.add(Batches.row(2, "2021-03-16", "纯抽检不合格样品"));
        city.drop(MARCH.formatted(1), lines.toArray(String[]::new));
        city.night();
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', rows_read, accepted, quarantined, duplicate, non_data) from intake.delivery""")
                .query(String.class).single()).isEqualTo("104 99 2 2 1");
        assertThat(city.jdbc().sql("select line from intake.quarantine order by 1").query(Integer.class).list())
                .containsExactly(3, 104);
        assertThat(batches()).isEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 23, 24, 25, 26, 27, 100})
    void no_row_is_lost_around_the_end_of_where_headers_are_searched(int rows) {
        List<String> lines = new ArrayList<>(List.of("2021年3月食品安全监督抽检明细表", "填报单位：赛罕区,填报日期：2021-04-02", ""));
        lines.addAll(Arrays.asList(Batches.file(rows)));
        lines.addAll(List.of("", "填表人：甲,审核人：乙"));
        city.drop(MARCH.formatted(1), lines.toArray(String[]::new));
        city.night();
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', rows_read, accepted, quarantined, duplicate, non_data) from intake.delivery""")
                .query(String.class).single()).isEqualTo(rows + 6 + " " + rows + " 0 0 6");
        assertThat(count("warehouse.sampling_batch")).isEqualTo(rows);
    }

    @Test
    void whatever_a_cell_holds_comes_back_from_the_fact_table_as_it_was() {
        String name = "引\"号, 逗号\t制表\\反斜 \\N 😀 换\n行";
        city.drop(MARCH.formatted(1), Batches.HEADER, Batches.row(1).replace("某店", "\"" + name.replace("\"", "\"\"") + "\""));
        city.night();
        assertThat(city.jdbc().sql("select unit_name from warehouse.sampling_batch").query(String.class).single()).isEqualTo(name);
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
