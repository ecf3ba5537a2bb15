package shian.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
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
        Measure measure = catalog.measure(term.measure());
        Source source = catalog.sourceOf(measure);
        Map<String, Object> parameters = new LinkedHashMap<>();
        String rows = Conditions.sql(source, measure, term, parameters);
        String day = TableDefinition.identifier(measure.period());
        SortedMap<LocalDate, BigDecimal> totals = new TreeMap<>();
        jdbc.sql("""
                select %1$s, coalesce(%2$s, 0)::numeric from warehouse.%3$s
                where %4$s and %1$s between :from and :to and %5$s = any(:divisions)
                group by 1""".formatted(day, measure.draw() == Measure.Draw.COUNT ? "count(*)"
                        : "sum(" + TableDefinition.identifier(measure.column()) + ")", TableDefinition.identifier(source.table()), rows,
                        TableDefinition.identifier(measure.divisionColumn())))
                .params(parameters).param("from", from).param("to", to)
                .param("divisions", catalog.divisions().within(division).stream().map(d -> d.code()).toArray(String[]::new))
                .query((row, n) -> totals.put(row.getObject(1, LocalDate.class), row.getBigDecimal(2))).list();
        return totals;
    }
}
