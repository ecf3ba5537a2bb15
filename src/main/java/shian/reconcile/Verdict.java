package shian.reconcile;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The outcome of one comparison.
 *
 * @param left  left side; null if missing
 * @param right right side; null if missing
 * @param note  code of why it is undecided, or what there is to say of it; null if there is nothing
 * @param explanation code of a known explanation of the imbalance; null if there is none
 */
record Verdict(String division, int year, Map<String, String> dimensions, Outcome outcome, BigDecimal left,
               BigDecimal right, BigDecimal tolerance, String note, String explanation) {

    enum Outcome { TRUE, FALSE, UNDECIDED }

    BigDecimal imbalance() {
        return left == null || right == null ? null : left.subtract(right);
    }
}
