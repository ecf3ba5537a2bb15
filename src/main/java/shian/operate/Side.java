package shian.operate;

import java.math.BigDecimal;

/**
 * One measure of one side of a figure or a comparison: its value there, the deliveries behind it, its first rows.
 *
 * @param side  {@code numerator}, {@code denominator}, {@code documents}, {@code left} or {@code right}
 * @param value null if there is none
 * @param years the year its data are of, or the first and the last
 */
public record Side(String side, String term, String title, String unit, BigDecimal value, String years, Listing deliveries,
                   Listing rows) {
}
