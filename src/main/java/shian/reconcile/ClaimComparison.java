package shian.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import shian.catalog.Claim;
import shian.formula.Evaluator;
import shian.formula.Place;
import shian.formula.Quantity;
import shian.message.Message;

/** Holds published figures beside what the measures give for them. */
final class ClaimComparison {

    /**
     * The outcome.
     *
     * @param computed rounded as published; null if not computable
     * @param verdict  equal, within bound, contradicted, plan, document only, not a measurement, not computable
     * @param note     what to know about it; null if nothing, or if the claim itself has the reason
     */
    record Result(Claim claim, BigDecimal computed, String verdict, Message note) {
        BigDecimal difference() {
            return computed == null ? null : computed.subtract(claim.published());
        }
    }

    private final Evaluator evaluator;
    private final RunningTotals runningTotals;
    private final Map<String, CutOff> cutOffs;
    private final Function<Claim, Optional<String>> lacking;
    private final LocalDate today;

    /**
     * @param cutOffs by claim, where a rule looked for the day up to which it counts
     * @param lacking which deliveries are due for a claim and not there, in words; empty if none
     */
    ClaimComparison(Evaluator evaluator, RunningTotals runningTotals, Map<String, CutOff> cutOffs,
                    Function<Claim, Optional<String>> lacking, LocalDate today) {
        this.evaluator = evaluator;
        this.runningTotals = runningTotals;
        this.cutOffs = cutOffs;
        this.lacking = lacking;
        this.today = today;
    }

    Result compare(Claim claim) {
        if (claim.formula().isEmpty()) {
            return new Result(claim, null, judged(claim).orElse("not computable"), null);
        }
        return claim.since().isPresent() ? sinceADay(claim) : ofYears(claim);
    }

    private Result ofYears(Claim claim) {
        Place place = new Place(claim.division(), claim.firstYear(), claim.lastYear(), 12, Map.of());
        Quantity quantity = evaluator.value(claim.computed(), place);
        BigDecimal computed = quantity.number().map(claim::rounded).orElse(null);
        boolean over = LocalDate.of(claim.lastYear(), 12, 31).isBefore(today);
        Optional<String> judged = judged(claim);
        if (judged.isPresent()) {
            return new Result(claim, computed, judged.get(), computed == null ? missing(quantity) : beside(claim, over));
        }
        if (computed == null) {
            return new Result(claim, null, "not computable", missing(quantity));
        }
        if (!claim.isOver(today)) {
            return new Result(claim, null, "not computable",
                    Message.of("reconcile.ends-later", claim.until().orElseThrow(), today, computed.toPlainString()));
        }
        // what has passed the figure already will not come back to it, whatever is still to come
        boolean passed = claim.computed().isGrowing() && claim.isPassedBy(computed);
        if (!over && claim.kind() == Claim.Kind.MEASURED && !passed) {
            return new Result(claim, null, "not computable",
                    Message.of("reconcile.year-open", claim.lastYear(), today, computed.toPlainString()));
        }
        Optional<String> without = claim.holds(computed) || passed ? Optional.empty() : lacking.apply(claim);
        return without.map(what -> new Result(claim, null, "not computable",
                Message.of("reconcile.lacking", what, computed.toPlainString())))
                .orElseGet(() -> new Result(claim, computed, verdict(claim, computed), null));
    }

    /**
     * On the day that a rule found for it; where none found one, on a day that fits this figure alone, or to date. It is
     * contradicted if it lies under the sum to date and no day fits it.
     */
    private Result sinceADay(Claim claim) {
        Optional<CutOff> together = Optional.ofNullable(cutOffs.get(claim.id()));
        if (together.filter(CutOff::agrees).isPresent()) {
            return on(claim, together.get(), "reconcile.cut-off");
        }
        List<RunningTotals.Standing> standings = runningTotals.of(List.of(claim));
        if (standings.isEmpty()) {
            return new Result(claim, null, "not computable", Message.of("reconcile.missing", claim.computed()));
        }
        BigDecimal toDate = standings.get(standings.size() - 1).computed().get(claim);
        if (claim.holds(toDate)) {
            return new Result(claim, toDate, verdict(claim, toDate), null);
        }
        if (claim.computed().isGrowing()) {
            CutOff alone = CutOff.among(standings).orElseThrow();
            if (alone.agrees()) {
                return on(claim, alone, together.isPresent() ? "reconcile.cut-off-apart" : "reconcile.cut-off-alone");
            }
            if (claim.isPassedBy(toDate)) {
                return on(claim, alone, "reconcile.cut-off-never");
            }
        }
        return new Result(claim, null, "not computable", Message.of("reconcile.window-open", today, toDate.toPlainString()));
    }

    private static Result on(Claim claim, CutOff day, String note) {
        BigDecimal computed = day.computed().get(claim);
        return new Result(claim, computed, verdict(claim, computed), Message.of(note, day.first(), day.last()));
    }

    /** The verdict of figures that are not held against anything, whatever is computed for them; empty for the others. */
    private static Optional<String> judged(Claim claim) {
        return switch (claim.kind()) {
            case PLAN -> Optional.of("plan");
            case DOCUMENT -> Optional.of("document only");
            case WISH -> Optional.of("not a measurement");
            case MEASURED, STATE -> Optional.empty();
        };
    }

    /** What the number computed beside such a figure is. */
    private Message beside(Claim claim, boolean over) {
        return switch (claim.kind()) {
            case PLAN -> Message.of(over ? "reconcile.plan-over" : "reconcile.plan-open", claim.lastYear(), today);
            case DOCUMENT -> Message.of("reconcile.document");
            default -> null;
        };
    }

    private static String verdict(Claim claim, BigDecimal computed) {
        if (!claim.holds(computed)) {
            return "contradicted";
        }
        return claim.bound().equals("=") && claim.tolerance().isEmpty() ? "equal" : "within bound";
    }

    private static Message missing(Quantity quantity) {
        return quantity instanceof Quantity.Missing missing
                ? Message.of("reconcile.missing", String.join(", ", missing.measures()))
                : Message.of("reconcile.zero-denominator");
    }
}
