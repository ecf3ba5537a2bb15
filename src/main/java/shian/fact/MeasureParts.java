package shian.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.Measure;
import shian.catalog.TableDefinition;

/**
 * Draws what one delivery contributes to the measures of its contract: one grouped scan for all measures that are
 * grouped alike. In a detail feed no rows means zero, not missing, wherever the delivery speaks for.
 */
public final class MeasureParts {

    private final JdbcClient jdbc;
    private final Divisions divisions;

    public MeasureParts(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    /** Replaces the parts of a delivery for some measures of its contract; part of the caller's transaction. */
    public void draw(Contract contract, List<Measure> measures, long delivery) {
        jdbc.sql("delete from warehouse.measure_part where delivery_id = :delivery and measure = any(:measures)")
                .param("delivery", delivery).param("measures", names(measures)).update();
        measures.stream().filter(m -> m.draw() == Measure.Draw.CONTROL_TOTAL).forEach(m -> fromControlTotal(m, delivery));
        measures.stream().filter(m -> m.draw() != Measure.Draw.CONTROL_TOTAL)
                .collect(Collectors.groupingBy(m -> List.of(String.valueOf(m.period()), m.by()), LinkedHashMap::new,
                        Collectors.toList()))
                .values().forEach(alike -> {
                    fromRows(contract, alike, delivery);
                    if (contract.kind().equals("detail")) {
                        zeros(contract, alike, delivery);
                    }
                });
    }

    private void fromRows(Contract contract, List<Measure> alike, long delivery) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> aggregates = new ArrayList<>();
        for (Measure measure : alike) {
            String drawn = measure.draw() == Measure.Draw.COUNT ? "count(*)"
                    : "sum(" + TableDefinition.identifier(measure.column()) + ")";
            aggregates.add("coalesce(%s filter (where %s), 0)::numeric as value%d".formatted(drawn,
                    Conditions.sql(contract, measure.where(), parameters), aggregates.size()));
        }
        List<String> by = alike.get(0).by().stream().map(TableDefinition::identifier).toList();
        String groups = by.stream().map(name -> ", " + name).collect(Collectors.joining());
        String dimensions = by.isEmpty() ? "'{}'" : by.stream().map(name -> "'" + name + "', g." + name)
                .collect(Collectors.joining(", ", "jsonb_strip_nulls(jsonb_build_object(", "))"));
        String values = IntStream.range(0, alike.size()).mapToObj(i -> "(:measure" + i + "::text, g.value" + i + ")")
                .collect(Collectors.joining(", "));
        IntStream.range(0, alike.size()).forEach(i -> parameters.put("measure" + i, alike.get(i).name()));
        parameters.put("delivery", delivery);
        String period = alike.get(0).period();
        jdbc.sql("""
                insert into warehouse.measure_part
                select :delivery, part.measure, g.division_code, g.part_year, g.part_month, %s::jsonb, part.value
                from (
                    select f.division_code, %s as part_year, %s as part_month%s, %s
                    from warehouse.%s f cross join (select period from intake.delivery where delivery_id = :delivery) d
                    where f.delivery_id = :delivery
                    group by f.division_code, part_year, part_month%s
                ) g
                cross join lateral (values %s) as part(measure, value)""".formatted(dimensions, year(contract, period),
                        month(contract, period), groups, String.join(", ", aggregates),
                        TableDefinition.identifier(contract.table()), groups, values))
                .params(parameters).update();
    }

    private static String year(Contract contract, String period) {
        return period == null ? "extract(year from lower(d.period))::smallint"
                : isYear(contract, period) ? period : "extract(year from " + period + ")::smallint";
    }

    private static String month(Contract contract, String period) {
        return period == null || isYear(contract, period) ? "0::smallint"
                : "extract(month from " + period + ")::smallint";
    }

    private static boolean isYear(Contract contract, String period) {
        return contract.columns().get(TableDefinition.identifier(period)).type() == Column.Type.YEAR;
    }

    /** A delivery speaks for the days of its period up to the day it was received for: of what is to come nobody knows. */
    private void zeros(Contract contract, List<Measure> alike, long delivery) {
        String period = alike.get(0).period();
        boolean monthly = period != null && !isYear(contract, period);
        String division = jdbc.sql("select division_code from intake.delivery where delivery_id = :delivery")
                .param("delivery", delivery).query(String.class).single();
        jdbc.sql("""
                insert into warehouse.measure_part
                select d.delivery_id, m.measure, v.division, extract(year from t.day)::smallint,
                       case when :monthly then extract(month from t.day) else 0 end::smallint, '{}', 0
                from intake.delivery d join intake.arrival a using (arrival_id) join control.run r on r.run_id = a.run_id
                cross join generate_series(lower(d.period), least(upper(d.period) - 1, r.business_date),
                                           cast(:step as interval)) t(day)
                cross join unnest(:measures::text[]) m(measure)
                cross join unnest(:divisions::text[]) v(division)
                where d.delivery_id = :delivery
                on conflict do nothing""")
                .param("monthly", monthly).param("step", monthly ? "1 month" : "1 year").param("measures", names(alike))
                .param("divisions", divisions.within(division).stream().map(Division::code).filter(divisions::isLeaf)
                        .toArray(String[]::new))
                .param("delivery", delivery).update();
    }

    /** What the file itself states as its grand total, at the division of the delivery. */
    private void fromControlTotal(Measure measure, long delivery) {
        jdbc.sql("""
                insert into warehouse.measure_part
                select d.delivery_id, :measure, d.division_code, extract(year from lower(d.period))::smallint, 0, '{}',
                       (array_agg(t.stated order by t.line desc))[1]
                from intake.control_total t join intake.delivery d using (delivery_id)
                where d.delivery_id = :delivery and t.level = 'TOTAL' and t.column_name = :column
                group by d.delivery_id""")
                .param("measure", measure.name()).param("delivery", delivery).param("column", measure.column()).update();
    }

    private static String[] names(List<Measure> measures) {
        return measures.stream().map(Measure::name).toArray(String[]::new);
    }
}
