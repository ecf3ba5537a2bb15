package shian.indicate;

import java.math.BigDecimal;
import java.util.Optional;
import shian.catalog.Indicator;
import shian.formula.Quantity;

/**
 * Status of a value against its target.
 *
 * @param target what it was held against, last year's value for "not falling"; null if against nothing
 * @param reason code and what it is about; null where the value speaks for itself
 */
record Judgement(String status, String reason, BigDecimal target) {

    static Judgement of(Indicator.Scope scope, Quantity ratio, Optional<BigDecimal> lastYear,
                        Optional<Completeness.Share> share) {
        BigDecimal target = scope.target().flatMap(Indicator.Target::value)
                .or(() -> scope.target().flatMap(t -> lastYear)).orElse(null);
        if (ratio instanceof Quantity.ZeroDenominator) {
            return new Judgement("NOT_APPLICABLE", "DENOMINATOR_ZERO", target);
        }
        if (ratio instanceof Quantity.Missing missing) {
            return new Judgement("NO_DATA", "MISSING: " + String.join(", ", missing.measures()), target);
        }
        Optional<Completeness.Share> lacking = share.filter(s -> s.delivered() < s.due());
        if (lacking.isPresent()) {
            return new Judgement("PARTIAL", "DELIVERED: " + lacking.get().delivered() + " / " + lacking.get().due() + " "
                    + lacking.get().contract(), target);
        }
        if (scope.target().isEmpty()) {
            return new Judgement("NO_TARGET", null, null);
        }
        if (target == null) {
            return new Judgement("NO_TARGET", "NO_VALUE_LAST_YEAR", null);
        }
        int comparison = ((Quantity.Known) ratio).value().compareTo(target);
        boolean met = switch (scope.target().get().comparator()) {
            case ">=", Indicator.Target.NOT_FALLING -> comparison >= 0;
            case "<=" -> comparison <= 0;
            case ">" -> comparison > 0;
            case "<" -> comparison < 0;
            default -> comparison == 0;
        };
        return new Judgement(met ? "MET" : "NOT_MET", null, target);
    }
}
