package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is published of what was handed in: disputes, parts of a year, absence, rules that change, values withdrawn. */
@Tag("store")
class PublicationTest {

    @Test
    void a_break_of_a_blocking_rule_disputes_its_indicators_by_name_until_the_data_mend_it() {
        City city = City.of(PublicationTest.class);
        city.drop("TJ_RK_150100_2021_QC_V01.csv", population(9999));
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", Batches.file(30));
        city.night();
        assertThat(value(city, "B33", "150105", 2021)).isEqualTo("30.00 PARTIAL DISPUTED RC-35#3");
        assertThat(city.shian("breaks", "--format", "csv").out()).contains("3,RC-35,BLOCK,OPEN,150100,2021,{},10000,9999,1,");

        city.drop("TJ_RK_150100_2021_QC_V02.csv", population(10000));
        city.night();
        assertThat(value(city, "B33", "150105", 2021)).isEqualTo("30.00 PARTIAL CLEAN -");
        assertThat(city.jdbc().sql("select string_agg(event, ' ' order by event_id) from reconciliation.break_event where break_id = 3")
                .query(String.class).single()).isEqualTo("OPENED CLOSED");

        city.drop("TJ_RK_150100_2021_QC_V03.csv", population(9998));
        city.night();
        assertThat(value(city, "B33", "150105", 2021)).isEqualTo("30.00 PARTIAL DISPUTED RC-35#3");
        assertThat(city.shian("breaks", "explain", "3", "--reason", "the bulletin rounds").exitCode()).isZero();
        city.night();
        assertThat(value(city, "B33", "150105", 2021)).isEqualTo("30.00 PARTIAL EXPLAINED -");
        assertThat(city.jdbc().sql("select count(*) from publication.edition").query(Long.class).single()).isEqualTo(4);
    }

    @Test
    void a_denominator_of_zero_and_missing_data_are_told_apart() {
        City city = City.of(PublicationTest.class);
        city.drop("SCJG_CYJC_150105_2021_MX_V01.csv", Batches.HEADER, "零报告");
        city.night();
        assertThat(value(city, "B34", "150105", 2021)).isEqualTo("- NOT_APPLICABLE CLEAN -");
        assertThat(value(city, "B34", "150104", 2021)).isEqualTo("- NO_DATA CLEAN -");
        assertThat(city.jdbc().sql("""
                select status_reason from scorer.indicator_value
                where indicator_code = 'B34' and scope = 'all' and year = 2021 and division_code in ('150104', '150105') order by division_code""")
                .query(String.class).list()).containsExactly(
                "MISSING: sampling.batches.failed, sampling.batches.judged", "DENOMINATOR_ZERO");
    }

    @Test
    void an_open_year_is_held_against_the_same_months_of_the_year_before() {
        City city = City.of(PublicationTest.class);
        city.drop("SCJG_CYJC_150105_2021_MX_V01.csv", Batches.HEADER, Batches.row(1, "2021-03-15", "纯抽检合格样品"),
                Batches.row(2, "2021-03-16", "纯抽检不合格样品"), Batches.row(3, "2021-11-16", "纯抽检不合格样品"));
        city.drop("SCJG_CYJC_150105_202201-202204_MX_V01.csv", Batches.HEADER,
                Batches.row(4, "2022-03-15", "纯抽检合格样品"), Batches.row(5, "2022-04-15", "纯抽检合格样品"));
        city.night();
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', value, same_months_last_year, period_to) from scorer.indicator_value
                where indicator_code = 'B34' and scope = 'all' and division_code = '150105' and year = 2022""").query(String.class).single())
                .isEqualTo("100.00 50.00 2022-04-30");
    }

    @Test
    void a_delivery_of_a_whole_year_that_is_not_over_speaks_for_no_month_to_come() {
        City city = City.of(PublicationTest.class);
        city.drop("SCJG_CYJC_150105_2021_MX_V01.csv", Batches.HEADER, Batches.row(1, "2021-03-15", "纯抽检合格样品"),
                Batches.row(2, "2021-11-16", "纯抽检不合格样品"));
        city.drop("SCJG_CYJC_150105_2022_MX_V01.csv", Batches.HEADER, Batches.row(4, "2022-03-15", "纯抽检合格样品"));
        city.night();
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', value, same_months_last_year, period_to) from scorer.indicator_value
                where indicator_code = 'B34' and scope = 'all' and division_code = '150105' and year = 2022""").query(String.class).single())
                .isEqualTo("100.00 100.00 2022-06-06");
        assertThat(city.jdbc().sql("select max(month) from warehouse.measure where year = 2022").query(Integer.class).single())
                .isEqualTo(6);
    }

    @Test
    void a_measure_that_is_defined_otherwise_is_computed_again_without_any_file() throws IOException {
        City city = City.withOwnCatalogue(PublicationTest.class);
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", Batches.HEADER, Batches.row(1), Batches.row(2).replace("已批准", "草稿"));
        city.night();
        assertThat(batches(city)).isEqualTo(1);
        city.change("jobs/market-regulation/sampling-batches.yaml", "where: {state: APPROVED}", "where: {state: [APPROVED, DRAFT]}");
        city.night();
        assertThat(batches(city)).isEqualTo(2);
    }

    @Test
    void an_indicator_that_leaves_the_catalogue_is_withdrawn_and_its_history_stays() throws IOException {
        City city = City.withOwnCatalogue(PublicationTest.class);
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", Batches.file(3));
        city.night();
        long kept = count(city, "publication.indicator_value where indicator_code = 'B34'");
        long seen = count(city, "scorer.indicator_value where indicator_code = 'B34'");
        assertThat(seen).isPositive();
        Files.delete(city.home().resolve("jobs/indicators/B34.yaml"));
        City.Result second = city.night();
        assertThat(second.out()).contains("edition 2 published").contains(kept + " withdrawn");
        assertThat(count(city, "scorer.indicator_value where indicator_code = 'B34'")).isZero();
        assertThat(count(city, "scorer.indicator_value_history where indicator_code = 'B34' and not withdrawn")).isEqualTo(seen);
    }

    @Test
    void rows_in_quarantine_bound_the_value_and_tell_whether_the_verdict_could_flip() {
        City city = City.of(PublicationTest.class);
        List<String> rows = new ArrayList<>(List.of(Batches.file(98)));
        rows.add(Batches.row(99, "2021-03-15", "纯抽检不合格样品"));
        rows.add(Batches.row(100, "2021-03-15", "合格？"));
        rows.add(Batches.row(101, "2021-03-15", "合格？"));
        city.drop("SCJG_CYJC_150105_2021_MX_V01.csv", rows.toArray(String[]::new));
        city.night();
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', value, status, low, high, verdict_can_flip) from scorer.indicator_value
                where indicator_code = 'B34' and scope = 'all' and division_code = '150105' and year = 2021""").query(String.class).single())
                .as("97 of 99 passed at the least with both failed: 98/101; at the best 100/101").isEqualTo("98.99 MET 97.03 99.01 t");
    }

    private static long count(City city, String from) {
        return city.jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }

    private static String value(City city, String indicator, String division, int year) {
        return city.jdbc().sql("""
                select concat_ws(' ', coalesce(value::text, '-'), status, reconciliation, coalesce(disputed_by, '-'))
                from scorer.indicator_value where indicator_code = :indicator and scope in ('all', 'food') and division_code = :division and year = :year""")
                .param("indicator", indicator).param("division", division).param("year", year).query(String.class).single();
    }

    private static long batches(City city) {
        return city.jdbc().sql("select sum(value) from warehouse.measure where measure = 'sampling.batches'")
                .query(Long.class).single();
    }

    private static String[] population(int stated) {
        List<String> rows = new ArrayList<>(List.of("区划代码,名称,年度,常住人口(人),口径,来源"));
        for (String code : List.of("150102", "150103", "150104", "150105", "150121", "150122", "150123", "150124", "150125", "150172")) {
            rows.add(code + ",x,2021,1000,年末推算,测试");
        }
        rows.add("150100,呼和浩特市,2021," + stated + ",年末推算,测试");
        return rows.toArray(String[]::new);
    }
}
