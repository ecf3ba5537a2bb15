package shian.load;

import shian.content.Header;
import shian.content.Row;
import shian.message.Message;

/**
 * How many cells a row may have. A cell more is filled by a separator that nobody quoted; rows that a stray quotation mark took
 * into one cell have their separators within it.
 *
 * @param named   columns under the header, up to the last that has a name
 * @param written cells that a row of a text has, filled or not; the largest number where the format has no such number
 */
record RowWidth(int named, int written) {

    /** Of the separators of two rows, the share from which a row of several lines holds more than one. */
    private static final int QUARTERS = 7;

    static RowWidth of(Header header, boolean text, int usual) {
        int levels = header.levels().stream().mapToInt(level -> level.cells().length).max().orElse(0);
        return new RowWidth(header.width(), text ? Math.max(levels, usual) : Integer.MAX_VALUE);
    }

    boolean isExceededBy(Row row) {
        int cells = row.cells().length;
        return cells > named && (cells > written || surplus(row) >= 0);
    }

    /** Index of the first filled cell under no header; -1 if there is none. */
    private int surplus(Row row) {
        for (int i = named; i < row.cells().length; i++) {
            if (!Row.stripped(row.cell(i)).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    Message reason(Row row) {
        int filled = row.cells().length;
        while (filled > 0 && Row.stripped(row.cell(filled - 1)).isEmpty()) {
            filled--;
        }
        return Message.of("load.too-many-cells", Math.max(filled, named + 1), named);
    }

    /** Whether a row of several lines is several rows between two quotation marks. */
    boolean isSwallowed(Row row) {
        return row.lines() > 1 && 4 * (row.cells().length - 1 + row.separatorsWithin()) >= QUARTERS * (named - 1)
                && row.separatorsWithin() > 0;
    }
}
