package shian.message;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares as people read them. */
public final class Percent {

    private Percent() {
    }

    /** A share in percent, to one place, such as {@code 12 %} for 0.12 and {@code 11.9 %} for 0.1186. */
    public static String of(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + " %";
    }
}
