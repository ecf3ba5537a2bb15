package shian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Registers of units, grades, platforms and canteens: how things stood on a day, of which the last of a year counts. */
class RegisterRulesTest extends RuleCases {

    RegisterRulesTest() {
        super("registers");
    }

    @Test
    void of_two_snapshots_of_a_year_the_last_counts_and_what_it_does_not_list_is_not_there() {
        assertThat(city().jdbc().sql("""
                select month || ' ' || coalesce(dimensions ->> 'unit_kind', '-') || ' ' || value from warehouse.measure
                where measure = 'register.units' and division_code = '150102' and year = 2021 order by month, dimensions""")
                .query(String.class).list()).contains("6 STALL 9", "6 SMALL_SHOP 9", "12 SMALL_SHOP 3", "12 - 0");
        assertThat(city().jdbc().sql("select distinct year from warehouse.platform_unit where unit_kind = 'STALL'")
                .query(Integer.class).list()).as("the stalls of June").isEmpty();
    }

    @Test
    void a_snapshot_of_any_day_is_what_was_owed_for_its_year() {
        assertThat(city().jdbc().sql("""
                select year || ' ' || due || ' ' || delivered from warehouse.coverage
                where feed = 'licence-register' and division_code = '150100' order by year""").query(String.class).list())
                .containsExactly("2020 1 1", "2021 1 1");
    }
}
