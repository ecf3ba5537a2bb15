package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the pipeline knows of its own work is measured like anything else: which periods were due, handed in, and in time. */
@Tag("store")
class DeliveryCalendarTest {

    private static City city;

    @BeforeAll
    static void marchInTimeAndAprilLate() {
        city = City.of(DeliveryCalendarTest.class);
        city.night("2021-04-01");
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", Batches.HEADER, Batches.row(1, "2021-03-15", "纯抽检合格样品"));
        city.night("2021-04-09");
        city.drop("SCJG_CYJC_150105_202104_MX_V01.csv", Batches.HEADER, Batches.row(2, "2021-04-15", "纯抽检合格样品"));
        City.Result night = city.night("2021-05-20");
        assertThat(night.exitCode()).as(night.all()).isZero();
    }

    @Test
    void a_period_is_in_time_if_it_was_received_by_its_day_and_nobody_knows_before_the_first_night() {
        assertThat(sampling()).containsExactly("deliveries.due 4", "deliveries.observed 2",
                "deliveries.on-time 1", "deliveries.owed 4", "deliveries.owed.received 2", "deliveries.received 2");
    }

    @Test
    void an_indicator_over_it_has_neither_deliveries_behind_it_nor_completeness() {
        assertThat(city.jdbc().sql("""
                select scope || ' ' || evidence_count || ' ' || coalesce(completeness::text, '-') || ' ' || period_status
                from scorer.indicator_value where indicator_code = 'C16' and division_code = '150105' and year = 2021 order by 1""")
                .query(String.class).list()).containsExactly("on-time 0 - PROVISIONAL", "received 0 - PROVISIONAL");
        assertThat(city.shian("explain", "C16", "150105", "2021").exitCode()).isZero();
    }

    @Test
    void the_same_day_again_moves_nothing_and_what_has_no_parts_is_no_finding() {
        String before = city.fingerprint();
        assertThat(city.night("2021-05-20").out()).contains("no new edition");
        assertThat(city.fingerprint()).isEqualTo(before);
        City.Result verified = city.shian("verify");
        assertThat(verified.exitCode()).as(verified.all()).isZero();
    }

    private static List<String> sampling() {
        return city.jdbc().sql("""
                select measure || ' ' || value from warehouse.measure
                where measure like 'deliveries.%' and division_code = '150105' and year = 2021
                  and dimensions = '{"feed": "sampling-batches", "every": "MONTH"}' order by 1""").query(String.class).list();
    }
}
