package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What values say while their year goes on, and that they are judged once it is over. */
@Tag("store")
class YearNotOverTest {

    private static final String CHEMICAL = "样品编号,监测类别,样品名称,采样日期,采样点（县）,检测项目,检测值";
    private static final String CASES = "案件编号,立案日期,案件来源,机构区划,环节,程序,处罚决定日期,撤销标志";

    private static City city;

    @BeforeAll
    static void aNightInJuneOfLastYearAndOneOfThisYear() {
        city = City.of(YearNotOverTest.class);
        city.drop("SCJG_AJ_150105_202103_MX_V01.csv", CASES, aCase("赛罕区", 1, "2021-03-01", "2021-05-01"), aCase("赛罕区", 2, "2021-03-05", ""));
        night("2021-06-06");
        city.drop("SCJG_AJ_150105_202103_MX_V02.csv", CASES, aCase("赛罕区", 1, "2021-03-01", "2021-05-01"),
                aCase("赛罕区", 2, "2021-03-05", "2021-07-01"));
        city.drop("SCJG_AJ_150105_202203_MX_V01.csv", CASES, aCase("赛罕区", 4, "2022-03-05", "2022-05-01"));
        city.drop("SCJG_AJ_150102_202103_MX_V01.csv", CASES, aCase("新城区", 5, "2021-03-01", "2021-05-01"), aCase("新城区", 6, "2021-03-05", ""),
                aCase("新城区", 7, "2021-03-20", "2021-06-01"));
        city.drop("SCJG_AJ_150102_202203_MX_V01.csv", CASES, aCase("新城区", 8, "2022-03-05", "2022-05-01"));
        city.drop("SCJG_JH_150100_2022_MX_V01.csv", "年度,旗县区,项目,数量,单位,一季度,二季度,三季度,四季度",
                "2022,赛罕区,化学污染物监测样品,40,份,10,10,10,10", "2022,新城区,化学污染物监测样品,20,份,,,,");
        city.drop("WJW_HXWR_150100_2020_MX_V01.csv", file(samples("新城区", "2020-03-01", 4), samples("新城区", "2020-10-01", 6)));
        city.drop("WJW_HXWR_150100_2021_MX_V01.csv", file(samples("新城区", "2021-02-01", 6), samples("新城区", "2021-12-01", 4)));
        city.drop("WJW_HXWR_150100_2022Q1_MX_V01.csv", file(samples("赛罕区", "2022-03-01", 8), samples("新城区", "2022-03-01", 4)));
        city.drop("WJW_HXWR_150100_202204-202205_MX_V01.csv", spring());
        city.dropSample("market-regulation/SCJG_JCS_150105_202112_QC_V01.csv");
        night("2022-06-06");
    }

    private static String[] spring() {
        return file(samples("赛罕区", "2022-05-01", 4), samples("新城区", "2022-05-01", 1));
    }

    @Test
    void a_quota_is_undecided_and_speaks_of_the_months_that_are_in() {
        assertThat(value("B09", "150105", 2022, "status, status_reason, period_from, period_to"))
                .isEqualTo("UNDECIDED YEAR_NOT_OVER 2022-01-01 2022-05-31");
    }

    @Test
    void pace_goes_by_the_quarters_of_the_plan_else_by_the_median_of_earlier_years() {
        assertThat(value("B09", "150105", 2022, "numerator, pace")).as("8 by the end of March, 10 planned by then").isEqualTo("12 80.00");
        assertThat(value("B09", "150102", 2022, "numerator, pace")).as("5 of 20 times the median of 0.4 and 0.6").isEqualTo("5 50.00");
        assertThat(value("B09", "150102", 2021, "pace is null")).isEqualTo("t");
        assertThat(value("B09", "150100", 2022, "numerator, pace")).as("17 of 60; the plan has quarters for one of two counties")
                .isEqualTo("17 56.67");
    }

    @Test
    void last_year_counts_up_to_the_same_day() {
        assertThat(value("B38", "150102", 2022, "value, same_months_last_year, last_year_basis, period_to"))
                .as("one of two cases due until 6 June; the third fell due on 18 June").isEqualTo("100.00 50.00 REVISED_SINCE 2022-06-06");
    }

    @Test
    void what_was_published_on_the_same_day_last_year_goes_before_what_came_in_since() {
        assertThat(value("B38", "150105", 2022, "same_months_last_year, last_year_basis")).isEqualTo("50.00 AS_KNOWN");
        assertThat(value("B38", "150105", 2021, "value, last_year_basis is null")).isEqualTo("100.00 t");
    }

    @Test
    void an_edition_of_months_before_the_same_day_is_not_what_was_known_on_it() {
        City other = City.of(EarlierCity.class);
        other.drop("SCJG_AJ_150105_202103_MX_V01.csv", CASES, aCase("赛罕区", 1, "2021-03-01", "2021-05-01"), aCase("赛罕区", 2, "2021-03-05", ""));
        assertThat(other.night("2021-05-30").exitCode()).isZero();
        other.drop("SCJG_AJ_150105_202203_MX_V01.csv", CASES, aCase("赛罕区", 4, "2022-03-05", "2022-05-01"));
        assertThat(other.night("2022-06-06").exitCode()).isZero();
        assertThat(value(other, "B38", "150105", 2022, "last_year_basis")).isEqualTo("REVISED_SINCE");
        assertThat(other.night("2022-05-31").exitCode()).isZero();
        assertThat(value(other, "B38", "150105", 2022, "last_year_basis")).isEqualTo("AS_KNOWN");
    }

    @Test
    void no_value_speaks_of_a_day_to_come() {
        assertThat(city.jdbc().sql("select count(*) from scorer.indicator_value where period_to > as_of or period_to < period_from")
                .query(Long.class).single()).isZero();
    }

    @Test
    void a_state_speaks_of_the_day_on_which_it_was_taken() {
        assertThat(value("C05", "150105", 2021, "period_from, period_to")).isEqualTo("2021-12-31 2021-12-31");
    }

    @Test
    void a_year_is_judged_with_the_first_night_after_it_though_nothing_came_in() {
        City other = City.of(AnotherCity.class);
        other.drop("SCJG_JH_150100_2022_MX_V01.csv", "年度,旗县区,项目,数量,单位", "2022,赛罕区,化学污染物监测样品,40,份");
        other.drop("WJW_HXWR_150100_202201-202211_MX_V01.csv", file(samples("赛罕区", "2022-03-01", 8)));
        assertThat(other.night("2022-12-31").exitCode()).isZero();
        assertThat(value(other, "B09", "150105", 2022, "status, period_to")).isEqualTo("UNDECIDED 2022-11-30");
        assertThat(other.night("2023-01-02").exitCode()).isZero();
        assertThat(value(other, "B09", "150105", 2022, "status, status_reason, period_to")).as("the fourth quarter is due on 20 January")
                .isEqualTo("UNDECIDED NOT_DUE: 2023-01-20 2022-11-30");
        other.drop("WJW_HXWR_150100_202212_MX_V01.csv", CHEMICAL, "零报告");
        assertThat(other.night("2023-01-20").exitCode()).isZero();
        assertThat(value(other, "B09", "150105", 2022, "status, period_to")).isEqualTo("NOT_MET 2022-12-31");
    }

    @Test
    void days_that_pass_are_no_news_and_no_published_value_covers_a_day_to_come() {
        City other = City.of(PassingCity.class);
        other.drop("SCJG_JH_150100_2022_MX_V01.csv", "年度,旗县区,项目,数量,单位", "2022,赛罕区,化学污染物监测样品,40,份");
        other.drop("WJW_HXWR_150100_2022Q1_MX_V01.csv", file(samples("赛罕区", "2022-03-01", 8)));
        other.drop("SCJG_AJ_150105_202203_MX_V01.csv", CASES, aCase("赛罕区", 4, "2022-03-05", "2022-05-01"));
        assertThat(other.night("2022-06-06").out()).contains("edition 1 published");
        assertThat(other.night("2022-06-08").out()).contains("no new edition");
        assertThat(other.night("2022-04-30").exitCode()).as("back").isZero();
        assertThat(other.jdbc().sql("select count(*) from scorer.indicator_value where period_to > date '2022-04-30'").query(Long.class).single()).isZero();
        assertThat(other.night("2022-06-06").exitCode()).isZero();
        other.drop("SCJG_JH_150100_2022_MX_V02.csv", "年度,旗县区,项目,数量,单位,一季度,二季度,三季度,四季度", "2022,赛罕区,化学污染物监测样品,40,份,10,10,10,10");
        assertThat(other.night("2022-06-06").exitCode()).isZero();
        assertThat(value(other, "B09", "150105", 2022, "pace")).as("published, though the value is as it was").isEqualTo("80.00");
    }

    @Test
    void a_plan_whose_counties_have_no_month_in_common_gives_the_city_no_pace() {
        City other = City.of(PlannedCity.class);
        other.drop("SCJG_JH_150100_2022_MX_V01.csv", "年度,旗县区,项目,数量,单位,一季度,二季度,三季度,四季度,1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月",
                "2022,新城区,化学污染物监测样品,40,份,,,,,,,,20,20,,,,,,,", "2022,回民区,化学污染物监测样品,40,份,10,10,10,10,,,,,,,,,,,,",
                "2022,玉泉区,化学污染物监测样品,120,份,,,,,10,10,10,10,10,10,10,10,10,10,10,10");
        other.drop("WJW_HXWR_150100_202201-202205_MX_V01.csv", file(samples("新城区", "2022-05-01", 20), samples("回民区", "2022-03-01", 5),
                samples("玉泉区", "2022-05-01", 10)));
        assertThat(other.night("2022-06-06").exitCode()).isZero();
        assertThat(value(other, "B09", "150102", 2022, "pace")).isEqualTo("50.00");
        assertThat(value(other, "B09", "150103", 2022, "pace")).isEqualTo("50.00");
        assertThat(value(other, "B09", "150104", 2022, "pace")).isEqualTo("20.00");
        assertThat(value(other, "B09", "150100", 2022, "numerator, pace is null")).isEqualTo("35 t");
    }

    private static final class PlannedCity {
    }

    private static final class AnotherCity {
    }

    private static final class PassingCity {
    }

    private static final class EarlierCity {
    }

    private static void night(String date) {
        City.Result night = city.night(date);
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).doesNotContain("REFUSED #", "UNRECOGNISED #", "QUARANTINE #");
    }

    private static String aCase(String division, int number, String filed, String decided) {
        return "案%03d,%s,日常检查,%s,流通,普通程序,%s,否".formatted(number, filed, division, decided);
    }

    private static List<String> samples(String division, String day, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> "%s%s%02d,常规监测,菠菜,%s,%s,铅,0.1".formatted(division, day, n, day, division)).toList();
    }

    @SafeVarargs
    private static String[] file(List<String>... samples) {
        return Stream.concat(Stream.of(CHEMICAL), Stream.of(samples).flatMap(List::stream)).toArray(String[]::new);
    }

    private static String value(String indicator, String division, int year, String columns) {
        return value(city, indicator, division, year, columns);
    }

    private static String value(City city, String indicator, String division, int year, String columns) {
        return city.jdbc().sql("select concat_ws(' ', " + columns + ") from scorer.indicator_value where indicator_code = :indicator "
                + "and division_code = :division and year = :year").param("indicator", indicator).param("division", division)
                .param("year", year).query(String.class).single();
    }
}
