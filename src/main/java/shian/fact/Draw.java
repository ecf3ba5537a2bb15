package shian.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shian.catalog.Measure;
import shian.catalog.Source;
import shian.catalog.TableDefinition;

/**
 * The parts of a grouped scan that draws several measures with the same dimensions at once, as SQL; its groups are {@code g}.
 *
 * @param aggregates one for each measure, named {@code value0}, {@code value1} …
 * @param groups     the dimensions, each with a comma before it
 * @param dimensions the dimensions of a group as JSON
 * @param values     rows of the name of a measure and its value
 * @param parameters what the SQL binds
 */
record Draw(String aggregates, String groups, String dimensions, String values, Map<String, Object> parameters) {

    /** For measures that share their dimensions. */
    static Draw of(Source source, List<Measure> alike) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> aggregates = new ArrayList<>();
        for (Measure measure : alike) {
            parameters.put("measure" + aggregates.size(), measure.name());
            aggregates.add(aggregate(source, measure, parameters) + " as value" + aggregates.size());
        }
        List<String> by = alike.get(0).by().stream().map(TableDefinition::identifier).toList();
        return new Draw(String.join(", ", aggregates), by.stream().map(name -> ", " + name).collect(Collectors.joining()),
                by.isEmpty() ? "'{}'" : by.stream().map(name -> "'" + name + "', g." + name)
                        .collect(Collectors.joining(", ", "jsonb_strip_nulls(jsonb_build_object(", "))")),
                IntStream.range(0, alike.size()).mapToObj(i -> "(:measure" + i + "::text, g.value" + i + ")")
                        .collect(Collectors.joining(", ")),
                parameters);
    }

    private static String aggregate(Source source, Measure measure, Map<String, Object> parameters) {
        String drawn = measure.draw() == Measure.Draw.COUNT ? "count(*)"
                : measure.draw().function() + "(" + TableDefinition.identifier(measure.column()) + ")";
        // without a row there is nothing to add, and no least or greatest number
        String otherwise = measure.draw().isAdditive() ? "0" : "null";
        return "coalesce(%s filter (where %s), %s)::numeric".formatted(drawn, Conditions.sql(source, measure.where(), parameters),
                otherwise);
    }
}
