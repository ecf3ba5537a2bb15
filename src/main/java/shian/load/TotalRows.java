package shian.load;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import shian.catalog.CodeList;
import shian.catalog.Column;
import shian.content.Row;
import shian.load.RowOutcome.Total.Level;

/**
 * Distinguishes total rows from data, wherever their label is. Where a cell only ends in such a word, the row is a total if nothing
 * else names it; else nobody can say, and the row is set aside.
 */
final class TotalRows {

    /** What a row with such a label is; {@code sure} if it is no data. */
    record Verdict(String label, Level level, boolean sure) {
    }

    private static final int MOST_KNOWN = 1_000;

    /** Of each column of the contract whether it names something. */
    private final boolean[] words;
    private final int[] names;
    private final Column[] columns;
    private final Map<String, CodeList> codes;
    private final boolean[] keys;
    private final boolean[] parents;
    private final Map<String, Optional<TotalLabels.Label>> known = new HashMap<>();
    private Row above;

    /**
     * @param indexes where each column is in the file; -1 if it does not
     * @param codes   the lists of codes, by name: what one of them knows is no label
     */
    TotalRows(Column[] columns, int[] indexes, Map<String, CodeList> codes) {
        this.codes = codes;
        int[] named = IntStream.range(0, columns.length).filter(i -> indexes[i] >= 0 && isWord(columns[i])).toArray();
        this.words = new boolean[columns.length];
        Arrays.stream(named).forEach(i -> words[i] = true);
        this.names = Arrays.stream(named).map(i -> indexes[i]).toArray();
        this.columns = Arrays.stream(named).mapToObj(i -> columns[i]).toArray(Column[]::new);
        keys = new boolean[names.length];
        parents = new boolean[names.length];
        for (int i = 0; i < named.length; i++) {
            Column column = columns[named[i]];
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

    /** Whether the first text of a row, or a cell that distinguishes rows, may be a label: most rows have none. */
    boolean mayBe(Row row, String first) {
        if (TotalLabels.mayBe(first) && label(first).isPresent()) {
            return true;
        }
        for (int i = 0; i < names.length; i++) {
            if (keys[i] && isLabel(row.cell(names[i]))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a cell of a column that names something is a label, so that the row has to be looked at as a whole. */
    boolean isLabel(int column, String cell) {
        return words[column] && isLabel(cell);
    }

    private boolean isLabel(String cell) {
        return !cell.isEmpty() && TotalLabels.mayBe(cell) && label(cell).isPresent();
    }

    /**
     * What the label of a row makes of it; null if it has none.
     *
     * @param first the first text of the row
     */
    Verdict of(Row row, String first) {
        Optional<TotalLabels.Label> label = TotalLabels.mayBe(first) ? label(first) : Optional.empty();
        if (label.isPresent() && (label.get().isWhole() || isSum(label.get()) && !first.contains(" "))) {
            return new Verdict(first, label.get().level(), true);
        }
        Verdict verdict = label.isPresent() ? ended(row, first, label.get()) : null;
        for (int i = 0; i < names.length && verdict == null; i++) {
            String cell = row.cell(names[i]);
            if (!cell.isEmpty() && TotalLabels.mayBe(cell)) {
                verdict = ofName(row, i, cell);
            }
        }
        return verdict;
    }

    private Verdict ofName(Row row, int i, String cell) {
        Optional<TotalLabels.Label> label = label(cell);
        String text = Row.stripped(cell);
        if (label.isEmpty() || label.get().place() && parents[i] || columns[i].codes().flatMap(list -> codes.get(list).find(text)).isPresent()) {
            return null;
        }
        return label.get().isWhole() ? new Verdict(text, label.get().level(), keys[i] || isAlone(row, names[i]))
                : keys[i] ? ended(row, text, label.get()) : null;
    }

    /** Files have the same words in each row. */
    private Optional<TotalLabels.Label> label(String cell) {
        Optional<TotalLabels.Label> label = known.get(cell);
        if (label == null) {
            label = TotalLabels.of(cell);
            if (known.size() < MOST_KNOWN) {
                known.put(cell, label);
            }
        }
        return label;
    }

    private static boolean isSum(TotalLabels.Label label) {
        return label.level() == Level.TOTAL || label.level() == Level.SUBTOTAL;
    }

    /** Of a cell that only ends in a label; 其中 before a name is one of many names that begin so. */
    private Verdict ended(Row row, String text, TotalLabels.Label label) {
        boolean alone = isAlone(row, -1);
        return alone || label.level() != Level.OF_WHICH ? new Verdict(text, label.level(), alone) : null;
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
}
