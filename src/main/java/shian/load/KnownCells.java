package shian.load;

import java.util.HashMap;
import java.util.Map;

/**
 * The values of cells that a column had before: most columns have few words, and each is looked at closely once. A column
 * whose cells do not repeat is given up.
 */
final class KnownCells {

    /** No value is known of the cell. */
    static final Object UNKNOWN = new Object();

    private static final Object EMPTY = new Object();
    private static final int MOST = 1_000;
    private static final int LONGEST = 80;
    private static final int TRIAL = 512;

    private Map<String, Object> values = new HashMap<>();
    private int asked;
    private int found;

    /** The value of a cell, null if it has none; {@link #UNKNOWN} if it was not met before. */
    Object get(String cell) {
        if (values == null) {
            return UNKNOWN;
        }
        Object value = values.get(cell);
        if (asked < TRIAL) {
            asked++;
            found += value == null ? 0 : 1;
            if (asked == TRIAL && found * 2 < TRIAL) {
                values = null;
            }
        }
        return value == null ? UNKNOWN : value == EMPTY ? null : value;
    }

    /** Keeps what a cell means. */
    void put(String cell, Object value) {
        if (values != null && values.size() < MOST && cell.length() <= LONGEST) {
            values.put(cell, value == null ? EMPTY : value);
        }
    }
}
