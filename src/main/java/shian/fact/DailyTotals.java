package shian.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Measure;
import shian.catalog.Source;
import shian.catalog.TableDefinition;

/** What is drawn from rows by day, where months are too coarse. */
public final class DailyTotals {

    private final JdbcClient jdbc;
    private final Catalog catalog;

    public DailyTotals(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /**
     * What a term comes to on each day that has rows, at a division and below.
     *
     * @param term of a measure that is drawn from rows by a date
     */
    public SortedMap<LocalDate, BigDecimal> of(Expression.Term term, String division, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, BigDecimal> totals = new TreeMap<>();
        Set<String> below = catalog.divisions().within(division).stream().map(Division::code).collect(Collectors.toSet());
        days(term, from, to).filter(day -> below.contains(day.division))
                .forEach(day -> totals.merge(day.day, day.value, BigDecimal::add));
        return totals;
    }

    /**
     * What a term comes to on some days together, by division.
     *
     * @param term of a measure that is drawn from rows by a date
     */
    public Map<String, BigDecimal> byDivision(Expression.Term term, LocalDate from, LocalDate to) {
        Map<String, BigDecimal> totals = new HashMap<>();
        days(term, from, to).forEach(day -> totals.merge(day.division, day.value, BigDecimal::add));
        return totals;
    }

    private record Total(LocalDate day, String division, BigDecimal value) {
    }

    private Stream<Total> days(Expression.Term term, LocalDate from, LocalDate to) {
        Measure measure = catalog.measure(term.measure());
        Source source = catalog.sourceOf(measure);
        Map<String, Object> parameters = new LinkedHashMap<>();
        String rows = Conditions.sql(source, measure, term, parameters);
        return jdbc.sql("""
                select %1$s, %5$s, coalesce(%2$s, 0)::numeric from warehouse.%3$s
                where %4$s and %1$s between :from and :to and %5$s is not null
                group by 1, 2""".formatted(TableDefinition.identifier(measure.period()), measure.draw() == Measure.Draw.COUNT ? "count(*)"
                        : "sum(" + TableDefinition.identifier(measure.column()) + ")", TableDefinition.identifier(source.table()), rows,
                        TableDefinition.identifier(measure.divisionColumn())))
                .params(parameters).param("from", from).param("to", to)
                .query((row, n) -> new Total(row.getObject(1, LocalDate.class), row.getString(2), row.getBigDecimal(3))).list().stream();
    }
}
