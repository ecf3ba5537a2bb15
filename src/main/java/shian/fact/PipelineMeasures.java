package shian.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Derived;
import shian.catalog.Measure;
import shian.catalog.TableDefinition;

/** Measures of facts that tell of the pipeline's own work, drawn by year from their views: no delivery has a part in them. */
public final class PipelineMeasures {

    private final JdbcClient jdbc;

    public PipelineMeasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces the measures of a fact as part of the caller's transaction; gives those that moved. */
    public List<String> draw(Derived fact) {
        List<String> moved = new ArrayList<>();
        for (Measure measure : fact.measures()) {
            if (draw(fact, measure) > 0) {
                moved.add(measure.name());
            }
        }
        return moved;
    }

    private long draw(Derived fact, Measure measure) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String drawn = MeasureParts.drawn(fact, measure, parameters);
        List<String> by = measure.by().stream().map(TableDefinition::identifier).toList();
        String groups = by.stream().map(name -> ", " + name).collect(Collectors.joining());
        String dimensions = by.isEmpty() ? "'{}'" : by.stream().map(name -> "'" + name + "', g." + name)
                .collect(Collectors.joining(", ", "jsonb_strip_nulls(jsonb_build_object(", "))"));
        return jdbc.sql("""
                with fresh as (
                    select g.division_code, g.year, %s::jsonb as dimensions, g.value
                    from (select division_code, year%s, %s as value from warehouse.%s group by division_code, year%s) g
                    where g.value is not null),
                gone as (
                    delete from warehouse.measure m where m.measure = :measure
                      and not exists (select from fresh f where f.division_code = m.division_code and f.year = m.year
                                      and m.month = 0 and f.dimensions = m.dimensions)
                    returning 1),
                come as (
                    insert into warehouse.measure as m (measure, division_code, year, month, dimensions, value)
                    select :measure, division_code, year, 0, dimensions, value from fresh
                    on conflict (measure, year, division_code, month, dimensions)
                        do update set value = excluded.value where m.value <> excluded.value
                    returning 1)
                select (select count(*) from gone) + (select count(*) from come)""".formatted(dimensions, groups, drawn,
                        TableDefinition.identifier(fact.table()), groups))
                .params(parameters).param("measure", measure.name()).query(Long.class).single();
    }
}
