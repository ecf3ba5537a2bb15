package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The two views of counties and zones, and what moved between them (RC-37), over a few batches of two years. */
@Tag("store")
class DivisionViewsTest {

    private static City city;

    @BeforeAll
    static void night() {
        city = City.of(DivisionViewsTest.class);
        batches("150172", "2020", 6);
        batches("150172", "2021", 4);
        batches("150105", "2020", 10);
        batches("150105", "2021", 10);
        batches("150102", "2020", 3);
        batches("150102", "2021", 9);
        paid("2020", 90, 80);
        paid("2021", 100, 60);
        City.Result night = city.night();
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).doesNotContain("REFUSED #", "UNRECOGNISED #", "QUARANTINE #");
        assertThat(city.jdbc().sql("""
                select count(*) from intake.delivery where rows_read <> accepted + quarantined + duplicate + non_data""")
                .query(Integer.class).single()).isZero();
    }

    private static void batches(String division, String year, int rows) {
        String[] lines = new String[rows + 1];
        lines[0] = Batches.HEADER;
        for (int i = 1; i <= rows; i++) {
            lines[i] = "XBJ%s%s%09d,县,监督抽检,%s-03-01,流通,某店,%s,饼干样品,饼干,%s-03-15,纯抽检合格样品,已批准"
                    .formatted(year.substring(2), division, i, year, division, year);
        }
        city.drop("SCJG_CYJC_%s_%s_MX_V01.csv".formatted(division, year), lines);
    }

    private static void paid(String year, int county, int zone) {
        city.drop("CZ_BF_150100_%s_MX_V01.csv".formatted(year), "凭证号,预算年度,旗县区,预算单位,拨付日期,金额(元),是否食品安全经费",
                "1,%s,新城区,某局,%s-03-01,%d,是".formatted(year, year, county), "2,%s,经开区,某局,%s-03-01,%d,是".formatted(year, year, zone));
        city.drop("TJ_RK_150100_%s_QC_V01.csv".formatted(year), "区划代码,名称,年度,常住人口(人),口径,来源",
                "150102,新城区,%s,10,普查,示例".formatted(year), "150172,经开区,%s,10,普查,示例".formatted(year));
    }

    @Test
    void the_zone_stands_by_itself_in_one_view_and_with_its_host_in_the_other() {
        assertThat(numerators("indicator_value", 2021)).contains("150105 10", "150172 4", "150100 23", "150102 9")
                .noneMatch(row -> row.contains("folded"));
        assertThat(numerators("indicator_value_folded", 2021)).contains("150105-folded 14", "150100 23", "150102 9")
                .noneMatch(row -> row.startsWith("150105 ") || row.startsWith("150172 "));
    }

    @Test
    void the_units_of_either_view_add_up_to_the_city() {
        for (String view : List.of("indicator_value", "indicator_value_folded")) {
            assertThat(city.jdbc().sql("select sum(numerator) from scorer." + view + """
                    \swhere indicator_code = 'B33' and scope = 'food' and year = 2021 and division_level in ('county', 'zone', 'folded')""")
                    .query(Integer.class).single()).as(view).isEqualTo(23);
        }
    }

    @Test
    void every_value_says_which_view_it_is_of() {
        assertThat(city.jdbc().sql("select distinct division_view from scorer.indicator_value").query(String.class).list())
                .containsExactly("SEPARATE");
        assertThat(city.jdbc().sql("select distinct division_view from scorer.indicator_value_history").query(String.class).list())
                .containsExactly("SEPARATE");
        assertThat(city.jdbc().sql("select distinct division_view from scorer.indicator_value_folded").query(String.class).list())
                .containsExactly("FOLDED");
    }

    @Test
    void a_folded_figure_is_explained_from_its_own_view() {
        assertThat(city.shian("explain", "B33", "150105-folded", "2021").out()).contains("赛罕区（含经开区）",
                "SCJG_CYJC_150172_2021_MX_V01.csv", "SCJG_CYJC_150105_2021_MX_V01.csv");
        assertThat(city.shian("indicators", "--folded", "--feed", "B33", "--format", "csv").out())
                .contains("150105-folded").doesNotContain(",150172,");
    }

    @Test
    void totals_on_both_sides_of_a_change_of_territory_are_flagged_and_nowhere_else() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', division_code, year, state, trim_scale(left_value), trim_scale(right_value), explanation)
                from reconciliation.break where rule = 'RC-37' order by 1""").query(String.class).list()).containsExactly(
                "150172 2021 EXPLAINED 4 6 BOUNDARY_BREAK 2021-01-01 150172>150121, 2021-01-01 150172>150104");
    }

    @Test
    void a_comparison_with_last_year_across_it_is_undecided_and_says_why() {
        assertThat(city.jdbc().sql("""
                select division_code || ' ' || verdict || coalesce(' ' || note, '') from reconciliation.verdict
                where rule = 'RC-33' and year = 2021 and dimensions ->> 'comparison' = 'sampling' order by 1""").query(String.class).list())
                .contains("150105 TRUE",
                        "150172 UNDECIDED BOUNDARY_BREAK 2021-01-01 150172>150121, 2021-01-01 150172>150104");
    }

    @Test
    void a_target_not_to_fall_below_last_year_is_none_across_it() {
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', division_code, trim_scale(value), status, status_reason, trim_scale(target),
                                 trim_scale(same_months_last_year), boundary_break is not null)
                from scorer.indicator_value where indicator_code = 'C01' and scope = 'all' and year = 2021
                  and division_code in ('150102', '150172') order by 1""").query(String.class).list()).containsExactly(
                "150102 10 MET 9 9 f",
                "150172 6 NO_TARGET BOUNDARY_BREAK: 2021-01-01 150172>150121, 2021-01-01 150172>150104 8 t");
    }

    private static List<String> numerators(String view, int year) {
        return city.jdbc().sql("select division_code || ' ' || trim_scale(numerator) from scorer." + view
                + " where indicator_code = 'B33' and scope = 'food' and numerator is not null and year = :year")
                .param("year", year).query(String.class).list();
    }
}
