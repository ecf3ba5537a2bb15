package shian.load;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Tells whether a key may occur twice in a delivery, so that the server is asked for repeated keys only then. It keeps a
 * number of 64 bits for each row, up to a bound: equal keys have equal numbers; different ones that share a number cost a
 * question and nothing else.
 */
final class Keys {

    /** Rows up to which the numbers are kept: 64 MB. */
    private static final int MOST = 8_000_000;

    private final int[] places;
    private long[] numbers = new long[256];
    private int count;

    /** @param places where the values of the key stand in a row */
    Keys(int[] places) {
        this.places = places.clone();
    }

    void add(Object[] row) {
        if (count > MOST) {
            return;
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count + (count >> 1));
        }
        long number = 0;
        for (int place : places) {
            number = mixed(number, row[place]);
        }
        numbers[count++] = number;
    }

    private static long mixed(long before, Object value) {
        long number = before + 1;
        if (value instanceof String text) {
            for (int i = 0; i < text.length(); i++) {
                number = number * 0x9E3779B97F4A7C15L + text.charAt(i);
            }
        } else if (value instanceof BigDecimal decimal) {
            // 1.0 and 1.00 are one key
            return mixed(before, decimal.stripTrailingZeros().toPlainString());
        } else if (value != null) {
            number = number * 0x9E3779B97F4A7C15L + value.hashCode();
        }
        number ^= number >>> 32;
        return number * 0xD6E8FEB86659FD93L;
    }

    /** Whether two rows may have the same key; true where there were too many rows to know. To be asked in the end. */
    boolean mayRepeat() {
        if (count > MOST) {
            return true;
        }
        Arrays.sort(numbers, 0, count);
        for (int i = 1; i < count; i++) {
            if (numbers[i] == numbers[i - 1]) {
                return true;
            }
        }
        return false;
    }
}
