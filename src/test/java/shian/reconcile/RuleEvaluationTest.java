package shian.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.catalog.Comparison;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Rule;
import shian.catalog.Title;
import shian.formula.Evaluator;
import shian.store.TestStore;

/** What a rule says of two sides: they agree, they do not, it cannot be told, or there is nothing to say. */
@Tag("store")
@Tag("container")
class RuleEvaluationTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final Title TITLE = new Title("规则", "Rule");
    private static final String LEFT = "sampling.batches";
    private static final String RIGHT = "sampling.summary.batches";

    private static final JdbcClient JDBC = batchesOfAFewDivisions();

    private final Evaluator evaluator = new Evaluator(JDBC, CATALOG);

    private static JdbcClient batchesOfAFewDivisions() {
        JdbcClient jdbc = JdbcClient.create(TestStore.database(RuleEvaluationTest.class).store().pipeline());
        for (String row : """
                sampling.batches 150102 2021 3 {"link":"CATERING"} 100
                sampling.batches 150102 2021 3 {} 0
                sampling.batches.by-sampling-date 150102 2021 3 {"link":"CATERING"} 98
                sampling.summary.batches 150102 2021 0 {"link":"CATERING"} 98
                sampling.summary.batches 150102 2021 0 {"link":"PRODUCTION"} 0
                sampling.batches 150103 2021 3 {"link":"CATERING"} 7
                sampling.summary.batches 150104 2021 0 {"link":"CATERING"} 9
                sampling.batches 150102 2022 3 {"link":"CATERING"} 1
                sampling.summary.batches 150102 2022 0 {"link":"CATERING"} 2
                sampling.batches.failed 150121 2021 3 {} 40
                sampling.batches.failed 150121 2021 9 {} 60
                sampling.batches.failed 150121 2022 3 {} 70
                sampling.batches.judged 150172 2020 3 {} 5
                sampling.batches.judged 150172 2021 3 {} 9
                sampling.batches.judged 150103 2020 3 {} 5
                sampling.batches.judged 150103 2021 3 {} 5""".lines().toList()) {
            String[] cells = row.split(" ");
            jdbc.sql("insert into warehouse.measure values (?, ?, ?, ?, ?::jsonb, ?)").param(cells[0]).param(cells[1])
                    .param(Integer.valueOf(cells[2])).param(Integer.valueOf(cells[3])).param(cells[4])
                    .param(new BigDecimal(cells[5])).update();
        }
        return jdbc;
    }

    @ParameterizedTest
    @CsvSource({"0, 0%, FALSE", "1.99, 0%, FALSE", "2, 0%, TRUE", "0, 2%, FALSE", "0, 2.1%, TRUE", "2, 1%, TRUE"})
    void sides_agree_up_to_the_wider_of_both_tolerances(BigDecimal absolute, String relative, Verdict.Outcome outcome) {
        Verdict verdict = only("150102", 2021, evaluate(rule(List.of(), absolute,
                new BigDecimal(relative.replace("%", "")).movePointLeft(2), Comparison.Missing.QUIET, false, List.of())));
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.imbalance()).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @CsvSource({"BREAK, FALSE", "UNDECIDED, UNDECIDED"})
    void a_missing_side_means_what_the_rule_says(Comparison.Missing meaning, Verdict.Outcome outcome) {
        List<Verdict> verdicts = evaluate(rule(List.of(), BigDecimal.ZERO, BigDecimal.ZERO, meaning, false, List.of()));
        Verdict right = only("150103", 2021, verdicts);
        assertThat(right.outcome()).isEqualTo(outcome);
        assertThat(right.right()).isNull();
        assertThat(right.imbalance()).isNull();
        assertThat(right.note()).isEqualTo(outcome == Verdict.Outcome.UNDECIDED ? "RIGHT_MISSING" : null);
        Verdict left = only("150104", 2021, verdicts);
        assertThat(left.outcome()).isEqualTo(outcome);
        assertThat(left.imbalance()).isNull();
        assertThat(left.note()).isEqualTo(outcome == Verdict.Outcome.UNDECIDED ? "LEFT_MISSING" : null);
    }

    @Test
    void a_missing_side_may_be_no_matter_and_two_missing_sides_always_are() {
        assertThat(evaluate(rule(List.of(), BigDecimal.ZERO, BigDecimal.ZERO, Comparison.Missing.QUIET, false, List.of())))
                .extracting(Verdict::division).containsOnly("150102");
        assertThat(evaluate(rule(List.of(), BigDecimal.ZERO, BigDecimal.ZERO, Comparison.Missing.BREAK, false, List.of())))
                .extracting(Verdict::division).containsOnly("150102", "150103", "150104");
    }

    @Test
    void a_difference_that_another_reading_accounts_for_is_a_break_with_its_explanation() {
        Verdict verdict = only("150102", 2021, evaluate(rule(List.of(), BigDecimal.ZERO, BigDecimal.ZERO, Comparison.Missing.QUIET, false,
                List.of(explanation("plan.quota", "OTHER"), explanation(RIGHT + " * 2", "TWICE"), explanation("sampling.batches.by-sampling-date", "DATE_BASIS")))));
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.FALSE);
        assertThat(verdict.note()).isEqualTo("DATE_BASIS");
        assertThat(verdict.explanation()).isEqualTo("DATE_BASIS");
        assertThat(verdict.dimensions()).isEmpty();
    }

    @Test
    void a_year_that_is_not_over_may_be_left_undecided() {
        Rule rule = rule(List.of(), BigDecimal.ZERO, BigDecimal.ZERO, Comparison.Missing.BREAK, true, List.of());
        assertThat(only("150102", 2022, evaluate(rule))).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.UNDECIDED);
            assertThat(verdict.note()).isEqualTo("YEAR_NOT_OVER");
            assertThat(verdict.explanation()).isNull();
        });
        assertThat(only("150102", 2022, new RuleEvaluation(CATALOG, evaluator, List.of(2022), LocalDate.of(2023, 1, 1))
                .evaluate(rule)).outcome()).isEqualTo(Verdict.Outcome.FALSE);
        assertThat(only("150102", 2021, evaluate(rule)).outcome()).isEqualTo(Verdict.Outcome.FALSE);
    }

    @Test
    void by_a_dimension_each_value_of_either_side_is_compared_and_none_reported_is_zero() {
        List<Verdict> verdicts = evaluate(rule(List.of("link"), BigDecimal.ZERO, BigDecimal.ZERO, Comparison.Missing.BREAK, false, List.of()))
                .stream().filter(v -> v.division().equals("150102") && v.year() == 2021).toList();
        assertThat(verdicts).hasSize(2);
        assertThat(verdicts).anySatisfy(verdict -> {
            assertThat(verdict.dimensions()).containsEntry("link", "PRODUCTION");
            assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.TRUE);
        }).anySatisfy(verdict -> {
            assertThat(verdict.dimensions()).containsEntry("link", "CATERING");
            assertThat(verdict.imbalance()).isEqualByComparingTo("2");
        });
    }

    @Test
    void a_published_figure_is_compared_only_where_and_when_it_was_published() {
        Rule claims = CATALOG.rules().get("RC-08");
        List<Verdict> verdicts = evaluate(claims);
        assertThat(verdicts).extracting(Verdict::division).containsOnly("150100");
        assertThat(verdicts).extracting(v -> v.year() + " " + v.left() + " " + v.right())
                .containsExactly("2020 null 11965", "2021 107 13042");
    }

    @ParameterizedTest
    @CsvSource({"sampling.batches, sampling.summary.batches, =, FALSE", "sampling.batches, sampling.summary.batches, <=, FALSE",
        "sampling.batches, sampling.summary.batches, >=, TRUE", "sampling.summary.batches, sampling.batches, <=, TRUE",
        "sampling.summary.batches, sampling.batches, >=, FALSE", "sampling.batches, sampling.batches, <=, TRUE",
        "sampling.batches, sampling.batches, >=, TRUE"})
    void a_bound_holds_in_one_direction(String left, String right, String relation, Verdict.Outcome outcome) {
        assertThat(only("150102", 2021, evaluate(rule(comparison("", left, right, relation, Comparison.Tolerance.NONE)))).outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"sampling.batches, sampling.summary.batches, <=", "sampling.summary.batches, sampling.batches, >="})
    void a_bound_may_be_missed_by_the_tolerance_and_no_more(String left, String right, String relation) {
        assertThat(only("150102", 2021, evaluate(rule(comparison("", left, right, relation, absolute("2"))))).outcome())
                .isEqualTo(Verdict.Outcome.TRUE);
        assertThat(only("150102", 2021, evaluate(rule(comparison("", left, right, relation, absolute("1.9"))))).outcome())
                .isEqualTo(Verdict.Outcome.FALSE);
    }

    @Test
    void last_year_goes_up_to_the_month_that_an_open_year_has_reached() {
        Rule rule = rule(comparison("", "sampling.batches.failed", "sampling.batches.failed@last-year", "=", Comparison.Tolerance.NONE));
        assertThat(only("150121", 2022, evaluate(rule)).right()).isEqualByComparingTo("40");
        assertThat(only("150121", 2022, new RuleEvaluation(CATALOG, evaluator, List.of(2022), LocalDate.of(2023, 1, 1)).evaluate(rule))
                .right()).as("the year is over").isEqualByComparingTo("100");
        assertThat(evaluate(rule)).as("nothing to compare 2021 with").extracting(Verdict::year).containsOnly(2022);
    }

    @Test
    void where_territory_moved_a_year_is_not_held_against_the_one_before() {
        Comparison comparison = comparison("", "sampling.batches.judged", "sampling.batches.judged@last-year", "=", Comparison.Tolerance.NONE);
        List<Verdict> verdicts = evaluate(rule(comparison));
        assertThat(only("150103", 2021, verdicts).outcome()).isEqualTo(Verdict.Outcome.TRUE);
        assertThat(only("150172", 2021, verdicts)).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.UNDECIDED);
            assertThat(verdict.note()).startsWith("BOUNDARY_BREAK ").contains("150172", "150121");
        });
    }

    @Test
    void a_rule_of_boundaries_looks_nowhere_else_and_says_what_moved() {
        Comparison back = comparison("", "sampling.batches.judged", "sampling.batches.judged@last-year", "=", Comparison.Tolerance.NONE);
        Rule rule = new Rule("RC-99", "boundary", TITLE, List.of(back,
                comparison("", "sampling.batches.judged", "sampling.batches.judged * 2", "=", Comparison.Tolerance.NONE)), List.of(),
                Rule.Severity.WARN, "", "");
        assertThat(evaluate(rule)).singleElement().satisfies(verdict -> {
            assertThat(verdict.division() + " " + verdict.year() + " " + verdict.outcome()).isEqualTo("150172 2021 FALSE");
            assertThat(verdict.explanation()).startsWith("BOUNDARY_BREAK ");
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 2.8, FALSE", "0, 2.9, TRUE", "0.75, 2.8, TRUE", "0.7, 2.8, FALSE"})
    void two_counts_may_differ_by_what_both_of_them_scatter(String relative, String sigma, Verdict.Outcome outcome) {
        // 70 against 40: off by 30, and the square root of 110 is 10.49
        Verdict verdict = only("150121", 2022, evaluate(rule(comparison("", "sampling.batches.failed",
                "sampling.batches.failed@last-year", "=", chance(relative, sigma, false)))));
        assertThat(verdict.imbalance()).isEqualByComparingTo("30");
        assertThat(verdict.outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"150103, FALSE", "150105, TRUE"})
    void counts_in_clusters_scatter_as_much_more_as_their_months_do(String division, Verdict.Outcome outcome) {
        // 120 against 60, of which the months are alike, or one of them has an outbreak
        Comparison.Tolerance clustered = chance("0", "3", true);
        for (int month = 1; month <= 12; month++) {
            insert(division, 2020, month, 5);
            insert(division, 2021, month, outcome == Verdict.Outcome.FALSE ? 10 : month == 7 ? 75 : month % 3 == 0 ? 6 : 3);
        }
        Rule rule = rule(comparison("", "foodborne.cases", "foodborne.cases@last-year", "=", clustered));
        Verdict verdict = only(division, 2021, new RuleEvaluation(CATALOG, new Evaluator(JDBC, CATALOG), List.of(2021),
                LocalDate.of(2022, 6, 6)).evaluate(rule));
        JDBC.sql("delete from warehouse.measure where measure = 'foodborne.cases'").update();
        assertThat(verdict.left()).isEqualByComparingTo("120");
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.tolerance().doubleValue() > 3 * Math.sqrt(180) + 1).isEqualTo(outcome == Verdict.Outcome.TRUE);
    }

    private static void insert(String division, int year, int month, int cases) {
        JDBC.sql("insert into warehouse.measure values ('foodborne.cases', ?, ?, ?, '{}', ?)").param(division).param(year).param(month)
                .param(cases).update();
    }

    @Test
    void from_a_single_month_nobody_knows_how_much_clusters_scatter() {
        insert("150105", 2021, 1, 5);
        insert("150105", 2022, 1, 50);
        Rule rule = rule(comparison("", "foodborne.cases", "foodborne.cases@last-year", "=", chance("0", "3", true)));
        Verdict verdict = only("150105", 2022, new RuleEvaluation(CATALOG, new Evaluator(JDBC, CATALOG), List.of(2022),
                LocalDate.of(2022, 6, 6)).evaluate(rule));
        JDBC.sql("delete from warehouse.measure where measure = 'foodborne.cases'").update();
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.UNDECIDED);
        assertThat(verdict.note()).isEqualTo("SCATTER_UNKNOWN");
    }

    @Test
    void nothing_is_compared_where_what_excepts_it_has_a_value() {
        Comparison comparison = comparison("", LEFT, "1", "=", Comparison.Tolerance.NONE);
        Comparison excepted = new Comparison("", TITLE, comparison.left(), comparison.right(), List.of(), comparison.relation(),
                comparison.levels(), List.of(), comparison.tolerance(), Comparison.Missing.QUIET, Comparison.Missing.QUIET, Optional.empty(),
                List.of(), Optional.of(Expression.parse(RIGHT)), false, LEFT, "1");
        assertThat(evaluate(rule(comparison))).extracting(v -> v.division() + " " + v.year())
                .containsExactlyInAnyOrder("150102 2021", "150103 2021", "150102 2022");
        assertThat(evaluate(rule(excepted))).extracting(v -> v.division() + " " + v.year()).containsExactly("150103 2021");
    }

    @Test
    void a_year_that_is_not_over_is_left_undecided_comparison_by_comparison() {
        Rule rule = CATALOG.rules().get("RC-12");
        assertThat(rule.comparisons()).extracting(c -> c.name() + " " + c.openUndecided())
                .containsExactly("graded false", "platform false", "self-check true");
    }

    @Test
    void what_was_published_of_a_whole_year_waits_for_its_end() {
        Verdict verdict = only("150100", 2021, new RuleEvaluation(CATALOG, evaluator, List.of(2021), LocalDate.of(2021, 6, 6))
                .evaluate(CATALOG.rules().get("RC-08")));
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.UNDECIDED);
        assertThat(verdict.note()).isEqualTo("YEAR_NOT_OVER");
    }

    @ParameterizedTest
    @CsvSource({"20, TRUE", "15, TRUE", "14.9, FALSE"})
    void a_value_may_be_so_many_times_as_large_or_as_small(String factor, Verdict.Outcome outcome) {
        // 7 against 105, and 105 against 7
        Comparison.Tolerance tolerance = new Comparison.Tolerance(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal(factor), Optional.empty());
        assertThat(only("150103", 2021, evaluate(rule(comparison("", LEFT, LEFT + " * 15", "=", tolerance)))).outcome()).isEqualTo(outcome);
        assertThat(only("150103", 2021, evaluate(rule(comparison("", LEFT + " * 15", LEFT, "=", tolerance)))).outcome()).isEqualTo(outcome);
        assertThat(only("150103", 2021, evaluate(rule(comparison("", LEFT, LEFT + " * 0", "=", tolerance)))).outcome())
                .as("nothing is no unit of something").isEqualTo(Verdict.Outcome.FALSE);
    }

    @ParameterizedTest
    @CsvSource({"BREAK, FALSE", "UNDECIDED, UNDECIDED"})
    void a_side_that_divides_by_zero_means_what_the_rule_says_of_it(Comparison.Missing meaning, Verdict.Outcome outcome) {
        Expression ratio = Expression.parse(LEFT + " / (" + LEFT + " - " + LEFT + ")");
        Comparison comparison = new Comparison("", TITLE, ratio, Optional.of(Expression.parse("98")), List.of(), Comparison.Relation.EQUAL,
                Set.of(Division.Level.COUNTY), List.of(), Comparison.Tolerance.NONE, Comparison.Missing.QUIET, Comparison.Missing.QUIET,
                Optional.of(meaning), List.of(), Optional.empty(), false, "", "");
        List<Verdict> verdicts = evaluate(rule(comparison));
        assertThat(verdicts).as("where it is missing, the rule is quiet").extracting(Verdict::division).containsOnly("150102", "150103");
        assertThat(only("150103", 2021, verdicts).outcome()).isEqualTo(outcome);
        assertThat(only("150103", 2021, verdicts).note()).isEqualTo(outcome == Verdict.Outcome.UNDECIDED ? "DENOMINATOR_ZERO" : null);
    }

    @Test
    void each_comparison_of_a_rule_has_its_own_verdicts() {
        Rule rule = new Rule("RC-99", "detail-summary", TITLE, List.of(
                comparison("counts", LEFT, RIGHT, "=", Comparison.Tolerance.NONE),
                comparison("bound", LEFT, RIGHT, ">=", Comparison.Tolerance.NONE)), List.of(), Rule.Severity.WARN, "", "");
        assertThat(evaluate(rule).stream().filter(v -> v.division().equals("150102") && v.year() == 2021))
                .extracting(v -> v.dimensions() + " " + v.outcome())
                .containsExactlyInAnyOrder("{comparison=counts} FALSE", "{comparison=bound} TRUE");
    }

    private static Comparison comparison(String name, String left, String right, String relation, Comparison.Tolerance tolerance) {
        return new Comparison(name, TITLE, Expression.parse(left), Optional.of(Expression.parse(right)), List.of(),
                Arrays.stream(Comparison.Relation.values()).filter(r -> r.sign().equals(relation)).findFirst().orElseThrow(),
                Set.of(Division.Level.COUNTY, Division.Level.ZONE), List.of(), tolerance, Comparison.Missing.QUIET,
                Comparison.Missing.QUIET, Optional.empty(), List.of(), Optional.empty(), false, left, right);
    }

    private static Comparison.Tolerance absolute(String absolute) {
        return new Comparison.Tolerance(new BigDecimal(absolute), BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());
    }

    private static Comparison.Tolerance chance(String relative, String sigma, boolean clustered) {
        return new Comparison.Tolerance(BigDecimal.ZERO, new BigDecimal(relative), BigDecimal.ZERO,
                Optional.of(new Comparison.Chance(clustered, new BigDecimal(sigma))));
    }

    private List<Verdict> evaluate(Rule rule) {
        return new RuleEvaluation(CATALOG, evaluator, List.of(2020, 2021, 2022), LocalDate.of(2022, 6, 6)).evaluate(rule);
    }

    private static Verdict only(String division, int year, List<Verdict> verdicts) {
        List<Verdict> found = verdicts.stream().filter(v -> v.division().equals(division) && v.year() == year).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Rule rule(List<String> dimensions, BigDecimal absolute, BigDecimal relative, Comparison.Missing missing,
                             boolean openUndecided, List<Comparison.Explanation> explanations) {
        return rule(new Comparison("", TITLE, Expression.parse(LEFT), Optional.of(Expression.parse(RIGHT)), List.of(),
                Comparison.Relation.EQUAL, Set.of(Division.Level.COUNTY, Division.Level.ZONE), dimensions,
                new Comparison.Tolerance(absolute, relative, BigDecimal.ZERO, Optional.empty()), missing, missing,
                Optional.empty(), explanations, Optional.empty(), openUndecided, LEFT, RIGHT));
    }

    private static Rule rule(Comparison comparison) {
        return new Rule("RC-99", "detail-summary", TITLE, List.of(comparison), List.of(), Rule.Severity.WARN, "", "");
    }

    private static Comparison.Explanation explanation(String left, String code) {
        return new Comparison.Explanation(Expression.parse(left), code, new Title("解释", "Explanation"));
    }
}
