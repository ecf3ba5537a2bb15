package shian.reconcile;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The outcome of one comparison.
 *
 * @param left  left side; null if missing
 * @param right right side; null if missing
 * @param note  code of why it is undecided, or of a known explanation of the imbalance; null if there is nothing to say
 */
record Verdict(String division, int year, Map<String, String> dimensions, Outcome outcome, BigDecimal left,
               BigDecimal right, BigDecimal tolerance, String note) {

    enum Outcome { TRUE, FALSE, UNDECIDED }

    BigDecimal imbalance() {
        return left == null || right == null ? null : left.subtract(right);
    }
}
