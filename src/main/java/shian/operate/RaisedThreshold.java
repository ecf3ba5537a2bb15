package shian.operate;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.Contract;
import shian.message.Percent;
import shian.message.ShianException;

/**
 * A share of bad rows up to which one run takes deliveries, whatever their contracts say.
 *
 * @param share above 0, at most 1
 */
record RaisedThreshold(BigDecimal share) {

    private static final Pattern PERCENT = Pattern.compile("\\s*(\\d{1,3}(?:\\.\\d+)?)\\s*[%％]\\s*");

    /**
     * A threshold as people write it, such as {@code 12%}.
     *
     * @param contracts those it is for; one of them at least must refuse earlier
     */
    static RaisedThreshold of(String text, List<Contract> contracts) {
        Matcher percent = PERCENT.matcher(text);
        BigDecimal share = percent.matches() ? new BigDecimal(percent.group(1)).movePointLeft(2) : BigDecimal.ZERO;
        if (share.signum() == 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw ShianException.usage("operate.threshold-not-percent", text);
        }
        BigDecimal least = contracts.stream().map(Contract::refuseAbove).min(BigDecimal::compareTo).orElseThrow();
        if (share.compareTo(least) <= 0) {
            throw ShianException.usage("operate.threshold-not-raised", Percent.of(share), Percent.of(least));
        }
        return new RaisedThreshold(share);
    }

    /** The share as people read it. */
    @Override
    public String toString() {
        return Percent.of(share);
    }
}
