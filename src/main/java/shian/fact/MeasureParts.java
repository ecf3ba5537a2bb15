package shian.fact;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.Measure;
import shian.catalog.Source;
import shian.catalog.TableDefinition;

/**
 * Draws what deliveries contribute to measures: one grouped scan for all measures that are grouped alike. Where a source
 * counts zero, no rows means zero, not missing, wherever a delivery speaks for.
 */
public final class MeasureParts {

    /** What values of a measure give together, in a statement that reads its definition and is grouped by {@code together} too. */
    public static final String TOGETHER = "case together when 'min' then min(value) when 'max' then max(value) else sum(value) end";

    private final JdbcClient jdbc;
    private final ZeroParts zeros;
    private final Silences silences;
    private final AbsentColumns absentColumns;
    private final String[] leaves;

    public MeasureParts(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.zeros = new ZeroParts(jdbc, divisions);
        this.silences = new Silences(jdbc, divisions);
        this.absentColumns = new AbsentColumns(jdbc, divisions);
        this.leaves = divisions.all().stream().map(Division::code).filter(divisions::isLeaf).toArray(String[]::new);
    }

    /** Replaces the parts of a delivery for some measures of its contract; part of the caller's transaction. */
    public void draw(Contract contract, List<Measure> measures, long delivery) {
        draw(contract, measures, delivery, jdbc.sql("select unnest(absent_columns) from intake.delivery where delivery_id = :delivery")
                .param("delivery", delivery).query(String.class).set());
    }

    /**
     * The same. A measure that needs a column which the file does not have gets no part: it is missing, not zero.
     *
     * @param absent the columns that the file does not have
     */
    public void draw(Contract contract, List<Measure> all, long delivery, Set<String> absent) {
        jdbc.sql("delete from warehouse.measure_part where delivery_id = :delivery and measure = any(:measures)")
                .param("delivery", delivery).param("measures", names(all)).update();
        List<Measure> measures = all.stream().filter(measure -> Collections.disjoint(measure.columns(), absent)).toList();
        measures.stream().filter(m -> m.draw() == Measure.Draw.CONTROL_TOTAL).forEach(m -> fromControlTotal(contract, m, delivery));
        alike(measures).forEach(alike -> {
            fromRows(contract, alike, "f.delivery_id = :delivery", Map.of("delivery", delivery));
            if (contract.countsZero()) {
                zeros.ofDelivery(names(additive(alike)), isMonthly(contract, alike) || isOfItsDay(contract, alike.get(0).period()),
                        contract.hasParents(), delivery);
            }
        });
        absentColumns.leaveOutZeros(measures, delivery, absent);
    }

    /**
     * Replaces the parts of all measures of a derived fact in a year; part of the caller's transaction. Its parts are
     * those of the deliveries that count: what a superseded one contributed depended on others.
     *
     * @param year  the year; 0 for every year
     * @param today no row whose date is later counts, where dates may lie ahead
     */
    public void draw(Contract leading, Derived fact, int year, LocalDate today) {
        jdbc.sql("delete from warehouse.measure_part where measure = any(:measures) and :year in (0, year)")
                .param("measures", names(fact.measures())).param("year", year).update();
        alike(fact.measures()).forEach(alike -> {
            String period = alike.get(0).period();
            // the year of the view is that of its own period, and tells the database which partitions to leave alone
            String rows = year == 0 ? "true"
                    : fact.period().map(own -> own.equals(period)).orElse(period == null) ? "f.year = :year"
                    : year(fact, period) + " = :year";
            fromRows(fact, alike, rows, year == 0 ? Map.of() : Map.of("year", year), today);
            if (fact.countsZero()) {
                zeros.ofYear(names(additive(alike)), isMonthly(fact, alike), leading, year);
            }
        });
        silences.forget(fact, year);
        absentColumns.leaveOut(fact);
    }

    /** The same for what rests on some deliveries of the leading contract; gives the years in which there were or are parts. */
    public Set<Integer> draw(Derived fact, Long[] deliveries, LocalDate today) {
        Set<Integer> years = new TreeSet<>(jdbc.sql("""
                with gone as (
                    delete from warehouse.measure_part where measure = any(:measures) and delivery_id = any(:deliveries)
                    returning year)
                select distinct year::int from gone""")
                .param("measures", names(fact.measures())).param("deliveries", deliveries).query(Integer.class).list());
        alike(fact.measures()).forEach(alike -> {
            fromRows(fact, alike, "f.delivery_id = any(:deliveries)", Map.of("deliveries", deliveries), today);
            if (fact.countsZero()) {
                zeros.ofDeliveries(names(additive(alike)), isMonthly(fact, alike), deliveries);
            }
        });
        silences.forget(fact, 0);
        absentColumns.leaveOut(fact);
        years.addAll(jdbc.sql("""
                select distinct year::int from warehouse.measure_part
                where measure = any(:measures) and delivery_id = any(:deliveries)""")
                .param("measures", names(fact.measures())).param("deliveries", deliveries).query(Integer.class).list());
        return years;
    }

    /** Rows of a derived fact, up to today where its dates may lie ahead. */
    private void fromRows(Derived fact, List<Measure> alike, String rows, Map<String, Object> bound, LocalDate today) {
        if (!fact.ahead()) {
            fromRows(fact, alike, rows, bound);
            return;
        }
        Map<String, Object> parameters = new LinkedHashMap<>(bound);
        parameters.put("today", today);
        fromRows(fact, alike, rows + " and " + TableDefinition.identifier(fact.period().orElseThrow()) + " <= :today", parameters);
    }

    /**
     * The parts of its measures that count, as a relation with the columns of {@code warehouse.counted_part} but {@code counts_from}:
     * only snapshots need the choice of the last.
     */
    public static String counted(Source source) {
        return source instanceof Contract contract && contract.isSnapshot() ? "warehouse.counted_part" : """
                (select p.*, 12 as counts_to from warehouse.measure_part p join intake.delivery d using (delivery_id)
                 where d.state in ('LOADED', 'PURGED'))""";
    }

    private static Iterable<List<Measure>> alike(List<Measure> measures) {
        return measures.stream().filter(m -> m.draw() != Measure.Draw.CONTROL_TOTAL)
                .collect(Collectors.groupingBy(m -> List.of(String.valueOf(m.period()), m.by(), m.divisionColumn()), LinkedHashMap::new,
                        Collectors.toList())).values();
    }

    private void fromRows(Source source, List<Measure> alike, String rows, Map<String, Object> bound) {
        Draw draw = Draw.of(source, alike);
        Map<String, Object> parameters = new LinkedHashMap<>(bound);
        parameters.putAll(draw.parameters());
        String period = alike.get(0).period();
        // a row without that date counts nowhere
        String counting = period == null ? rows : rows + " and " + TableDefinition.identifier(period) + " is not null";
        String division = "f." + TableDefinition.identifier(alike.get(0).divisionColumn());
        if (alike.get(0).division() != null) {
            // what lies outside the tree counts in none of its divisions
            counting += " and " + division + " = any(:leaves)";
            parameters.put("leaves", leaves);
        }
        jdbc.sql("""
                insert into warehouse.measure_part
                select g.delivery_id, part.measure, g.division_code, g.part_year, g.part_month, %s::jsonb, part.value
                from (
                    select f.delivery_id, %s as division_code, %s as part_year, %s as part_month%s, %s
                    from warehouse.%s f join (select delivery_id, period as spoken_for, reference_on from intake.delivery) d using (delivery_id)
                    where %s
                    group by f.delivery_id, %s, part_year, part_month%s
                ) g
                cross join lateral (values %s) as part(measure, value)
                where part.value is not null""".formatted(draw.dimensions(), division, year(source, period),
                        month(source, period), draw.groups(), draw.aggregates(),
                        TableDefinition.identifier(source.table()), counting, division, draw.groups(), draw.values()))
                .params(parameters).update();
    }

    private static String year(Source source, String period) {
        return period == null ? source instanceof Derived ? "f.year" : "extract(year from lower(d.spoken_for))::smallint"
                : source.isDate(period) ? "extract(year from " + TableDefinition.identifier(period) + ")::smallint"
                : TableDefinition.identifier(period);
    }

    private static String month(Source source, String period) {
        if (isOfItsDay(source, period)) {
            return "extract(month from d.reference_on)::smallint";
        }
        return period != null && source.isDate(period)
                ? "extract(month from " + TableDefinition.identifier(period) + ")::smallint" : "0::smallint";
    }

    /** Whether rows count in the month of the day for which the delivery says how things stood. */
    private static boolean isOfItsDay(Source source, String period) {
        return period == null && source instanceof Contract contract && contract.isState();
    }

    private static boolean isMonthly(Source source, List<Measure> alike) {
        String period = alike.get(0).period();
        return period != null && source.isDate(period);
    }

    /** What the file itself states as its grand total, at the division of the delivery. */
    private void fromControlTotal(Contract contract, Measure measure, long delivery) {
        jdbc.sql("""
                insert into warehouse.measure_part
                select d.delivery_id, :measure, d.division_code, extract(year from lower(d.period))::smallint, %s, '{}',
                       (array_agg(t.stated order by t.line desc))[1]
                from intake.control_total t join intake.delivery d using (delivery_id)
                where d.delivery_id = :delivery and t.level = 'TOTAL' and t.column_name = :column
                group by d.delivery_id""".formatted(month(contract, null)))
                .param("measure", measure.name()).param("delivery", delivery).param("column", measure.column()).update();
    }

    private static List<Measure> additive(List<Measure> measures) {
        return measures.stream().filter(measure -> measure.draw().isAdditive()).toList();
    }

    private static String[] names(List<Measure> measures) {
        return measures.stream().map(Measure::name).toArray(String[]::new);
    }
}
