package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A row that names two divisions keeps both, and a measure says by which of them it counts. */
@Tag("store")
class SecondDivisionTest {

    private static final String HEADER = Batches.HEADER + ",标识生产企业所在市,标识生产企业所在县";

    private static final String INDICATOR = """
            indicator: X92
            class: X
            group: {zh: 测试, en: Test}
            title: {zh: 本地生产批次, en: Batches made here}
            owner: market-regulation
            method: X
            rule-version: "2021"
            valid: {from: 2021-01-01}
            unit: 批次
            time: count
            direction: up
            scopes:
              all: {numerator: sampling.batches.made}
            """;

    private static City city;

    @BeforeAll
    static void aNightOverBatchesMadeHereAndElsewhere() throws IOException {
        city = City.withOwnCatalogue(SecondDivisionTest.class);
        Files.writeString(city.home().resolve("jobs/indicators/X92.yaml"), INDICATOR);
        List<String> lines = new ArrayList<>(List.of(HEADER,
                Batches.row(1) + ",呼和浩特市,武川",
                Batches.row(2, "2021-04-15", "纯抽检合格样品") + ",呼市,武川县",
                Batches.row(3) + ",,150102",
                Batches.row(4) + ",西安市,新城区",
                Batches.row(5) + ",呼和浩特市,金山区",
                Batches.row(6) + ",/,/",
                Batches.row(7).replace("已批准", "草稿") + ",呼和浩特市,武川县",
                Batches.row(8, "2021-02-30", "纯抽检合格样品") + ",呼和浩特市,托克托县"));
        // drafts, so that one bad row does not refuse the file
        IntStream.range(100, 120).forEach(n -> lines.add(Batches.row(n).replace("已批准", "草稿") + ",,"));
        city.drop("SCJG_CYJC_150105_2021_MX_V01.csv", lines.toArray(String[]::new));
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).contains("29 read, 27 accepted, 1 quarantined, 1 non-data");
    }

    @Test
    void the_row_keeps_both() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', line, division_code, maker_city, maker_county) from warehouse.sampling_batch
                where line < 10 order by line""")
                .query(String.class).list()).containsExactly("2 150105 呼和浩特市 150125", "3 150105 呼市 150125", "4 150105 150102",
                "5 150105 西安市 新城区", "6 150105 呼和浩特市 金山区", "7 150105", "8 150105 呼和浩特市 150125");
    }

    @Test
    void a_measure_counts_by_the_one_it_names_and_leaves_out_what_lies_elsewhere() {
        assertThat(measure("sampling.batches")).containsExactly("150105 3 5", "150105 4 1");
        assertThat(measure("sampling.batches.made")).containsExactly("150102 3 1", "150125 3 1", "150125 4 1");
    }

    @Test
    void where_nothing_was_made_a_file_that_speaks_for_it_says_zero() {
        assertThat(city.jdbc().sql("""
                select sum(value) from warehouse.measure where measure = 'sampling.batches.made' and division_code = '150105'""")
                .query(Integer.class).single()).isZero();
    }

    @Test
    void it_is_complete_when_every_division_of_the_city_has_delivered_and_what_is_set_aside_counts_where_it_names() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', value, status, completeness, low, high) from scorer.indicator_value
                where indicator_code = 'X92' and division_code in ('150100', '150125') and year = 2021
                order by division_code""").query(String.class).list())
                .containsExactly("3.00 PARTIAL 0.1000 3.00 4.00", "2.00 PARTIAL 0.1000 2.00 2.00");
    }

    @Test
    void the_rows_behind_it_are_those_that_name_the_division() {
        assertThat(city.shian("explain", "X92", "武川", "2021").out().lines().filter(line -> line.contains("XBJ")))
                .hasSize(2).allMatch(line -> line.contains("150125"))
                .anyMatch(line -> line.endsWith("XBJ21150105000000001")).anyMatch(line -> line.endsWith("XBJ21150105000000002"));
    }

    private static List<String> measure(String name) {
        return city.jdbc().sql("""
                select division_code || ' ' || month || ' ' || sum(value)::int from warehouse.measure
                where measure = :name and value <> 0 group by division_code, month order by 1""").param("name", name)
                .query(String.class).list();
    }
}
