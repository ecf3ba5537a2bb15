package shian.indicate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.Expression;
import shian.catalog.Fraction;
import shian.catalog.Indicator;
import shian.formula.Evaluator;
import shian.formula.Place;

/**
 * How far a year that is not over has come, against what the plan wants to have been reached by now, or else against the median
 * of the share that earlier years had reached by then. Nothing is drawn out in a line.
 */
final class Pace {

    /** From so many complete years on there is a median. */
    private static final int LEAST_YEARS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Evaluator evaluator;
    private final Divisions divisions;
    private final List<Integer> years;
    private final LocalDate today;

    Pace(Evaluator evaluator, Divisions divisions, List<Integer> years, LocalDate today) {
        this.evaluator = evaluator;
        this.divisions = divisions;
        this.years = years;
        this.today = today;
    }

    /**
     * What was reached by the end of the last complete month, or the last for which the plan has a quota, in per cent of what should have been; empty where the year is over
     * or has no complete month, where nothing is to be reached, and where nobody knows how much by then.
     *
     * @param place  the division, year and last month of the value
     * @param target what is to be reached by the end of the year; null if nothing is
     */
    Optional<BigDecimal> of(Indicator.Scope scope, Place place, Fraction target) {
        int month = Math.min(place.lastMonth(), today.getMonthValue() - (today.getDayOfMonth() == today.lengthOfMonth() ? 0 : 1));
        boolean grows = scope.time() == Indicator.Time.COUNT || scope.time() == Indicator.Time.YEAR_SHARE;
        if (place.lastYear() != today.getYear() || month == 0 || !grows || target == null || !scope.target().orElseThrow().isFloor()
                || !isMonthly(scope.numerator(), place.division(), place.lastYear())) {
            return Optional.empty();
        }
        Place now = place.upTo(month);
        Optional<BigDecimal> byPlan = scope.pace().flatMap(plan -> byPlan(plan, scope, now, target));
        return byPlan.isPresent() ? byPlan : usualShare(scope.numerator(), now).flatMap(share -> whole(scope, now, target)
                .flatMap(whole -> share(scope, now, whole.multiply(share))));
    }

    private Optional<BigDecimal> share(Indicator.Scope scope, Place now, BigDecimal expected) {
        return expected.signum() <= 0 ? Optional.empty() : evaluator.value(scope.numerator(), now).number()
                .map(reached -> reached.multiply(HUNDRED).divide(expected, 2, RoundingMode.HALF_UP));
    }

    /** By the last month for whose end the plan has quotas everywhere; empty where they come to less than the whole year asks for. */
    private Optional<BigDecimal> byPlan(Expression plan, Indicator.Scope scope, Place now, Fraction target) {
        Optional<BigDecimal> year = evaluator.value(plan, now.upTo(12)).number();
        Optional<BigDecimal> asked = whole(scope, now, target);
        OptionalInt last = plannedMonths(plan, now).stream().mapToInt(month -> month).filter(month -> month <= now.lastMonth()).max();
        if (year.isEmpty() || asked.isEmpty() || last.isEmpty() || year.get().compareTo(asked.get()) < 0) {
            return Optional.empty();
        }
        Place then = now.upTo(last.getAsInt());
        return evaluator.value(plan, then).number().flatMap(planned -> share(scope, then, planned));
    }

    /** The months for whose end every division with a plan has a quota: one goes by months, another by quarters. */
    private Set<Integer> plannedMonths(Expression plan, Place now) {
        return divisions.within(now.division()).stream().map(Division::code).filter(divisions::isLeaf)
                .flatMap(leaf -> plan.terms().stream().map(term -> evaluator.months(term, leaf, now.lastYear())))
                .filter(months -> !months.isEmpty())
                .reduce((some, others) -> some.stream().filter(others::contains).collect(Collectors.toSet())).orElse(Set.of());
    }

    /** What the numerator has to be at the end of the year. */
    private Optional<BigDecimal> whole(Indicator.Scope scope, Place now, Fraction target) {
        BigDecimal each = target.decimal().divide(scope.times(), MathContext.DECIMAL128);
        return scope.denominator().isEmpty() ? Optional.of(each)
                : evaluator.value(scope.denominator().get(), now.upTo(12)).number().map(each::multiply);
    }

    /** The median of the shares that complete years had reached by the month. */
    private Optional<BigDecimal> usualShare(Expression numerator, Place now) {
        List<BigDecimal> shares = new ArrayList<>();
        for (int year : years) {
            if (year < now.lastYear() && isMonthly(numerator, now.division(), year)) {
                Place then = Place.of(now.division(), year);
                evaluator.value(numerator, then).number().filter(whole -> whole.signum() > 0).ifPresent(whole ->
                        evaluator.value(numerator, then.upTo(now.lastMonth())).number()
                                .ifPresent(part -> shares.add(part.divide(whole, MathContext.DECIMAL128))));
            }
        }
        shares.sort(null);
        int middle = shares.size() / 2;
        return shares.size() < LEAST_YEARS ? Optional.empty() : Optional.of(shares.size() % 2 == 1 ? shares.get(middle)
                : shares.get(middle - 1).add(shares.get(middle)).divide(BigDecimal.valueOf(2), MathContext.DECIMAL128));
    }

    private boolean isMonthly(Expression expression, String division, int year) {
        return expression.terms().stream().allMatch(term -> {
            Set<Integer> months = evaluator.months(term, division, year);
            return !months.isEmpty() && !months.contains(0);
        });
    }
}
