package shian.indicate;

import java.util.List;
import java.util.Optional;
import shian.catalog.Fraction;
import shian.catalog.Indicator;
import shian.formula.Quantity;

/**
 * Status of a value against its target.
 *
 * @param reason code and what it is about; null where the value speaks for itself
 * @param target what it was held against, last year's value for "not falling"; null if against nothing
 */
record Judgement(String status, String reason, Fraction target) {

    private static final String DOCUMENT_ONLY = "DOCUMENT_ONLY";
    private static final String UNDECIDED = "UNDECIDED";

    /**
     * What a judgement rests on.
     *
     * @param ratio         the value, or the reason why there is none
     * @param value         the same exactly; empty if there is none
     * @param possible      the value if all that is not decided yet turned out well; empty where all is decided, or nobody knows
     * @param yearBefore    the value that it is not to fall below; empty if there is none
     * @param share         the deliveries behind it; empty where nothing was due
     * @param boundaryBreak why it cannot be held against the year before; null if it can
     * @param waits         why it cannot be judged for its year yet; null if it can
     * @param failing       the divisions that miss what each of them owes
     * @param told          what is told of the documents it rests on; empty unless it rests on documents only
     */
    record Basis(Quantity ratio, Optional<Fraction> value, Optional<Fraction> possible, Optional<Fraction> yearBefore,
                 Optional<Completeness.Share> share, String boundaryBreak, String waits, List<String> failing, String told) {
    }

    static Judgement of(Indicator.Scope scope, Basis basis) {
        Fraction target = scope.target().flatMap(t -> t.value().or(basis::yearBefore)).orElse(null);
        if (basis.ratio instanceof Quantity.ZeroDenominator) {
            return new Judgement("NOT_APPLICABLE", "DENOMINATOR_ZERO", target);
        }
        if (scope.isDocumentOnly()) {
            return ofDocuments(scope, basis, target);
        }
        if (basis.ratio instanceof Quantity.Missing missing) {
            return new Judgement("NO_DATA", "MISSING: " + String.join(", ", missing.measures()), target);
        }
        Fraction value = basis.value.orElseThrow();
        if (isLost(scope, value, target)) {
            return notMet(basis, target, null);
        }
        Optional<Completeness.Share> lacking = basis.share.filter(s -> s.delivered() < s.due());
        if (lacking.isPresent()) {
            return new Judgement("PARTIAL", "DELIVERED: " + lacking.get().delivered() + " / " + lacking.get().due() + " "
                    + lacking.get().contract(), target);
        }
        if (target == null) {
            return new Judgement("NO_TARGET", scope.target().isEmpty() ? null
                    : basis.boundaryBreak != null ? "BOUNDARY_BREAK: " + basis.boundaryBreak : "NO_VALUE_LAST_YEAR", null);
        }
        boolean met = isMet(scope, value, target);
        if (isEarly(scope, basis) && !(met && isKept(scope))) {
            return new Judgement(UNDECIDED, basis.waits, target);
        }
        return met ? new Judgement("MET", null, target) : notMet(basis, target, null);
    }

    /** What people found in documents stands beside its target; only a failure that nothing still open could mend is judged. */
    private static Judgement ofDocuments(Indicator.Scope scope, Basis basis, Fraction target) {
        String told = "DOCUMENTS: " + basis.told;
        boolean failed = target != null && basis.value.isPresent() && !isMet(scope, basis.value.get(), target)
                && basis.possible.filter(possible -> !isMet(scope, possible, target)).isPresent()
                && (!isEarly(scope, basis) || isLost(scope, basis.value.get(), target));
        return failed ? notMet(basis, target, told) : new Judgement(DOCUMENT_ONLY, told, target);
    }

    private static Judgement notMet(Basis basis, Fraction target, String told) {
        String failing = basis.failing.isEmpty() ? null : "FAILING: " + String.join(", ", basis.failing);
        return new Judgement("NOT_MET", told == null ? failing : failing == null ? told : told + "; " + failing, target);
    }

    private static boolean isMet(Indicator.Scope scope, Fraction value, Fraction target) {
        return scope.target().orElseThrow().isMet(value, target);
    }

    /** Whether the rest of the year makes the value grow; held against the same days of last year that does not matter. */
    private static boolean isEarly(Indicator.Scope scope, Basis basis) {
        return basis.waits != null && scope.time().grows() && scope.target().flatMap(Indicator.Target::value).isPresent();
    }

    /** Whether a target that is met stays so. */
    private static boolean isKept(Indicator.Scope scope) {
        return scope.time().onlyGrows() && scope.target().orElseThrow().isFloor();
    }

    /** Whether a target is missed for good, whatever else comes in. */
    private static boolean isLost(Indicator.Scope scope, Fraction value, Fraction target) {
        return target != null && scope.time().onlyGrows() && scope.target().orElseThrow().isCeiling() && !isMet(scope, value, target);
    }

    /** Whether the target would be met at one bound and missed at the other; null where nothing is judged. */
    Boolean canFlip(Indicator.Scope scope, Uncertainty bounds) {
        if (target == null || status.equals(DOCUMENT_ONLY) || status.equals(UNDECIDED)) {
            return null;
        }
        Fraction low = Fraction.of(bounds.low());
        Fraction high = Fraction.of(bounds.high());
        boolean within = low.compareTo(target) < 0 && high.compareTo(target) > 0;
        return isMet(scope, low, target) != isMet(scope, high, target)
                || within && scope.target().orElseThrow().comparator().equals("=");
    }
}
