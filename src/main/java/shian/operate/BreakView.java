package shian.operate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Claim;
import shian.catalog.Comparison;
import shian.catalog.Expression;
import shian.catalog.Rule;
import shian.formula.Evaluator;
import shian.formula.Place;
import tools.jackson.databind.json.JsonMapper;

/**
 * A break with what stands behind its sides, as the measures are now.
 *
 * @param about   one row: what differs, where, since when, what was said about it
 * @param sides   none if the rule has left the catalogue
 * @param differ  months, divisions and values of dimensions in which the sides differ
 * @param history the events of its life, oldest first
 */
public record BreakView(Listing about, List<Side> sides, Listing differ, Listing history) {

    private static final Listing NOWHERE = new Listing(List.of("differ_by", "differ_at", "left", "right", "difference"), List.of());

    static BreakView of(JdbcClient jdbc, Catalog catalog, Locale locale, long breakId, Listing history) {
        Map<String, Object> found = jdbc.sql("""
                select b.rule, b.division_code, b.year, b.dimensions::text as dimensions,
                       (select business_date from control.run r join reconciliation.break_event e using (run_id)
                        where e.break_id = b.break_id order by e.event_id desc limit 1) as today
                from reconciliation.break b where break_id = :id""").param("id", breakId).query().singleRow();
        Map<String, String> dimensions = dimensions(found.get("dimensions").toString());
        String name = dimensions.remove(Comparison.DIMENSION);
        Rule rule = catalog.rules().get(found.get("rule").toString());
        Place place = Place.of(found.get("division_code").toString(), ((Number) found.get("year")).intValue()).with(dimensions);
        Evaluator evaluator = new Evaluator(jdbc, catalog);
        Sides sides = new Sides(jdbc, catalog, locale, evaluator);
        Optional<Comparison> comparison = rule == null ? Optional.empty() : rule.comparisons().stream()
                .filter(c -> c.name().equals(name == null ? "" : name)).findFirst();
        Optional<Claim> claim = rule == null ? Optional.empty() : rule.cutOff().stream()
                .filter(c -> c.id().equals(name)).findFirst();
        List<Side> behind = new ArrayList<>();
        Listing differ = NOWHERE;
        if (comparison.isPresent()) {
            Place at = comparison.get().looksBack() ? evaluator.sameMonths(comparison.get().present(), place,
                    found.get("today") == null ? LocalDate.MAX : LocalDate.parse(found.get("today").toString())) : place;
            Expression left = comparison.get().left();
            behind.addAll(sides.of("left", left, at));
            comparison.get().right().ifPresent(right -> behind.addAll(sides.of("right", right, at)));
            differ = comparison.get().right().map(right -> WhereSidesDiffer.between(catalog, evaluator, left, right, at)).orElse(NOWHERE);
        } else if (claim.isPresent()) {
            int last = Evaluator.years(jdbc).stream().mapToInt(Integer::intValue).max().orElse(place.lastYear());
            behind.addAll(sides.of("left", claim.get().computed(), new Place(place.division(), place.firstYear(), last, 12, Map.of())));
        }
        String left = comparison.map(Comparison::leftText).or(() -> claim.map(c -> c.computed().toString())).orElse(null);
        String right = comparison.map(Comparison::rightText).or(() -> claim.map(c -> c.id() + " " + c.title().in(locale))).orElse(null);
        return new BreakView(about(jdbc, locale, breakId, comparison, left, right), behind, differ, history);
    }

    private static Listing about(JdbcClient jdbc, Locale locale, long breakId, Optional<Comparison> comparison, String left,
                                 String right) {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("id", breakId);
        parameters.put("title", comparison.map(c -> c.title().in(locale)).orElse(null));
        parameters.put("left", left);
        parameters.put("right", right);
        parameters.put("relation", comparison.map(c -> c.relation().sign()).orElse("="));
        return Listing.of(jdbc, """
                select b.break_id as break, b.rule, coalesce(:title, %s) as title, r.severity, b.state, b.division_code as division,
                       n.division_name, b.year, b.dimensions::text as dimensions, :left::text as left_side, :relation as relation,
                       :right::text as right_side, b.left_value as left, b.right_value as right, b.imbalance, v.tolerance, v.note,
                       b.explanation, b.explained_by, b.explained_until, b.opened_at, b.changed_at, b.closed_at
                from reconciliation.break b left join reconciliation.rule r using (rule)
                left join reconciliation.verdict v using (rule, year, division_code, dimensions)
                left join lateral (select name_zh as division_name from warehouse.division d
                                   where d.division_code = b.division_code order by valid_from desc limit 1) n on true
                where b.break_id = :id""".formatted(locale.getLanguage().equals("zh") ? "r.title_zh" : "r.title_en"), parameters);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> dimensions(String json) {
        return new TreeMap<>(JsonMapper.shared().readValue(json, Map.class));
    }
}
