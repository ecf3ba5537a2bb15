package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions as the catalogue writes them. */
class ExpressionTest {

    @ParameterizedTest
    @CsvSource({"a, true", "a + b, true", "a / 10000, true", "(a + b) * 2, true", "a * 100 / b, false", "a - b, false", "1 / a, false",
        "a@last-year, false"})
    void a_sum_grows_with_its_measures_and_a_share_does_not(String text, boolean growing) {
        assertThat(Expression.parse(text).isGrowing()).isEqualTo(growing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            a.b                     ; a.b
            a - b - c               ; ((a - b) - c)
            a + b * c / d           ; (a + ((b * c) / d))
            (a + b) * 100           ; ((a + b) * 100)
            a/1000                  ; (a / 1000)
            a[x=1|2, y=z] / b       ; (a[x=1|2, y=z] / b)
            a.by-day                ; a.by-day
            a[x=1]@last-year - a    ; (a[x=1]@last-year - a)
            a[ x = 1 | 2 , y=z ]    ; a[x=1|2, y=z]
            a @last-year            ; a@last-year
            """)
    void operators_bind_as_in_arithmetic(String text, String read) {
        assertThat(Expression.parse(text)).hasToString(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            a +     ; 4
            a b     ; 3
            (a      ; 3
            a[x     ; 4
            a[x=1   ; 6
            a ) b   ; 3
            * a     ; 1
            a & b   ; 3
            a@next  ; 2
            a * 1.2.3 ; 10
            """)
    void a_fault_is_told_with_its_column(String text, int column) {
        assertThatThrownBy(() -> Expression.parse(text)).isInstanceOfSatisfying(ExpressionParser.SyntaxException.class,
                e -> assertThat(e.column()).isEqualTo(column));
    }

    @Test
    void space_around_an_expression_means_nothing_and_one_of_a_thousand_characters_is_the_longest() {
        assertThat(Expression.parse(" a ")).hasToString("a");
        assertThat(Expression.parse("a".repeat(1000)).terms()).hasSize(1);
        assertThatThrownBy(() -> Expression.parse("a".repeat(1001))).isInstanceOfSatisfying(ExpressionParser.SyntaxException.class,
                e -> assertThat(e.column()).isEqualTo(1001));
    }

    @Test
    void a_term_of_last_year_looks_a_year_back() {
        Expression.Term lastYear = new Expression.Term("a", Map.of("x", List.of("1")), true);
        assertThat(lastYear.yearFrom(2021)).isEqualTo(2020);
        assertThat(lastYear.ofItsYear()).isEqualTo(new Expression.Term("a", Map.of("x", List.of("1")), false));
        assertThat(lastYear.ofItsYear().yearFrom(2021)).isEqualTo(2021);
    }

    @Test
    void each_term_is_named_once_in_the_order_of_the_text() {
        assertThat(Expression.parse("b + 2 * a / b + a[x=1]").terms()).hasToString("[b, a, a[x=1]]");
    }

    @Property(tries = 500)
    void what_is_printed_is_read_as_the_same(@ForAll("expressions") Expression expression) {
        assertThat(Expression.parse(expression.toString())).isEqualTo(expression);
    }

    @Provide
    Arbitrary<Expression> expressions() {
        Arbitrary<Map<String, List<String>>> filters = Arbitraries.maps(Arbitraries.of("link", "item", "food_category"),
                Arbitraries.of("01", "CATERING", "食品").list().uniqueElements().ofMinSize(1).ofMaxSize(3)).ofMaxSize(2)
                .map(LinkedHashMap::new);
        Arbitrary<Expression> terms = Combinators.combine(Arbitraries.of("a", "sampling.batches", "a.by-day"), filters, Arbitraries.of(true, false))
                .as(Expression.Term::new);
        Arbitrary<Expression> numbers = Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.valueOf(10_000)).ofScale(2)
                .map(Expression.Number::new);
        return Arbitraries.recursive(() -> Arbitraries.oneOf(terms, numbers), smaller -> Combinators.combine(smaller,
                Arbitraries.of('+', '-', '*', '/'), smaller).as(Expression.Operation::new), 0, 4);
    }
}
