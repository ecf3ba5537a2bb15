package shian.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.catalog.Indicator;
import shian.catalog.Nearest;
import shian.formula.Evaluator;
import shian.formula.Place;
import shian.message.ShianException;

/** From a published figure down: its two sides, their measures, the deliveries behind them, the first rows in file and line. */
public final class Explanation {

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
     * Explains the figures of the current edition, one for each edition of the rules and scope of the indicator.
     *
     * @throws ShianException of category USAGE if indicator, division or figure are not known
     */
    public List<Figure> of(String code, String divisionName, int year) {
        Names names = new Names(catalog);
        List<Indicator> editions = names.indicators(code);
        String division = names.division(divisionName);
        List<Figure> figures = new ArrayList<>();
        editions.forEach(indicator -> indicator.scopes().forEach(scope -> {
            Listing published = published(indicator, scope, division, year);
            if (!published.rows().isEmpty()) {
                figures.add(figure(scope, published, division, year));
            }
        }));
        if (figures.isEmpty()) {
            throw ShianException.usage("operate.figure-unknown", editions.get(0).code(), division, year);
        }
        return figures;
    }

    private Listing published(Indicator indicator, Indicator.Scope scope, String division, int year) {
        String view = catalog.divisions().byCode(division).filter(d -> d.level() == Division.Level.FOLDED).isPresent()
                ? "indicator_value_folded" : "indicator_value";
        return Listing.of(jdbc, """
                select edition_id as edition, indicator_code as indicator, scope, division_code as division,
                       division_name, year, numerator, denominator, value, unit, comparator,
                       case when target is not null then coalesce(target_stated, same_months_last_year::text) end as target,
                       target_origin,
                       status, status_reason, period_status, period_from, period_to, population_basis, completeness,
                       reconciliation, disputed_by, published_over, same_months_last_year, last_year_basis, pace, low, high,
                       verdict_can_flip, evidence_count, revision, rule_version
                from scorer.%s
                where indicator_code = :code and rule_version = :version and scope = :scope
                  and division_code = :division and year = :year""".formatted(view), Map.of("code", indicator.code(), "version",
                indicator.ruleVersion(), "scope", scope.name(), "division", division, "year", year));
    }

    private Figure figure(Indicator.Scope scope, Listing published, String division, int year) {
        Sides sides = new Sides(jdbc, catalog, locale, new Evaluator(jdbc, catalog));
        Place place = Place.of(division, year);
        List<Side> behind = new ArrayList<>(sides.of("numerator", scope.numerator(), place));
        scope.denominator().ifPresent(denominator -> behind.addAll(sides.of("denominator", denominator, place)));
        scope.documents().values().forEach(told -> behind.addAll(sides.of("documents", told, place)));
        return new Figure(published, scope.numeratorText(), scope.denominatorText().orElse(""), behind);
    }
}
