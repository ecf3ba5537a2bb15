package shian.indicate;

import java.math.BigDecimal;
import java.util.Optional;
import shian.catalog.Indicator;
import shian.formula.Quantity;

/**
 * Status of a value against its target.
 *
 * @param target what it was held against, last year's value for "not falling"; null if against nothing
 * @param comparator how it was held against the target; null without one
 * @param reason code and what it is about; null where the value speaks for itself
 */
record Judgement(String status, String reason, BigDecimal target, String comparator) {

    static Judgement of(Indicator.Scope scope, Quantity ratio, Optional<BigDecimal> lastYear,
                        Optional<Completeness.Share> share) {
        BigDecimal target = scope.target().flatMap(Indicator.Target::value)
                .or(() -> scope.target().flatMap(t -> lastYear)).orElse(null);
        String comparator = scope.target().map(Indicator.Target::comparator).orElse(null);
        if (ratio instanceof Quantity.ZeroDenominator) {
            return new Judgement("NOT_APPLICABLE", "DENOMINATOR_ZERO", target, comparator);
        }
        if (ratio instanceof Quantity.Missing missing) {
            return new Judgement("NO_DATA", "MISSING: " + String.join(", ", missing.measures()), target, comparator);
        }
        Optional<Completeness.Share> lacking = share.filter(s -> s.delivered() < s.due());
        if (lacking.isPresent()) {
            return new Judgement("PARTIAL", "DELIVERED: " + lacking.get().delivered() + " / " + lacking.get().due() + " "
                    + lacking.get().contract(), target, comparator);
        }
        if (target == null) {
            return new Judgement("NO_TARGET", comparator == null ? null : "NO_VALUE_LAST_YEAR", null, comparator);
        }
        boolean met = isMet(((Quantity.Known) ratio).value(), comparator, target);
        return new Judgement(met ? "MET" : "NOT_MET", null, target, comparator);
    }

    /** Whether the target would be met at one bound and missed at the other; null without a target. */
    Boolean canFlip(Uncertainty bounds) {
        if (target == null) {
            return null;
        }
        boolean within = bounds.low().compareTo(target) < 0 && bounds.high().compareTo(target) > 0;
        return isMet(bounds.low(), comparator, target) != isMet(bounds.high(), comparator, target) || within && comparator.equals("=");
    }

    private static boolean isMet(BigDecimal value, String comparator, BigDecimal target) {
        int comparison = value.compareTo(target);
        return switch (comparator) {
            case ">=", Indicator.Target.NOT_FALLING -> comparison >= 0;
            case "<=" -> comparison <= 0;
            case ">" -> comparison > 0;
            case "<" -> comparison < 0;
            default -> comparison == 0;
        };
    }
}
