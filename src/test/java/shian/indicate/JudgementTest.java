package shian.indicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shian.catalog.Expression;
import shian.catalog.Fraction;
import shian.catalog.Indicator;
import shian.formula.Quantity;

/** Which status a value gets, by its target, what time does to it, and whether its year is over. */
class JudgementTest {

    private static final Expression ANY = new Expression.Number(BigDecimal.ONE);

    @ParameterizedTest
    @CsvSource({
        // time, comparator, target, stated decimals, value, while the year goes on, once it is over
        "STOCK,      >=,          100,     ,  99,      NOT_MET,   NOT_MET",
        "STOCK,      >=,          100,     ,  100,     MET,       MET",
        "DUE_SHARE,  >=,          98,      ,  97.9999, NOT_MET,   NOT_MET",
        "COUNT,      >=,          4,       ,  3.9,     UNDECIDED, NOT_MET",
        "COUNT,      >=,          4,       ,  4,       MET,       MET",
        "COUNT,      >,           0,       ,  0,       UNDECIDED, NOT_MET",
        "COUNT,      <=,          5,       ,  4,       UNDECIDED, MET",
        "COUNT,      <=,          5,       ,  6,       NOT_MET,   NOT_MET",
        "YEAR_SHARE, >=,          100,     ,  50,      UNDECIDED, NOT_MET",
        "YEAR_SHARE, >=,          100,     ,  100,     UNDECIDED, MET",
        "EVENT,      <=,          0,       ,  0,       UNDECIDED, MET",
        "EVENT,      <=,          0,       ,  1,       NOT_MET,   NOT_MET",
        "COUNT,      not falling, 7,       ,  6.9,     NOT_MET,   NOT_MET",
        "COUNT,      not falling, 7,       ,  7,       MET,       MET",
        "STOCK,      >=,          25/79,   ,  25/79,   MET,       MET",
        "STOCK,      >=,          25/79,   ,  0.3164,  NOT_MET,   NOT_MET",
        "STOCK,      >=,          93,      0, 92.5,    MET,       MET",
        "STOCK,      >=,          93,      0, 92.4999, NOT_MET,   NOT_MET",
        "STOCK,      >=,          89.32,   2, 89.317,  MET,       MET",
        "STOCK,      =,           3,       ,  3.0000,  MET,       MET"})
    void a_value_is_judged_by_the_kind_of_its_time(Indicator.Time time, String comparator, String target, Integer decimals, String value,
                                                   String open, String over) {
        Indicator.Scope scope = scope(time, comparator, target, decimals, Map.of());
        assertThat(Judgement.of(scope, basis(fraction(value), Optional.empty(), fraction(target), true)).status()).isEqualTo(open);
        assertThat(Judgement.of(scope, basis(fraction(value), Optional.empty(), fraction(target), false)).status()).isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({
        // time, comparator, target, decided, possible, while the year goes on, once it is over
        "STOCK,      >=, 100, 90,  100, DOCUMENT_ONLY, DOCUMENT_ONLY",
        "STOCK,      >=, 100, 80,  90,  NOT_MET,       NOT_MET",
        "YEAR_SHARE, >=, 100, 80,  90,  DOCUMENT_ONLY, NOT_MET",
        "YEAR_SHARE, >=, 100, 80,  ,    DOCUMENT_ONLY, DOCUMENT_ONLY",
        "STOCK,      >=, 100, 100, 100, DOCUMENT_ONLY, DOCUMENT_ONLY",
        "EVENT,      <=, 0,   1,   1,   NOT_MET,       NOT_MET",
        "EVENT,      <=, 0,   0,   1,   DOCUMENT_ONLY, DOCUMENT_ONLY"})
    void of_documents_only_a_failure_that_nothing_open_can_mend_is_judged(Indicator.Time time, String comparator, String target,
            String value, String possible, String open, String over) {
        Indicator.Scope scope = scope(time, comparator, target, null, Map.of("read", ANY));
        Optional<Fraction> best = Optional.ofNullable(possible).map(JudgementTest::fraction);
        assertThat(Judgement.of(scope, basis(fraction(value), best, fraction(target), true)).status()).isEqualTo(open);
        assertThat(Judgement.of(scope, basis(fraction(value), best, fraction(target), false)).status()).isEqualTo(over);
    }

    @Test
    void what_is_not_all_in_is_partial_and_never_met_but_one_event_too_many_stays_one() {
        Optional<Completeness.Share> half = Optional.of(new Completeness.Share("cases/detail", 2, 1));
        assertThat(Judgement.of(scope(Indicator.Time.STOCK, ">=", "1", null, Map.of()), partial("5", half)).status()).isEqualTo("PARTIAL");
        assertThat(Judgement.of(scope(Indicator.Time.EVENT, "<=", "0", null, Map.of()), partial("1", half)).status()).isEqualTo("NOT_MET");
    }

    @Test
    void divisions_that_miss_what_each_owes_are_named() {
        Judgement judgement = Judgement.of(scope(Indicator.Time.STOCK, ">=", "100", null, Map.of()), new Judgement.Basis(
                Quantity.of(BigDecimal.TEN), Optional.of(fraction("80")), Optional.empty(), Optional.empty(), Optional.empty(), null, null,
                List.of("150102", "150105"), ""));
        assertThat(judgement.reason()).isEqualTo("FAILING: 150102, 150105");
    }

    @Property
    void a_shown_value_never_contradicts_its_status(@ForAll @IntRange(max = 100_000) int numerator,
                                                    @ForAll @IntRange(min = 1, max = 100_000) int denominator,
                                                    @ForAll @IntRange(max = 100) int target, @ForAll @IntRange(max = 2) int decimals) {
        Indicator.Scope scope = scope(Indicator.Time.STOCK, ">=", String.valueOf(target), null, Map.of());
        Fraction value = new Fraction(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator)).times(BigDecimal.valueOf(100));
        Fraction against = fraction(String.valueOf(target));
        Fraction shown = Fraction.of(IndicatorEvaluation.shown(decimals, scope, value, against));
        assertThat(shown.compareTo(against) >= 0).isEqualTo(value.compareTo(against) >= 0);
    }

    @ParameterizedTest
    @CsvSource({"97996/100000, 98, 97.996", "97/100, 98, 97.00", "9799999/10000000, 98, 97.99999", "98/100, 98, 98.00"})
    void a_value_shows_one_more_digit_where_it_would_look_met(String share, String target, String shown) {
        assertThat(IndicatorEvaluation.shown(2, scope(Indicator.Time.STOCK, ">=", target, null, Map.of()),
                fraction(share).times(BigDecimal.valueOf(100)), fraction(target))).isEqualByComparingTo(shown).hasToString(shown);
    }

    private static Judgement.Basis basis(Fraction value, Optional<Fraction> possible, Fraction yearBefore, boolean open) {
        return new Judgement.Basis(Quantity.of(value.decimal()), Optional.of(value), possible, Optional.of(yearBefore), Optional.empty(), null,
                open ? "YEAR_NOT_OVER" : null, List.of(), "");
    }

    private static Judgement.Basis partial(String value, Optional<Completeness.Share> share) {
        return new Judgement.Basis(Quantity.of(fraction(value).decimal()), Optional.of(fraction(value)), Optional.empty(), Optional.empty(),
                share, null, null, List.of(), "");
    }

    private static Indicator.Scope scope(Indicator.Time time, String comparator, String target, Integer decimals, Map<String, Expression> documents) {
        boolean notFalling = comparator.equals(Indicator.Target.NOT_FALLING);
        return new Indicator.Scope("all", "个", time, ANY, Optional.empty(), false, Optional.of(new Indicator.Target(comparator,
                notFalling ? Optional.empty() : Optional.of(fraction(target)), notFalling ? Optional.empty() : Optional.of(target),
                Optional.ofNullable(decimals), "report")), documents, Optional.empty(), Optional.empty(), false, List.of(), "1",
                Optional.empty());
    }

    private static Fraction fraction(String text) {
        String[] sides = text.split("/");
        return new Fraction(new BigDecimal(sides[0]), sides.length == 1 ? BigDecimal.ONE : new BigDecimal(sides[1]));
    }
}
