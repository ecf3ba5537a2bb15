package shian.fact;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import shian.catalog.Contract;

/** A row that might be in the table of a contract. */
public record HypotheticalRow(Contract contract, long delivery, int line, String division, int year, Map<String, Object> cells) {

    /** The value of a column of the table; null where there is none. */
    public Object value(String column) {
        return switch (column) {
            case "division_code" -> division;
            case "delivery_id" -> delivery;
            case "year" -> year;
            default -> cells.get(column);
        };
    }

    /** Without the contract, which is large and that of the delivery. */
    @Override
    public int hashCode() {
        return Objects.hash(delivery, line, division, year, cells);
    }

    /** The same with another value in a column. */
    public HypotheticalRow linked(String column, Object value) {
        Map<String, Object> changed = new HashMap<>(cells);
        changed.put(column, value);
        return new HypotheticalRow(contract, delivery, line, division, year, changed);
    }
}
