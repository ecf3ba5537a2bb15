package shian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What values of amounts could be, were the rows right that were set aside. */
@Tag("store")
class BoundsTest {

    private static final String HEADER = "凭证号,预算年度,旗县区,预算单位,拨付日期,金额(元),是否食品安全经费";

    private static final String POPULATION = "区划代码,名称,年度,常住人口(人),口径,来源";

    @Test
    void an_amount_that_can_be_read_makes_bounds_and_one_that_cannot_leaves_none_and_says_so() {
        City city = City.of(BoundsTest.class);
        city.dropSample("statistics/TJ_RK_150100_2020_QC_V01.csv");
        drop(city, 1, "BF201,2020,赛罕区,某局,2020-02-30,100000.00,是", "BF202,2020,赛罕区,某局,2020-31-01,-50000.00,是");
        city.night();
        assertThat(value(city, "low < value and high > value and high - low > 0")).isEqualTo(1);
        assertThat(city.jdbc().sql("select cells ->> 'amount' from intake.quarantine order by line").query(String.class).list())
                .containsExactly("100000", "-50000");
        drop(city, 2, "BF201,2020,赛罕区,某局,2020-02-20,很多,是");
        city.night();
        assertThat(value(city, "low is null and high is null and verdict_can_flip is null")).isEqualTo(1);
        drop(city, 3);
        city.night();
        assertThat(value(city, "low = value and high = value")).isEqualTo(1);
    }

    @Test
    void a_row_takes_no_key_of_another_row_and_no_number_of_the_year_before_is_bounded_that_it_would_replace() {
        City city = City.withOwnCatalogue(Plan.class).change("jobs/market-regulation/sampling-plan.yaml", "refuse-above: 0%", "refuse-above: 95%")
                .change("jobs/statistics/population.yaml", "refuse-above: 0%", "refuse-above: 95%");
        city.drop("SCJG_JH_150100_2021_MX_V01.csv", "年度,旗县区,项目,数量,单位", "2021,新城区,化学污染物监测样品,34,份", "2021,回民区,化学污染物监测样品,30,份",
                "2021,火星区,化学污染物监测样品,26,份");
        city.drop("WJW_HXWR_150100_2021_MX_V01.csv", "样品编号,监测类别,样品名称,采样日期,采样点（县）,检测项目,检测值",
                "W1,常规监测,生菜,2021-05-01,新城区,铅,0.1", "W2,常规监测,生菜,2021-05-01,玉泉区,铅,0.1");
        city.drop("TJ_RK_150100_2020_QC_V01.csv", POPULATION, "150102,x,2020,100000,年末推算,测试", "150103,x,2020,100000,年末推算,测试");
        city.drop("TJ_RK_150100_2021_QC_V01.csv", POPULATION, "150102,x,2021,100000,年末推算,测试", "150109,x,2021,100000,年末推算,测试");
        city.drop("CZ_BF_150100_2021_MX_V01.csv", HEADER, "BF1,2021,新城区,某局,2021-03-01,900000.00,是", "BF2,2021,回民区,某局,2021-03-01,800000.00,是");
        City.Result night = city.night();
        assertThat(night.out()).as(night.all()).contains("5 loaded").doesNotContain("REFUSED #");
        assertThat(bounds(city, "B09", "150102")).as("it has its quota").isEqualTo("1 / 34 2.94 2.94");
        assertThat(bounds(city, "B09", "150103")).isEqualTo("0 / 30 0.00 0.00");
        assertThat(bounds(city, "C01", "150102")).as("it has its population").startsWith("900000 / 100000 9.00 9.00 ");
        assertThat(bounds(city, "C01", "150103")).as("the row that was set aside may be its population").isEqualTo("800000 / 100000 NO_VALUE_LAST_YEAR; NO_BOUNDS: 1 population.resident");
    }

    private static final class Plan {
    }

    private static String bounds(City city, String indicator, String division) {
        return city.jdbc().sql("select concat_ws(' ', trim_scale(numerator) || ' / ' || trim_scale(denominator), low, high, status_reason) "
                + "from scorer.indicator_value where indicator_code = :indicator and division_code = :division and year = 2021 and scope = 'all'")
                .param("indicator", indicator).param("division", division).query(String.class).single();
    }

    private static void drop(City city, int version, String... bad) {
        StringBuilder lines = new StringBuilder(HEADER).append('\n');
        for (int i = 1; i <= 200; i++) {
            lines.append("BF%03d,2020,赛罕区,某局,2020-03-01,900000.00,是%n".formatted(i + 1000));
        }
        lines.append(String.join("\n", bad));
        city.drop("CZ_BF_150100_2020_MX_V%02d.csv".formatted(version), lines.toString().strip() + "\n");
    }

    private static long value(City city, String condition) {
        return city.jdbc().sql("select count(*) from scorer.indicator_value where indicator_code = 'C01' and scope = 'all' "
                + "and division_code = '150105' and year = 2020 and " + condition).query(Long.class).single();
    }
}
