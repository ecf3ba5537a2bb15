package shian.catalog;

import java.util.List;

/**
 * Part of a {@code where}: a column is one of some values, or none of them.
 *
 * @param values as they stand in the fact table; at least one
 */
public record Condition(String column, boolean not, List<String> values) {

    /** Whether every row that keeps this condition keeps the other one too, as far as the two say. */
    public boolean implies(Condition other) {
        if (!column.equals(other.column)) {
            return false;
        }
        if (!not && !other.not) {
            return other.values.containsAll(values);
        }
        return not ? other.not && values.containsAll(other.values) : values.stream().noneMatch(other.values::contains);
    }

    /** Whether a value keeps it; an empty one keeps none. */
    public boolean holds(Object value) {
        return value != null && values.contains(value.toString()) != not;
    }

    static List<Condition> read(Section section, String key) {
        return section.entries(key).entrySet().stream().map(entry -> {
            Section value = entry.getValue();
            boolean not = value.node().isObject();
            List<String> values = not ? value.texts("not") : section.section(key).texts(entry.getKey());
            return new Condition(entry.getKey(), not, values);
        }).toList();
    }
}
