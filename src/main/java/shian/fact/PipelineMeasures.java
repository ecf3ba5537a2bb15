package shian.fact;

import java.util.LinkedHashMap;
import java.util.List;
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

    /** Replaces the measures of a fact as part of the caller's transaction, one scan for all with the same dimensions; gives those that moved. */
    public List<String> draw(Derived fact) {
        return fact.measures().stream().collect(Collectors.groupingBy(Measure::by, LinkedHashMap::new, Collectors.toList()))
                .values().stream().flatMap(alike -> draw(fact, alike).stream()).toList();
    }

    private List<String> draw(Derived fact, List<Measure> alike) {
        Draw draw = Draw.of(fact, alike);
        return jdbc.sql("""
                with fresh as materialized (
                    select told.measure, g.division_code, g.year, %s::jsonb as dimensions, told.value
                    from (select division_code, year%s, %s from warehouse.%s group by division_code, year%s) g
                    cross join lateral (values %s) as told(measure, value)
                    where told.value is not null),
                gone as (
                    delete from warehouse.measure m where m.measure = any(:measures)
                      and not exists (select from fresh f where f.measure = m.measure and f.division_code = m.division_code
                                      and f.year = m.year and m.month = 0 and f.dimensions = m.dimensions)
                    returning m.measure),
                come as (
                    insert into warehouse.measure as m (measure, division_code, year, month, dimensions, value)
                    select measure, division_code, year, 0, dimensions, value from fresh
                    on conflict (measure, year, division_code, month, dimensions)
                        do update set value = excluded.value where m.value <> excluded.value
                    returning m.measure)
                select measure from gone union select measure from come order by 1""".formatted(draw.dimensions(), draw.groups(),
                        draw.aggregates(), TableDefinition.identifier(fact.table()), draw.groups(), draw.values()))
                .params(draw.parameters()).param("measures", alike.stream().map(Measure::name).toArray(String[]::new))
                .query(String.class).list();
    }
}
