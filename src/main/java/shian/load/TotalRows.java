package shian.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shian.catalog.CodeList;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.content.Header;
import shian.content.Row;
import shian.content.TotalLabels;
import shian.content.TotalLabels.Level;

/**
 * Distinguishes total rows from data, wherever their label is. Where a cell only ends in such a word, the row is a total if nothing
 * else names it; else nobody can say, and the row is set aside.
 */
final class TotalRows {

    /** What a row with such a label is; {@code sure} if it is no data. */
    record Verdict(String label, Level level, boolean sure) {
    }

    private static final int MOST_KNOWN = 1_000;

    /**
     * A column that names something.
     *
     * @param index where it is in the file
     * @param key   whether its cells distinguish rows
     */
    private record Name(int index, Column column, boolean key) {
        static Name of(int index, Column column) {
            return new Name(index, column, column.key() || column.type() == Column.Type.DIVISION || column.type() == Column.Type.PLACE);
        }
    }

    private final List<Name> names = new ArrayList<>();
    private final Map<String, CodeList> codes;
    private final Map<String, Optional<TotalLabels.Label>> known = new HashMap<>();
    private Row above;

    /** @param codes the lists of codes, by name: what one of them knows is no label */
    TotalRows(Contract contract, Header header, Map<String, CodeList> codes) {
        this.codes = codes;
        for (Column column : contract.columns().values()) {
            Integer index = header.indexes().get(column.name());
            if (index != null && isWord(column)) {
                names.add(Name.of(index, column));
            }
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

    /** Whether the first text of a row, or a cell that names something, may be a label: most rows have none. */
    boolean mayBe(Row row, String first) {
        if (isLabel(first)) {
            return true;
        }
        for (Name name : names) {
            if (isLabel(row.cell(name.index))) {
                return true;
            }
        }
        return false;
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
        for (Name name : names) {
            String cell = row.cell(name.index);
            if (verdict == null && isLabel(cell)) {
                verdict = ofName(row, name, cell);
            }
        }
        return verdict;
    }

    private Verdict ofName(Row row, Name name, String cell) {
        Optional<TotalLabels.Label> label = label(cell);
        String text = Row.stripped(cell);
        if (label.isEmpty() || label.get().place() && name.column.parents()
                || name.column.codes().flatMap(list -> codes.get(list).find(text)).isPresent()) {
            return null;
        }
        return label.get().isWhole() ? new Verdict(text, label.get().level(), name.key || isAlone(row, name.index))
                : name.key ? ended(row, text, label.get()) : null;
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
        for (Name name : names) {
            String cell = Row.stripped(row.cell(name.index));
            filled += cell.isEmpty() || name.index == label || above != null && cell.equals(Row.stripped(above.cell(name.index))) ? 0 : 1;
        }
        return filled <= (label < 0 ? 1 : 0);
    }
}
