package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the sides of a comparison are held against each other. */
class ComparisonTest {

    @ParameterizedTest
    @CsvSource({"=, 10, 12, 2, true", "=, 14, 12, 2, true", "=, 9, 12, 2, false", "=, 15, 12, 2, false",
            "<=, 14, 12, 2, true", "<=, 15, 12, 2, false", "<=, 0, 12, 0, true",
            ">=, 10, 12, 2, true", ">=, 9, 12, 2, false", ">=, 99, 12, 0, true"})
    void a_relation_holds_up_to_the_tolerance(String sign, BigDecimal left, BigDecimal right, BigDecimal tolerance, boolean holds) {
        Comparison.Relation relation = Comparison.Relation.of(sign);
        assertThat(relation.holds(left, right, tolerance)).isEqualTo(holds);
        assertThat(relation.sign()).isEqualTo(sign);
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 0, 100, 50, 2", "2, 0.1, 0, 100, 50, 5.0", "2, 0.1, 0, 100, -50, 5.0", "9, 0.1, 0, 100, 50, 9",
            "2, 0, 10, 5, 100, 45", "2, 0, 10, -100, 5, 45", "2, 0, 10, 0, 100, 2"})
    void the_widest_of_the_tolerances_counts(BigDecimal absolute, BigDecimal relative, BigDecimal factor,
                                             BigDecimal left, BigDecimal right, BigDecimal around) {
        assertThat(new Comparison.Tolerance(absolute, relative, factor, Optional.empty()).around(left, right)).isEqualByComparingTo(around);
    }

    @Test
    void the_side_that_looks_at_the_year_itself_says_up_to_which_month_is_compared() {
        assertThat(comparison("a", "b@last-year").present()).hasToString("a");
        assertThat(comparison("a@last-year", "b").present()).hasToString("b");
        assertThat(comparison("a@last-year + c", "b").present()).hasToString("(a@last-year + c)");
        assertThat(comparison("a@last-year", null).present()).hasToString("a@last-year");
    }

    @Test
    void it_looks_back_if_a_term_of_either_side_does() {
        assertThat(comparison("a", "b").looksBack()).isFalse();
        assertThat(comparison("a", null).looksBack()).isFalse();
        assertThat(comparison("a + a@last-year", "b").looksBack()).isTrue();
        assertThat(comparison("a", "b@last-year").looksBack()).isTrue();
    }

    @Test
    void its_measures_are_those_of_everything_it_looks_at() {
        assertThat(comparison("a + b", "c").measures()).containsExactly("a", "b", "c", "d", "e");
        assertThat(comparison("a", null).measures()).containsExactly("a", "d", "e");
    }

    private static Comparison comparison(String left, String right) {
        Title title = new Title("比较", "Comparison");
        return new Comparison("", title, Expression.parse(left), Optional.ofNullable(right).map(Expression::parse), List.of(),
                Comparison.Relation.EQUAL, Set.of(), List.of(), Comparison.Tolerance.NONE, Comparison.Missing.QUIET,
                Comparison.Missing.QUIET, Optional.empty(), List.of(new Comparison.Explanation(Expression.parse("d"), "D", title)),
                Optional.of(Expression.parse("e")), false, left, "");
    }
}
