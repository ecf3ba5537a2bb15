package shian.load;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shian.catalog.Column;
import shian.catalog.Contract;

/** What is right of a row that was set aside: from it follows what the row could still mean for a value. */
final class RowCells {

    private RowCells() {
    }

    /**
     * By column of the fact table, the values of the cells that are not at fault, null where a cell is empty: numbers, truth
     * values, and texts as the table casts them. Columns that say who a person is are left out, and those of items.
     */
    static Map<String, Object> of(Contract contract, Object[] values, List<Fault> faults) {
        Map<String, Object> cells = new LinkedHashMap<>();
        int begin = 0;
        for (Column column : contract.columns().values()) {
            List<Column.Stored> stored = column.stored();
            if (isKept(column) && faults.stream().noneMatch(fault -> fault.column().equals(column.name()))) {
                for (int i = 0; i < stored.size(); i++) {
                    Object value = written(values[begin + i]);
                    // a key may hold the number of a person
                    if (column.type().isIdentifier() || !(value instanceof String text) || Masking.masked(text).equals(text)) {
                        cells.put(stored.get(i).name(), value);
                    }
                }
            }
            begin += stored.size();
        }
        return cells;
    }

    /** Whether the values of a column may be kept beside the archive. */
    static boolean isKept(Column column) {
        return !column.writing().personal() && column.type() != Column.Type.ITEMS;
    }

    private static Object written(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        return value == null || value instanceof Boolean ? value : value.toString();
    }
}
