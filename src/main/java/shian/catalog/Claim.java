package shian.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A published figure. It is compared, never loaded.
 *
 * @param published the figure with the decimals it was published with
 * @param bound     {@code =}, {@code >=} (以上) or {@code <=}
 * @param plan      whether it is a plan, not an achievement
 * @param division  the division it is about
 * @param firstYear first year it is about
 * @param lastYear  last year it is about; the first one if nobody says up to when it counts
 * @param since     first day of what is counted up to a day that nobody says (2020年以来); empty for whole years
 */
public record Claim(String id, int sort, Title title, String unit, BigDecimal published, String bound, boolean plan,
                    String division, int firstYear, int lastYear, Optional<LocalDate> since, Expression computed) {

    /** A computed value with the decimals of the published one. */
    public BigDecimal rounded(BigDecimal value) {
        return value.setScale(published.scale(), RoundingMode.HALF_UP);
    }

    /** Whether a rounded value is what was published. */
    public boolean holds(BigDecimal rounded) {
        int comparison = rounded.compareTo(published);
        return switch (bound) {
            case ">=" -> comparison >= 0;
            case "<=" -> comparison <= 0;
            default -> comparison == 0;
        };
    }
}
