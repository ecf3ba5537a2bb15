package shian.fact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Divisions;
import shian.catalog.Expression;
import shian.catalog.Measure;
import shian.catalog.Source;
import shian.catalog.TableDefinition;

/** The rows behind a measure, derived from its declaration. */
public final class DrillDown {

    /** A row: the delivery and line it stands in, and its key by column. */
    public record FactRow(long delivery, int line, String division, String key) {
    }

    private final JdbcClient jdbc;
    private final Divisions divisions;

    public DrillDown(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    /**
     * The first rows that a term counts at a division in some years, in the order of files and lines.
     *
     * @param lastMonth month of the last year up to which snapshots are asked for: the one that answers counts, no other
     */
    public List<FactRow> rows(Source source, Measure measure, Expression.Term term, String division,
                              int firstYear, int lastYear, int lastMonth, int limit) {
        if (measure.draw() == Measure.Draw.CONTROL_TOTAL || source instanceof Derived derived && derived.isOfPipeline()) {
            return List.of();
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        String where = Conditions.sql(source, measure, term, parameters);
        if (source instanceof Contract contract && contract.isSnapshot()) {
            where += """
                \sand (delivery_id, division_code) in (
                    select delivery_id, division_code from warehouse.snapshot_standing
                    where case year when :last then :month else 12 end between counts_from and counts_to)""";
            parameters.put("month", lastMonth);
        }
        String key = source.key().stream().map(Column::name).map(TableDefinition::identifier)
                .map(column -> column + "::text").collect(Collectors.joining(", ' · ', "));
        String at = TableDefinition.identifier(measure.divisionColumn());
        String yearOf = measure.period() == null ? "year"
                : source.isDate(measure.period()) ? "extract(year from " + TableDefinition.identifier(measure.period()) + ")"
                : TableDefinition.identifier(measure.period());
        return jdbc.sql("""
                select delivery_id, line, %1$s, concat(%2$s) from warehouse.%3$s
                where %4$s and %5$s between :first and :last and %1$s = any(:divisions)
                order by delivery_id, line limit :limit""".formatted(at, key, TableDefinition.identifier(source.table()), where, yearOf))
                .params(parameters).param("first", firstYear).param("last", lastYear).param("limit", limit)
                .param("divisions", divisions.within(division).stream().map(d -> d.code()).toArray(String[]::new))
                .query((row, n) -> new FactRow(row.getLong(1), row.getInt(2), row.getString(3), row.getString(4))).list();
    }
}
