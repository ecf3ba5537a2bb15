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

    private static final String DOCUMENT_ONLY = "DOCUMENT_ONLY";

    static Judgement of(Indicator.Scope scope, Quantity ratio, Optional<BigDecimal> lastYear,
                        Optional<Completeness.Share> share, String boundaryBreak) {
        BigDecimal target = target(scope, lastYear);
        String comparator = comparator(scope);
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
            return new Judgement("NO_TARGET", comparator == null ? null
                    : boundaryBreak != null ? "BOUNDARY_BREAK: " + boundaryBreak : "NO_VALUE_LAST_YEAR", null, comparator);
        }
        boolean met = isMet(((Quantity.Known) ratio).value(), comparator, target);
        return new Judgement(met ? "MET" : "NOT_MET", null, target, comparator);
    }

    /** What people found in documents stands beside its target and is not judged. */
    static Judgement ofDocuments(Indicator.Scope scope, Quantity ratio, Optional<BigDecimal> lastYear, String told) {
        return ratio instanceof Quantity.ZeroDenominator
                ? new Judgement("NOT_APPLICABLE", "DENOMINATOR_ZERO", target(scope, lastYear), comparator(scope))
                : new Judgement(DOCUMENT_ONLY, "DOCUMENTS: " + told, target(scope, lastYear), comparator(scope));
    }

    private static BigDecimal target(Indicator.Scope scope, Optional<BigDecimal> lastYear) {
        return scope.target().flatMap(Indicator.Target::value).or(() -> scope.target().flatMap(t -> lastYear)).orElse(null);
    }

    private static String comparator(Indicator.Scope scope) {
        return scope.target().map(Indicator.Target::comparator).orElse(null);
    }

    /** Whether the target would be met at one bound and missed at the other; null where nothing is judged. */
    Boolean canFlip(Uncertainty bounds) {
        if (target == null || status.equals(DOCUMENT_ONLY)) {
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
