package shian.indicate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Fraction;
import shian.catalog.Indicator;
import shian.catalog.Measure;
import shian.catalog.Parameter;
import shian.fact.DailyTotals;
import shian.fact.FrozenYears;
import shian.formula.Evaluator;
import shian.formula.Place;
import shian.formula.Quantity;

/**
 * The value of the year before, of what is like the present one: of the whole year, or, while the year is not over or not
 * delivered, up to the same day. What was published on that day goes before what is known of it now.
 */
final class YearBefore {

    /** How the value up to the same day is known. */
    enum Basis { AS_KNOWN, REVISED_SINCE }

    /**
     * A value of the year before.
     *
     * @param basis null for whole years
     */
    record Value(Fraction value, Basis basis) {
    }

    private record Key(String ruleVersion, String indicator, String scope, String division) {
    }

    private final Catalog catalog;
    private final Evaluator evaluator;
    private final ReferencePeriods periods;
    private final DailyTotals daily;
    private final FrozenYears frozen;
    private final LocalDate today;
    private final LocalDate sameDay;
    private final Map<Key, Value> published = new HashMap<>();
    private final Map<Expression.Term, Map<String, BigDecimal>> later = new HashMap<>();

    YearBefore(JdbcClient jdbc, Catalog catalog, Evaluator evaluator, ReferencePeriods periods, LocalDate today) {
        this.catalog = catalog;
        this.evaluator = evaluator;
        this.periods = periods;
        this.daily = new DailyTotals(jdbc, catalog);
        this.frozen = FrozenYears.read(jdbc);
        this.today = today;
        this.sameDay = today.minusYears(1);
        jdbc.sql("""
                select distinct on (v.rule_version, v.indicator_code, v.scope, v.division_code)
                       v.rule_version, v.indicator_code, v.scope, v.division_code, v.numerator, coalesce(v.denominator, 1),
                       v.withdrawn or v.value is null, i.unit
                from publication.indicator_value v
                join publication.edition e using (edition_id)
                join publication.indicator i using (rule_version, indicator_code, scope)
                where v.year = :year and e.business_date <= :day
                  and exists (select from control.run r where r.state in ('DONE', 'DONE_WITH_FAILURES')
                              and r.business_date > :day - :days and r.business_date <= :day)
                order by v.rule_version, v.indicator_code, v.scope, v.division_code, v.edition_id desc""")
                .param("year", sameDay.getYear()).param("day", sameDay)
                .param("days", catalog.parameter(Parameter.KNOWN_DAYS).map(BigDecimal::intValue).orElse(1))
                .query((row, n) -> row.getBoolean(7) ? null
                        : published.put(new Key(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                                new Value(new Fraction(row.getBigDecimal(5), row.getBigDecimal(6))
                                        .times(Indicator.times(row.getString(8))), Basis.AS_KNOWN))).list();
    }

    /**
     * The value that one of a year is to be held against.
     *
     * @param place the division, year and last month of the present value
     */
    Optional<Value> of(Indicator indicator, Indicator.Scope scope, Place place) {
        if (LocalDate.of(place.lastYear(), 12, 31).isBefore(today) && place.lastMonth() == 12) {
            return periods.areOtherKindsOfDay(scope, place.division(), place.lastYear()) ? Optional.empty()
                    : ratio(scope, term -> evaluator.value(term, place.yearBefore())).map(value -> new Value(value, null));
        }
        Value then = place.lastYear() != today.getYear() ? null : published.get(
                new Key(indicator.ruleVersion(), indicator.code(), scope.name(), place.division()));
        if (then != null) {
            return Optional.of(then);
        }
        Place known = place.lastYear() == today.getYear() ? place.upTo(Math.min(place.lastMonth(), today.getMonthValue())) : place;
        return isComparable(scope, known) ? ratio(scope, term -> upToTheSameDay(term, known)).map(v -> new Value(v, Basis.REVISED_SINCE))
                : Optional.empty();
    }

    private interface Terms {
        Quantity value(Expression.Term term);
    }

    private static Optional<Fraction> ratio(Indicator.Scope scope, Terms terms) {
        return IndicatorEvaluation.ratio(scope, Evaluator.value(scope.numerator(), terms::value),
                scope.denominator().map(denominator -> Evaluator.value(denominator, terms::value)));
    }

    /** Whether what the numerator counts is known by months in both years, or was a state on the same kind of day. */
    private boolean isComparable(Indicator.Scope scope, Place place) {
        return scope.numerator().terms().stream().allMatch(term -> isState(scope, term)
                ? periods.areSameKindOfDay(scope, place.division(), place.lastYear())
                : isMonthly(term, place.division(), place.lastYear() - 1));
    }

    private boolean isState(Indicator.Scope scope, Expression.Term term) {
        return scope.time() == Indicator.Time.STOCK || catalog.measure(term.measure()).overTime() == Measure.OverTime.LAST;
    }

    private boolean isMonthly(Expression.Term term, String division, int year) {
        Set<Integer> months = evaluator.months(term, division, year);
        return !months.isEmpty() && !months.contains(0);
    }

    /** The months up to the last one of the present value, less the days of that month that have not come yet this year. */
    private Quantity upToTheSameDay(Expression.Term term, Place place) {
        Quantity whole = evaluator.value(term, place.yearBefore());
        if (place.lastYear() != today.getYear() || place.lastMonth() != today.getMonthValue() || !isByDay(term)) {
            return whole;
        }
        if (frozen.of(catalog.sourceOf(catalog.measure(term.measure()))).contains(sameDay.getYear())) {
            return Quantity.missing(term.measure());
        }
        Map<String, BigDecimal> byDivision = later.computeIfAbsent(term, t ->
                daily.byDivision(t, sameDay.plusDays(1), YearMonth.from(sameDay).atEndOfMonth()));
        BigDecimal less = catalog.divisions().within(place.division()).stream().map(Division::code)
                .map(code -> byDivision.getOrDefault(code, BigDecimal.ZERO)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Quantity.combine(whole, '-', Quantity.of(less));
    }

    private boolean isByDay(Expression.Term term) {
        Measure measure = catalog.measure(term.measure());
        return !term.lastYear() && measure.draw().isAdditive() && measure.overTime() == Measure.OverTime.SUM
                && measure.period() != null && catalog.sourceOf(measure).isDate(measure.period());
    }
}
