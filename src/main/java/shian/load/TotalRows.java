package shian.load;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import shian.catalog.CodeList;
import shian.catalog.Column;
import shian.content.Row;
import shian.load.RowOutcome.Total.Level;

/**
 * Tells total rows from data, wherever their label stands. Where a cell only ends in such a word, the row is a total if nothing
 * else names it; else nobody can say, and the row is set aside.
 */
final class TotalRows {

    /** What a row with such a label is; {@code sure} if it is no data. */
    record Verdict(String label, Level level, boolean sure) {
    }

    private final int[] names;
    private final Column[] columns;
    private final Map<String, CodeList> codes;
    private final boolean[] keys;
    private final boolean[] parents;
    private Row above;

    /**
     * @param indexes where each column stands in the file; -1 if it does not
     * @param codes   the lists of codes, by name: what one of them knows is no label
     */
    TotalRows(Column[] columns, int[] indexes, Map<String, CodeList> codes) {
        this.codes = codes;
        int[] words = IntStream.range(0, columns.length).filter(i -> indexes[i] >= 0 && isWord(columns[i])).toArray();
        this.names = Arrays.stream(words).map(i -> indexes[i]).toArray();
        this.columns = Arrays.stream(words).mapToObj(i -> columns[i]).toArray(Column[]::new);
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
        if (label.isPresent() && (label.get().isWhole() || isSum(label.get()) && !first.contains(" "))) {
            return new Verdict(first, label.get().level(), true);
        }
        Verdict verdict = label.map(found -> ended(row, first, found)).orElse(null);
        for (int i = 0; i < names.length && verdict == null; i++) {
            String cell = row.cell(names[i]);
            if (!cell.isEmpty()) {
                verdict = ofName(row, i, cell);
            }
        }
        return verdict;
    }

    private Verdict ofName(Row row, int i, String cell) {
        Optional<TotalLabels.Label> label = TotalLabels.of(cell);
        String text = Row.stripped(cell);
        if (label.isEmpty() || label.get().place() && parents[i] || columns[i].codes().flatMap(list -> codes.get(list).find(text)).isPresent()) {
            return null;
        }
        return label.get().isWhole() ? new Verdict(text, label.get().level(), keys[i] || isAlone(row, names[i]))
                : keys[i] ? ended(row, text, label.get()) : null;
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
