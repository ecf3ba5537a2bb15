package shian.load;

import java.util.Collection;
import shian.content.Row;

/** Ditto marks of the columns that are read: each means the cell above it, in the row of data directly above. */
final class Dittos {

    private static final int LONGEST = 7;

    private final int[] indexes;
    /** The row above, its own marks resolved; null if there is none. */
    private Row above;

    /** @param indexes of the columns of the file that have a meaning */
    Dittos(Collection<Integer> indexes) {
        this.indexes = indexes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The row with what its marks mean; a mark below no data stays, and is no value of any column. */
    Row resolved(Row row) {
        String[] cells = null;
        for (int index : indexes) {
            String cell = row.cell(index);
            if (cell.length() <= LONGEST && isDitto(cell) && above != null) {
                cells = cells == null ? row.cells().clone() : cells;
                cells[index] = above.cell(index);
            }
        }
        above = cells == null ? row : new Row(row.line(), cells);
        return above;
    }

    /** What is above a total, a blank row or a header is not meant by what is below it. */
    void forget() {
        above = null;
    }

    private static boolean isDitto(String cell) {
        if (cell.isEmpty() || !mayBegin(cell.charAt(0))) {
            return false;
        }
        String text = Row.stripped(cell);
        return !text.isEmpty() && CellWords.of(text) == CellWords.Meaning.DITTO;
    }

    /** Of most cells the first character shows that they are none. */
    private static boolean mayBegin(char c) {
        if (c >= '\u4e00' && c <= '\u9fff') {
            return c == '同';
        }
        if (c > ' ' && c < '\u0080') {
            return c == '"' || c == ',' || c == '(' || c == 'd' || c == 'D';
        }
        return true;
    }
}
