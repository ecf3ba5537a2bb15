package shian.catalog;

import java.math.BigDecimal;

/**
 * A published figure. It is compared, never loaded.
 *
 * @param published the figure with the decimals it was published with
 * @param bound     {@code =}, {@code >=} (以上) or {@code <=}
 * @param plan      whether it is a plan, not an achievement
 * @param division  the division it is about
 * @param firstYear first year it is about
 * @param lastYear  last year it is about
 */
public record Claim(String id, int sort, Title title, String unit, BigDecimal published, String bound, boolean plan,
                    String division, int firstYear, int lastYear, Expression computed) {
}
