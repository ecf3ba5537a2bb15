package shian.operate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Indicator;
import shian.catalog.Measure;
import shian.catalog.Nearest;
import shian.fact.DrillDown;
import shian.formula.Evaluator;
import shian.formula.Place;
import shian.message.ShianException;

/** From a published figure down: its two sides, their measures, the deliveries behind them, the first rows in file and line. */
public final class Explanation {

    private static final int ROWS = 5;

    /** One measure of one side: its value there, the deliveries behind it, its first rows. */
    public record Side(String side, String term, String title, String unit, BigDecimal value, int year,
                       Listing deliveries, Listing rows) {
    }

    /** A scope of the indicator there: the published row, its formula, its sides. */
    public record Figure(Listing published, String numerator, String denominator, List<Side> sides) {
    }

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Locale locale;

    public Explanation(JdbcClient jdbc, Catalog catalog, Locale locale) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.locale = locale;
    }

    /**
     * Explains the figures of the current edition, one for each scope of the indicator.
     *
     * @throws ShianException of category USAGE if indicator, division or figure are not known
     */
    public List<Figure> of(String code, String divisionName, int year) {
        Names names = new Names(catalog);
        Indicator indicator = names.indicator(code);
        String division = names.division(divisionName);
        List<Figure> figures = new ArrayList<>();
        for (Indicator.Scope scope : indicator.scopes()) {
            Listing published = Listing.of(jdbc, """
                    select edition_id as edition, indicator_code as indicator, scope, division_code as division,
                           division_name, year, numerator, denominator, value, unit, comparator, target, target_origin,
                           status, status_reason, period_status, period_from, period_to, population_basis, completeness,
                           reconciliation, disputed_by, same_months_last_year, evidence_count, revision
                    from scorer.indicator_value
                    where indicator_code = :code and rule_version = :version and scope = :scope
                      and division_code = :division and year = :year""", Map.of("code", indicator.code(), "version",
                    indicator.ruleVersion(), "scope", scope.name(), "division", division, "year", year));
            if (!published.rows().isEmpty()) {
                figures.add(figure(scope, published, division, year));
            }
        }
        if (figures.isEmpty()) {
            throw ShianException.usage("operate.figure-unknown", indicator.code(), division, year);
        }
        return figures;
    }

    private Figure figure(Indicator.Scope scope, Listing published, String division, int year) {
        Evaluator evaluator = new Evaluator(jdbc, catalog);
        List<Side> sides = new ArrayList<>();
        scope.numerator().terms().forEach(term -> sides.add(side("numerator", evaluator, term, division, year)));
        scope.denominator().map(Expression::terms).orElse(List.of())
                .forEach(term -> sides.add(side("denominator", evaluator, term, division, year)));
        return new Figure(published, scope.numeratorText(), scope.denominatorText().orElse(""), sides);
    }

    private Side side(String name, Evaluator evaluator, Expression.Term term, String division, int year) {
        Measure measure = catalog.measure(term.measure());
        int used = evaluator.usedYear(term, division, year);
        Optional<BigDecimal> value = evaluator.value(term, Place.of(division, year)).number();
        String[] divisions = catalog.divisions().within(division).stream().map(Division::code).toArray(String[]::new);
        Listing deliveries = Listing.of(jdbc, """
                select delivery_id as delivery, path, sum(value) as contributes, accepted as rows_accepted, quarantined
                from scorer.delivery_status
                join (select delivery_id, value from warehouse.measure_part
                      where measure = :measure and year = :year and division_code = any(:divisions)
                        and not exists (select from jsonb_each(:filter::jsonb) f
                                        where not jsonb_exists(f.value, coalesce(dimensions ->> f.key, '')))) p
                    using (delivery_id)
                where state = 'LOADED' group by 1, 2, 4, 5 having sum(value) <> 0 order by 1""", Map.of("measure",
                measure.name(), "year", used, "divisions", divisions, "filter",
                tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(term.filter())));
        Map<Long, String> paths = new java.util.HashMap<>();
        jdbc.sql("select delivery_id, path from scorer.delivery_status where state = 'LOADED'")
                .query((row, n) -> paths.put(row.getLong(1), row.getString(2))).list();
        List<List<Object>> rows = new DrillDown(jdbc, catalog.divisions())
                .rows(catalog.sourceOf(measure), measure, term, division, used, ROWS).stream()
                .map(row -> List.<Object>of(paths.getOrDefault(row.delivery(), ""), row.line(), row.division(), row.key())).toList();
        return new Side(name, term.toString(), measure.title().in(locale), measure.unit(), value.orElse(null), used,
                deliveries, new Listing(List.of("file", "line", "division", "key"), rows));
    }
}
