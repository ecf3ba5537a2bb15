package shian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where things come from: land, produce, slaughter, grain, cases of disease; science funds. */
class LandAndOriginRulesTest extends RuleCases {

    LandAndOriginRulesTest() {
        super("land-and-origin");
    }

    @Test
    void behind_a_side_that_counts_by_another_division_stand_the_rows_that_name_it() {
        String number = city().jdbc().sql("select break_id from reconciliation.break where rule = 'RC-25'").query(String.class).single();
        assertThat(city().shian("breaks", "show", number).out().lines().filter(line -> line.contains("WJW_SYXJB_150103_2021_MX_V02.csv")))
                .as("the second patient lives in 托克托县").anyMatch(line -> line.matches(".*\\s3\\s+150122\\s+SY0002.*"));
    }

    @Test
    void shares_over_a_list_of_a_day_have_their_value() {
        assertThat(city().jdbc().sql("""
                select concat_ws(' ', indicator_code, division_code, numerator, denominator, value) from scorer.indicator_value
                where indicator_code in ('B11', 'B24') and division_code in ('150122', '150123', '150124') and year = 2021
                  and scope = 'all' and value is not null order by 1""").query(String.class).list())
                .containsExactly("B11 150122 2 2 100.00", "B24 150123 1 1 100.00", "B24 150124 0 1 0.00");
    }
}
