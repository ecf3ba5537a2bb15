package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A list of points names visits of days to come, and problems that are to be mended later: what lies ahead does not count yet.
 * The review of the sample report lasts until 8 June 2022.
 */
@Tag("store")
class ReviewAheadTest {

    private static final String HEADER = "点位编号,组别,日期,旗县区,业态,单位名称,检查项数,符合,不符合,合理缺项,抽查从业人员数,持健康证明人数,检查结论,整改期限,复查结果";

    private static City city;

    @BeforeAll
    static void threeDaysOfAReview() {
        city = City.of(ReviewAheadTest.class);
        city.drop("RO_XCJC_150100_202206_MX_V01.csv", HEADER,
                "X1,1,2022-06-06,新城区,超市,甲店,10,8,2,0,4,4,符合,2022-06-20,",
                "X2,1,2022-06-06,新城区,超市,乙店,10,9,1,0,4,,符合,2022-06-20,整改到位",
                "X3,2,2022-06-07,新城区,批发市场,丙店,10,6,4,0,,4,,2022-06-07,整改中",
                "X4,3,2022-06-08,新城区,批发市场,丁店,10,10,0,0,4,4,符合,,",
                "X5,3,,新城区,农贸市场,戊店,10,9,1,0,2,1,部分符合,,未整改到位");
        city.drop("RO_AF_150100_202206_MX_V01.csv", HEADER, "A1,1,2022-06-07,新城区,超市,甲店,10,10,0,0,1,1,符合,,",
                "A2,1,2022-06-08,新城区,食品摊贩,己摊,10,10,0,0,1,1,符合,,");
    }

    @Test
    void a_point_counts_from_the_day_of_its_visit_and_one_without_a_day_at_once() {
        city.night("2022-06-06");
        assertThat(measures()).containsExactly("covert.points 0", "onsite.distinct GROUP 2", "onsite.distinct TYPE 2", "onsite.points 3",
                "review.points-twice 0");
        city.night("2022-06-07");
        assertThat(measures()).containsExactly("covert.distinct GROUP 1", "covert.distinct TYPE 1", "covert.points 1",
                "onsite.distinct GROUP 3", "onsite.distinct TYPE 3", "onsite.points 4", "review.points-twice 1");
        city.night("2022-06-08");
        assertThat(measures()).contains("covert.points 2", "onsite.points 5");
        city.night("2022-06-06");
        assertThat(measures()).as("as it was two days before").contains("onsite.points 3");
    }

    @Test
    void a_problem_that_is_to_be_mended_later_is_no_failure_until_then() {
        city.night("2022-06-06");
        assertThat(value("B07 all")).as("X2 mended, X5 found not mended").isEqualTo("1 2 50.00 NOT_MET");
        city.night("2022-06-08");
        assertThat(value("B07 all")).as("the four problems of X3 were due the day before").isEqualTo("1 6 16.67 NOT_MET");
        city.night("2022-06-20");
        assertThat(value("B07 all")).isEqualTo("1 8 12.50 NOT_MET");
    }

    @Test
    void of_workers_whose_certificates_nobody_tells_nothing_is_counted() {
        city.night("2022-06-08");
        assertThat(value("P04 points")).isEqualTo("11 12 91.67 NOT_MET");
    }

    @Test
    void a_point_without_a_conclusion_has_neither_passed_nor_failed() {
        city.night("2022-06-08");
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', numerator, denominator, low, high) from scorer.indicator_value
                where indicator_code = 'P07' and division_code = '150102' and year = 2022""").query(String.class).single())
                .isEqualTo("1 2 50.00 100.00");
    }

    @Test
    void figures_of_the_review_are_held_against_nothing_before_it_is_over() {
        city.night("2022-06-06");
        assertThat(city.shian("claims").out()).containsPattern(
                "F006 +On-site points +85 +not computable +The figure covers events until 2022-06-08, which is after 2022-06-06; to date: 3");
        assertThat(verdicts()).isEmpty();
        city.night("2022-06-08");
        assertThat(city.shian("claims").out()).containsPattern("F006 +On-site points +85 +5 +-80 +contradicted");
        assertThat(verdicts()).contains("points FALSE");
    }

    private static List<String> measures() {
        return city.jdbc().sql("""
                select concat_ws(' ', measure, dimensions ->> 'what', sum(value)) from warehouse.measure
                where year = 2022 and (measure in ('onsite.points', 'covert.points', 'review.points-twice')
                  or measure in ('onsite.distinct', 'covert.distinct') and dimensions ->> 'what' <> 'DIVISION')
                group by measure, dimensions ->> 'what' order by 1""").query(String.class).list();
    }

    private static String value(String scope) {
        return city.jdbc().sql("""
                select concat_ws(' ', numerator, denominator, value, status) from scorer.indicator_value
                where indicator_code || ' ' || scope = :scope and division_code = '150102' and year = 2022""")
                .param("scope", scope).query(String.class).single();
    }

    private static List<String> verdicts() {
        return city.jdbc().sql("""
                select concat_ws(' ', dimensions ->> 'comparison', verdict) from reconciliation.verdict
                where rule = 'RC-40' and dimensions ->> 'comparison' <> 'twice'""").query(String.class).list();
    }
}
