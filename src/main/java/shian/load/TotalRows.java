package shian.load;

import java.util.Arrays;
import java.util.Optional;
import shian.catalog.Column;
import shian.content.Row;
import shian.load.RowOutcome.Total.Level;

/**
 * Tells total rows from data, wherever their label stands. Where a cell only ends in such a word, the row is a total if nothing
 * else names it or the word follows what the rows above are called; else nobody can say, and the row is set aside.
 */
final class TotalRows {

    /** What a row with such a label is; {@code sure} if it is no data. */
    record Verdict(String label, Level level, boolean sure) {
    }

    private final int[] names;
    private final boolean[] keys;
    private final boolean[] parents;
    private Row above;

    /**
     * @param indexes where each column stands in the file; -1 if it does not
     */
    TotalRows(Column[] columns, int[] indexes) {
        int[] words = java.util.stream.IntStream.range(0, columns.length).filter(i -> indexes[i] >= 0 && isWord(columns[i])).toArray();
        names = Arrays.stream(words).map(i -> indexes[i]).toArray();
        keys = new boolean[names.length];
        parents = new boolean[names.length];
        for (int i = 0; i < words.length; i++) {
            Column column = columns[words[i]];
            keys[i] = column.key() || column.type() == Column.Type.DIVISION || column.type() == Column.Type.PLACE;
            parents[i] = column.parents();
        }
    }

    private static boolean isWord(Column column) {
        return switch (column.type()) {
            case TEXT, CODE, DIVISION, PLACE, SAMPLE_NUMBER, CREDIT_CODE -> true;
            default -> false;
        };
    }

    /** Keeps a row of data: a subtotal is called after it. */
    void keep(Row row) {
        above = row;
    }

    /**
     * What the label of a row makes of it; null if it has none.
     *
     * @param first the first text of the row
     */
    Verdict of(Row row, String first) {
        Optional<TotalLabels.Label> label = TotalLabels.of(first);
        if (label.isPresent() && (label.get().isWhole() || label.get().level() != Level.OTHER && !first.contains(" "))) {
            return new Verdict(first, label.get().level(), true);
        }
        if (label.isPresent()) {
            return ended(row, first, label.get());
        }
        for (int i = 0; i < names.length; i++) {
            String cell = row.cell(names[i]);
            if (cell.isEmpty()) {
                continue;
            }
            Optional<TotalLabels.Label> found = TotalLabels.of(cell);
            if (found.isEmpty() || found.get().place() && parents[i]) {
                continue;
            }
            String text = Row.stripped(cell);
            if (found.get().isWhole()) {
                return new Verdict(text, found.get().level(), keys[i] || isAlone(row, names[i]));
            }
            if (keys[i]) {
                return ended(row, text, found.get());
            }
        }
        return null;
    }

    private Verdict ended(Row row, String text, TotalLabels.Label label) {
        return new Verdict(text, label.level(), isAlone(row, -1) || isNamedAbove(label.stem()));
    }

    /** Whether but for a label no cell of the row names anything; a cell that repeats the one above it does not. */
    private boolean isAlone(Row row, int label) {
        int filled = 0;
        for (int name : names) {
            String cell = Row.stripped(row.cell(name));
            filled += cell.isEmpty() || name == label || above != null && cell.equals(Row.stripped(above.cell(name))) ? 0 : 1;
        }
        return filled <= (label < 0 ? 1 : 0);
    }

    private boolean isNamedAbove(String stem) {
        return above != null && Arrays.stream(above.cells()).anyMatch(cell -> Row.stripped(cell).equals(stem));
    }
}
