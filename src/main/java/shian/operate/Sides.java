package shian.operate;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Measure;
import shian.fact.DrillDown;
import shian.fact.FrozenYears;
import shian.formula.Evaluator;
import shian.formula.Place;
import tools.jackson.databind.json.JsonMapper;

/** What stands behind the measures of an expression at a place: the same for a published figure and for a break. */
final class Sides {

    private static final int ROWS = 5;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Locale locale;
    private final Evaluator evaluator;

    Sides(JdbcClient jdbc, Catalog catalog, Locale locale, Evaluator evaluator) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.locale = locale;
        this.evaluator = evaluator;
    }

    /** One for each measure of the expression. */
    List<Side> of(String side, Expression expression, Place place) {
        return expression.terms().stream().map(term -> side(side, term, place)).toList();
    }

    private Side side(String side, Expression.Term named, Place place) {
        Measure measure = catalog.measure(named.measure());
        Expression.Term term = at(named, measure, place);
        int from = evaluator.usedYear(named, place.division(), place.firstYear());
        int to = evaluator.usedYear(named, place.division(), place.lastYear());
        Optional<BigDecimal> value = evaluator.value(named, place).number();
        Listing deliveries = Listing.of(jdbc, """
                select delivery_id as delivery, path, %1$s(value) as contributes, accepted as rows_accepted, quarantined
                from scorer.delivery_status
                join (select delivery_id, value from warehouse.counted_part
                      where measure = :measure and year between :from and :to and division_code = any(:divisions)
                        and (:month between counts_from and counts_to or year < :to and counts_to = 12)
                        and not exists (select from jsonb_each(:filter::jsonb) f
                                        where not jsonb_exists(f.value, coalesce(dimensions ->> f.key, '')))) p
                    using (delivery_id)
                where state in ('LOADED', 'PURGED') group by 1, 2, 4, 5 having %1$s(value) <> 0 order by 1""".formatted(measure.draw().function()), Map.of("measure",
                measure.name(), "from", from, "to", to, "month", place.lastMonth(), "divisions", catalog.divisions()
                        .within(place.division()).stream().map(Division::code).toArray(String[]::new),
                "filter", JsonMapper.shared().writeValueAsString(term.filter())));
        Map<Long, String> paths = new HashMap<>();
        jdbc.sql("select delivery_id, path from scorer.delivery_status where state in ('LOADED', 'PURGED')")
                .query((row, n) -> paths.put(row.getLong(1), row.getString(2))).list();
        List<List<Object>> rows = new DrillDown(jdbc, catalog.divisions())
                .rows(catalog.sourceOf(measure), measure, term, place.division(), from, to, place.lastMonth(), ROWS).stream()
                .map(row -> List.<Object>of(paths.getOrDefault(row.delivery(), ""), row.line(), row.division(), row.key())).toList();
        return new Side(side, named.toString(), measure.title().in(locale), measure.unit(), value.orElse(null),
                from == to ? String.valueOf(from) : from + "–" + to, deliveries,
                new Listing(List.of("file", "line", "division", "key"), rows),
                FrozenYears.read(jdbc).describe(catalog.sourceOf(measure), IntStream.rangeClosed(from, to).boxed().toList()).stream().toList());
    }

    /** The term where its dimensions have the values of the place. */
    private static Expression.Term at(Expression.Term term, Measure measure, Place place) {
        Map<String, List<String>> filter = new LinkedHashMap<>(term.filter());
        place.dimensions().forEach((dimension, value) -> {
            if (measure.by().contains(dimension)) {
                filter.put(dimension, List.of(value));
            }
        });
        return new Expression.Term(term.measure(), filter, term.lastYear());
    }
}
