package shian.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static shian.reconcile.RuleTrial.CATALOG;
import static shian.reconcile.RuleTrial.LEFT;
import static shian.reconcile.RuleTrial.RIGHT;
import static shian.reconcile.RuleTrial.TITLE;
import static shian.reconcile.RuleTrial.comparison;
import static shian.reconcile.RuleTrial.only;
import static shian.reconcile.RuleTrial.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shian.catalog.Comparison;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Rule;
import shian.catalog.Title;

/** What a rule says of two sides: they agree, they do not, it cannot be told, or there is nothing to say. */
@Tag("store")
@Tag("container")
class RuleEvaluationTest {

    private static final RuleTrial TRIAL = new RuleTrial(RuleEvaluationTest.class);

    @ParameterizedTest
    @CsvSource({"BREAK, FALSE", "UNDECIDED, UNDECIDED"})
    void a_missing_side_means_what_the_rule_says(Comparison.Missing meaning, Verdict.Outcome outcome) {
        List<Verdict> verdicts = TRIAL.evaluate(rule(List.of(), BigDecimal.ZERO, BigDecimal.ZERO, meaning, false, List.of()));
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
        assertThat(TRIAL.evaluate(rule(List.of(), BigDecimal.ZERO, BigDecimal.ZERO, Comparison.Missing.QUIET, false, List.of())))
                .extracting(Verdict::division).containsOnly("150102");
        assertThat(TRIAL.evaluate(rule(List.of(), BigDecimal.ZERO, BigDecimal.ZERO, Comparison.Missing.BREAK, false, List.of())))
                .extracting(Verdict::division).containsOnly("150102", "150103", "150104");
    }

    @Test
    void a_difference_that_another_reading_accounts_for_is_a_break_with_its_explanation() {
        Verdict verdict = only("150102", 2021, TRIAL.evaluate(rule(List.of(), BigDecimal.ZERO, BigDecimal.ZERO, Comparison.Missing.QUIET, false,
                List.of(explanation("plan.quota", "OTHER"), explanation(RIGHT + " * 2", "TWICE"), explanation("sampling.batches.by-sampling-date", "DATE_BASIS")))));
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.FALSE);
        assertThat(verdict.note()).isEqualTo("DATE_BASIS");
        assertThat(verdict.explanation()).isEqualTo("DATE_BASIS");
        assertThat(verdict.dimensions()).isEmpty();
    }

    @Test
    void a_year_that_is_not_over_may_be_left_undecided() {
        Rule rule = rule(List.of(), BigDecimal.ZERO, BigDecimal.ZERO, Comparison.Missing.BREAK, true, List.of());
        assertThat(only("150102", 2022, TRIAL.evaluate(rule))).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.UNDECIDED);
            assertThat(verdict.note()).isEqualTo("YEAR_NOT_OVER");
            assertThat(verdict.explanation()).isNull();
        });
        assertThat(only("150102", 2022, TRIAL.evaluate(rule, LocalDate.of(2023, 1, 30), 2022)).note()).as("its summary is due on the 31st").isEqualTo("NOT_DUE: 2023-01-31");
        assertThat(only("150102", 2022, TRIAL.evaluate(rule, LocalDate.of(2023, 1, 31), 2022)).outcome()).isEqualTo(Verdict.Outcome.FALSE);
        assertThat(only("150102", 2021, TRIAL.evaluate(rule)).outcome()).isEqualTo(Verdict.Outcome.FALSE);
    }

    @Test
    void by_a_dimension_each_value_of_either_side_is_compared_and_none_reported_is_zero() {
        List<Verdict> verdicts = TRIAL.evaluate(rule(List.of("link"), BigDecimal.ZERO, BigDecimal.ZERO, Comparison.Missing.BREAK, false, List.of()))
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
        List<Verdict> verdicts = TRIAL.evaluate(claims);
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
        assertThat(only("150102", 2021, TRIAL.evaluate(rule(comparison("", left, right, relation, Comparison.Tolerance.NONE)))).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void last_year_goes_up_to_the_month_that_an_open_year_has_reached() {
        Rule rule = rule(comparison("", "sampling.batches.failed", "sampling.batches.failed@last-year", "=", Comparison.Tolerance.NONE));
        assertThat(only("150121", 2022, TRIAL.evaluate(rule)).right()).isEqualByComparingTo("40");
        assertThat(only("150121", 2022, TRIAL.evaluate(rule, LocalDate.of(2023, 1, 9), 2022)).right()).as("December is not due").isEqualByComparingTo("40");
        assertThat(only("150121", 2022, TRIAL.evaluate(rule, LocalDate.of(2023, 1, 10), 2022)).right()).isEqualByComparingTo("100");
        assertThat(TRIAL.evaluate(rule)).as("nothing to compare 2021 with").extracting(Verdict::year).containsOnly(2022);
    }

    @Test
    void where_territory_moved_a_year_is_not_held_against_the_one_before() {
        Comparison comparison = comparison("", "sampling.batches.judged", "sampling.batches.judged@last-year", "=", Comparison.Tolerance.NONE);
        List<Verdict> verdicts = TRIAL.evaluate(rule(comparison));
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
        assertThat(TRIAL.evaluate(rule)).singleElement().satisfies(verdict -> {
            assertThat(verdict.division() + " " + verdict.year() + " " + verdict.outcome()).isEqualTo("150172 2021 FALSE");
            assertThat(verdict.explanation()).startsWith("BOUNDARY_BREAK ");
        });
    }

    @Test
    void nothing_is_compared_where_what_excepts_it_has_a_value() {
        Comparison comparison = comparison("", LEFT, "1", "=", Comparison.Tolerance.NONE);
        Comparison excepted = new Comparison("", TITLE, comparison.left(), comparison.right(), List.of(), comparison.relation(),
                comparison.levels(), List.of(), comparison.tolerance(), Comparison.Missing.QUIET, Comparison.Missing.QUIET, Optional.empty(),
                List.of(), Optional.of(Expression.parse(RIGHT)), false, LEFT, "1");
        assertThat(TRIAL.evaluate(rule(comparison))).extracting(v -> v.division() + " " + v.year())
                .containsExactlyInAnyOrder("150102 2021", "150103 2021", "150102 2022");
        assertThat(TRIAL.evaluate(rule(excepted))).extracting(v -> v.division() + " " + v.year()).containsExactly("150103 2021");
    }

    @Test
    void a_year_that_is_not_over_is_left_undecided_comparison_by_comparison() {
        Rule rule = CATALOG.rules().get("RC-12");
        assertThat(rule.comparisons()).extracting(c -> c.name() + " " + c.openUndecided())
                .containsExactly("graded false", "platform false", "self-check true");
    }

    @Test
    void what_was_published_of_a_whole_year_waits_for_its_end() {
        Verdict verdict = only("150100", 2021, TRIAL.evaluate(CATALOG.rules().get("RC-08"), LocalDate.of(2021, 6, 6), 2021));
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.UNDECIDED);
        assertThat(verdict.note()).isEqualTo("YEAR_NOT_OVER");
    }

    @ParameterizedTest
    @CsvSource({"BREAK, FALSE", "UNDECIDED, UNDECIDED"})
    void a_side_that_divides_by_zero_means_what_the_rule_says_of_it(Comparison.Missing meaning, Verdict.Outcome outcome) {
        Expression ratio = Expression.parse(LEFT + " / (" + LEFT + " - " + LEFT + ")");
        Comparison comparison = new Comparison("", TITLE, ratio, Optional.of(Expression.parse("98")), List.of(), Comparison.Relation.EQUAL,
                Set.of(Division.Level.COUNTY), List.of(), Comparison.Tolerance.NONE, Comparison.Missing.QUIET, Comparison.Missing.QUIET,
                Optional.of(meaning), List.of(), Optional.empty(), false, "", "");
        List<Verdict> verdicts = TRIAL.evaluate(rule(comparison));
        assertThat(verdicts).as("where it is missing, the rule is quiet").extracting(Verdict::division).containsOnly("150102", "150103");
        assertThat(only("150103", 2021, verdicts).outcome()).isEqualTo(outcome);
        assertThat(only("150103", 2021, verdicts).note()).isEqualTo(outcome == Verdict.Outcome.UNDECIDED ? "DENOMINATOR_ZERO" : null);
    }

    @Test
    void each_comparison_of_a_rule_has_its_own_verdicts() {
        Rule rule = new Rule("RC-99", "detail-summary", TITLE, List.of(
                comparison("counts", LEFT, RIGHT, "=", Comparison.Tolerance.NONE),
                comparison("bound", LEFT, RIGHT, ">=", Comparison.Tolerance.NONE)), List.of(), Rule.Severity.WARN, "", "");
        assertThat(TRIAL.evaluate(rule).stream().filter(v -> v.division().equals("150102") && v.year() == 2021))
                .extracting(v -> v.dimensions() + " " + v.outcome())
                .containsExactlyInAnyOrder("{comparison=counts} FALSE", "{comparison=bound} TRUE");
    }

    private static Comparison.Explanation explanation(String left, String code) {
        return new Comparison.Explanation(Expression.parse(left), code, new Title("解释", "Explanation"));
    }
}
