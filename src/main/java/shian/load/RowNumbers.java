package shian.load;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Measure;

/** The numbers that a row which was set aside would add to sums. */
final class RowNumbers {

    private RowNumbers() {
    }

    /** By column, of the columns that measures of the contract sum; without those that are what is wrong or empty. */
    static Map<String, BigDecimal> of(Contract contract, Object[] values, List<Fault> faults) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        int i = 0;
        for (Column column : contract.columns().values()) {
            Object value = values[i];
            i += column.stored().size();
            if (value instanceof Number && contract.measures().stream().anyMatch(m -> m.draw() == Measure.Draw.SUM
                    && m.column().equals(column.name())) && faults.stream().noneMatch(f -> f.column().equals(column.name()))) {
                numbers.put(column.name(), new BigDecimal(value.toString()));
            }
        }
        return numbers;
    }
}
