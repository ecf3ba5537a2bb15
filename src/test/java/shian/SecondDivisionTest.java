package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A row that names two divisions keeps both, and a measure says by which of them it counts. */
@Tag("store")
class SecondDivisionTest {

    private static final String HEADER = Batches.HEADER + ",标识生产企业所在市,标识生产企业所在县";

    private static City city;

    @BeforeAll
    static void aNightOverBatchesMadeHereAndElsewhere() {
        city = City.of(SecondDivisionTest.class);
        city.drop("SCJG_CYJC_150105_2021_MX_V01.csv", HEADER,
                Batches.row(1) + ",呼和浩特市,武川",
                Batches.row(2, "2021-04-15", "纯抽检合格样品") + ",呼市,武川县",
                Batches.row(3) + ",,150102",
                Batches.row(4) + ",西安市,新城区",
                Batches.row(5) + ",呼和浩特市,金山区",
                Batches.row(6) + ",/,/",
                Batches.row(7).replace("已批准", "草稿") + ",呼和浩特市,武川县");
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).contains("8 read, 7 accepted, 1 non-data");
    }

    @Test
    void the_row_keeps_both() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', line, division_code, maker_city, maker_county) from warehouse.sampling_batch order by line""")
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
    void the_rows_behind_it_are_those_of_the_other_division() {
        assertThat(city.jdbc().sql("""
                select distinct division_code from warehouse.measure_part join intake.delivery d using (delivery_id)
                where measure = 'sampling.batches.made' and value <> 0 and d.division_code = '150105'""".replace(
                "distinct division_code", "distinct warehouse.measure_part.division_code")).query(String.class).list())
                .containsExactlyInAnyOrder("150102", "150125");
    }

    private static List<String> measure(String name) {
        return city.jdbc().sql("""
                select division_code || ' ' || month || ' ' || sum(value)::int from warehouse.measure
                where measure = :name and value <> 0 group by division_code, month order by 1""").param("name", name)
                .query(String.class).list();
    }
}
