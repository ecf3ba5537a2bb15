package shian.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static shian.reconcile.RuleTrial.LEFT;
import static shian.reconcile.RuleTrial.TODAY;
import static shian.reconcile.RuleTrial.comparison;
import static shian.reconcile.RuleTrial.only;
import static shian.reconcile.RuleTrial.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shian.catalog.Comparison;
import shian.catalog.Rule;

/** By how much two sides may differ and still agree. */
@Tag("store")
@Tag("container")
class RuleToleranceTest {

    private static final RuleTrial TRIAL = new RuleTrial(RuleToleranceTest.class);

    @ParameterizedTest
    @CsvSource({"0, 0%, FALSE", "1.99, 0%, FALSE", "2, 0%, TRUE", "0, 2%, FALSE", "0, 2.1%, TRUE", "2, 1%, TRUE"})
    void sides_agree_up_to_the_wider_of_both_tolerances(BigDecimal absolute, String relative, Verdict.Outcome outcome) {
        Verdict verdict = only("150102", 2021, TRIAL.evaluate(rule(List.of(), absolute,
                new BigDecimal(relative.replace("%", "")).movePointLeft(2), Comparison.Missing.QUIET, false, List.of())));
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.imbalance()).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @CsvSource({"sampling.batches, sampling.summary.batches, <=", "sampling.summary.batches, sampling.batches, >="})
    void a_bound_may_be_missed_by_the_tolerance_and_no_more(String left, String right, String relation) {
        assertThat(only("150102", 2021, TRIAL.evaluate(rule(comparison("", left, right, relation, absolute("2"))))).outcome())
                .isEqualTo(Verdict.Outcome.TRUE);
        assertThat(only("150102", 2021, TRIAL.evaluate(rule(comparison("", left, right, relation, absolute("1.9"))))).outcome())
                .isEqualTo(Verdict.Outcome.FALSE);
    }

    @ParameterizedTest
    @CsvSource({"0, 2.8, FALSE", "0, 2.9, TRUE", "0.75, 2.8, TRUE", "0.7, 2.8, FALSE"})
    void two_counts_may_differ_by_what_both_of_them_scatter(String relative, String sigma, Verdict.Outcome outcome) {
        // 70 against 40: off by 30, and the square root of 110 is 10.49
        Verdict verdict = only("150121", 2022, TRIAL.evaluate(rule(comparison("", "sampling.batches.failed",
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
            TRIAL.insert("foodborne.cases", division, 2020, month, 5);
            TRIAL.insert("foodborne.cases", division, 2021, month, outcome == Verdict.Outcome.FALSE ? 10 : month == 7 ? 75 : month % 3 == 0 ? 6 : 3);
        }
        Rule rule = rule(comparison("", "foodborne.cases", "foodborne.cases@last-year", "=", clustered));
        Verdict verdict = only(division, 2021, TRIAL.evaluate(rule, TODAY, 2021));
        TRIAL.delete("foodborne.cases");
        assertThat(verdict.left()).isEqualByComparingTo("120");
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.tolerance().doubleValue() > 3 * Math.sqrt(180) + 1).isEqualTo(outcome == Verdict.Outcome.TRUE);
    }

    @Test
    void from_a_single_month_nobody_knows_how_much_clusters_scatter() {
        TRIAL.insert("foodborne.cases", "150105", 2021, 1, 5);
        TRIAL.insert("foodborne.cases", "150105", 2022, 1, 50);
        Rule rule = rule(comparison("", "foodborne.cases", "foodborne.cases@last-year", "=", chance("0", "3", true)));
        Verdict verdict = only("150105", 2022, TRIAL.evaluate(rule, TODAY, 2022));
        TRIAL.delete("foodborne.cases");
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.UNDECIDED);
        assertThat(verdict.note()).isEqualTo("SCATTER_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({"20, TRUE", "15, TRUE", "14.9, FALSE"})
    void a_value_may_be_so_many_times_as_large_or_as_small(String factor, Verdict.Outcome outcome) {
        // 7 against 105, and 105 against 7
        Comparison.Tolerance tolerance = new Comparison.Tolerance(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal(factor), Optional.empty());
        assertThat(only("150103", 2021, TRIAL.evaluate(rule(comparison("", LEFT, LEFT + " * 15", "=", tolerance)))).outcome()).isEqualTo(outcome);
        assertThat(only("150103", 2021, TRIAL.evaluate(rule(comparison("", LEFT + " * 15", LEFT, "=", tolerance)))).outcome()).isEqualTo(outcome);
        assertThat(only("150103", 2021, TRIAL.evaluate(rule(comparison("", LEFT, LEFT + " * 0", "=", tolerance)))).outcome())
                .as("nothing is no unit of something").isEqualTo(Verdict.Outcome.FALSE);
    }

    private static Comparison.Tolerance absolute(String absolute) {
        return new Comparison.Tolerance(new BigDecimal(absolute), BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());
    }

    private static Comparison.Tolerance chance(String relative, String sigma, boolean clustered) {
        return new Comparison.Tolerance(BigDecimal.ZERO, new BigDecimal(relative), BigDecimal.ZERO,
                Optional.of(new Comparison.Chance(clustered, new BigDecimal(sigma))));
    }
}
