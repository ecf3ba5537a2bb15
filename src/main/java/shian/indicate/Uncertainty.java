package shian.indicate;

import java.math.BigDecimal;

/**
 * What a value could be if rows in quarantine counted: the least and the greatest value over all worlds in which each of them is
 * left out or counts with any value that its contract allows in the cells at fault.
 *
 * @param low     least value, unrounded; null if there is none or no knowing
 * @param high    greatest value, unrounded; null if low is
 * @param unknown why nobody knows, as a code and what it is about; null where there are bounds, or no value
 */
record Uncertainty(BigDecimal low, BigDecimal high, String unknown) {

    static final Uncertainty NO_VALUE = new Uncertainty(null, null, null);

    /** Where nobody knows what rows could do, or an amount of theirs has no limit. */
    static Uncertainty unknown(long rows, Object of) {
        return new Uncertainty(null, null, "NO_BOUNDS: " + rows + " " + of);
    }

    /** From this least value to another greatest one; nothing is known where either is not. */
    Uncertainty upTo(Uncertainty other) {
        return isKnown() && other.isKnown() ? new Uncertainty(low, high.max(other.high), null)
                : new Uncertainty(null, null, unknown == null ? other.unknown : unknown);
    }

    /** The same where no value above this is possible. */
    Uncertainty atMost(BigDecimal most) {
        return isKnown() ? new Uncertainty(low.min(most), high.min(most), null) : this;
    }

    boolean isKnown() {
        return low != null;
    }
}
