package shian.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.fact.FactTable;

/** The key of a row that was set aside, as the text by which a later delivery is searched for it. */
final class RowKey {

    private RowKey() {
    }

    /** The key by the contract, written as the fact table writes it; null if there is none or it is what is wrong. */
    static String of(Contract contract, Object[] values, List<Fault> faults) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (Column column : contract.columns().values()) {
            Object value = values[begin];
            begin += column.stored().size();
            if (!column.key()) {
                continue;
            }
            if (value == null || faults.stream().anyMatch(fault -> fault.column().equals(column.name()))) {
                return null;
            }
            parts.add(value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString());
        }
        return parts.isEmpty() ? null : shown(String.join(FactTable.KEY_SEPARATOR, parts));
    }

    /** A key that may be kept beside the archive; null if it holds a personal number. */
    static String shown(String key) {
        return Masking.masked(key).equals(key) ? key : null;
    }
}
