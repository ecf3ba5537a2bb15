package shian.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shian.catalog.Column;
import shian.catalog.Condition;
import shian.catalog.Expression;
import shian.catalog.Measure;
import shian.catalog.Source;
import shian.catalog.TableDefinition;

/** Conditions of the catalogue as SQL: names are checked identifiers, values are bound parameters. */
final class Conditions {

    private Conditions() {
    }

    /** The rows that a term of a measure counts. */
    static String sql(Source source, Measure measure, Expression.Term term, Map<String, Object> parameters) {
        StringBuilder sql = new StringBuilder(sql(source, measure.where(), parameters));
        term.filter().forEach((dimension, values) -> {
            String name = "dimension" + parameters.size();
            parameters.put(name, values.toArray(String[]::new));
            sql.append(" and ").append(TableDefinition.identifier(dimension)).append("::text = any(:").append(name).append(")");
        });
        return sql.toString();
    }

    /** {@code true}, or the conditions joined by {@code and}; their values are added to the parameters. */
    static String sql(Source source, List<Condition> conditions, Map<String, Object> parameters) {
        List<String> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            String name = "value" + parameters.size();
            Column column = source.columns().get(condition.column());
            parameters.put(name, condition.values().toArray(String[]::new));
            parts.add("%s::text %s (:%s::text[])".formatted(TableDefinition.identifier(column.name()),
                    condition.not() ? "<> all" : "= any", name));
        }
        return parts.isEmpty() ? "true" : String.join(" and ", parts);
    }
}
