package shian.reconcile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
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
     * @param verdict  equal, within bound, contradicted, plan, not computable
     * @param note     what to know about it; null if nothing
     */
    record Result(Claim claim, BigDecimal computed, String verdict, Message note) {
        BigDecimal difference() {
            return computed == null ? null : computed.subtract(claim.published());
        }
    }

    private final Evaluator evaluator;
    private final LocalDate today;

    ClaimComparison(Evaluator evaluator, LocalDate today) {
        this.evaluator = evaluator;
        this.today = today;
    }

    Result compare(Claim claim) {
        Place place = new Place(claim.division(), claim.firstYear(), claim.lastYear(), 12, Map.of());
        Quantity quantity = evaluator.value(claim.computed(), place);
        BigDecimal computed = quantity.number()
                .map(value -> value.setScale(claim.published().scale(), RoundingMode.HALF_UP)).orElse(null);
        boolean over = LocalDate.of(claim.lastYear(), 12, 31).isBefore(today);
        if (claim.plan()) {
            return new Result(claim, computed, "plan", computed == null ? missing(quantity)
                    : Message.of(over ? "reconcile.plan-over" : "reconcile.plan-open", claim.lastYear(), today));
        }
        if (computed == null) {
            return new Result(claim, null, "not computable", missing(quantity));
        }
        if (!over) {
            return new Result(claim, null, "not computable",
                    Message.of("reconcile.year-open", claim.lastYear(), today, computed.toPlainString()));
        }
        int comparison = computed.compareTo(claim.published());
        boolean holds = switch (claim.bound()) {
            case ">=" -> comparison >= 0;
            case "<=" -> comparison <= 0;
            default -> comparison == 0;
        };
        String verdict = !holds ? "contradicted" : claim.bound().equals("=") ? "equal" : "within bound";
        return new Result(claim, computed, verdict, null);
    }

    private static Message missing(Quantity quantity) {
        return quantity instanceof Quantity.Missing missing
                ? Message.of("reconcile.missing", String.join(", ", missing.measures()))
                : Message.of("reconcile.zero-denominator");
    }

}
