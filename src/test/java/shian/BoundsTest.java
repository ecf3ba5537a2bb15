package shian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What values of amounts could be, were the rows right that were set aside. */
@Tag("store")
class BoundsTest {

    private static final String HEADER = "凭证号,预算年度,旗县区,预算单位,拨付日期,金额(元),是否食品安全经费";

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
