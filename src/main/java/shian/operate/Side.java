package shian.operate;

import java.math.BigDecimal;
import java.util.List;
import shian.message.Message;

/**
 * One measure of one side of a figure or a comparison: its value there, the deliveries behind it, its first rows.
 *
 * @param side  {@code numerator}, {@code denominator}, {@code documents}, {@code left} or {@code right}
 * @param value null if there is none
 * @param years the year its data are of, or the first and the last
 * @param frozen why it is not drawn again and rows of it may lack; empty if all its rows are there
 */
public record Side(String side, String term, String title, String unit, BigDecimal value, String years, Listing deliveries,
                   Listing rows, List<Message> frozen) {
}
