package shian.operate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Indicator;
import shian.catalog.Rule;
import shian.indicate.Standing;
import shian.indicate.Standings;

/** Published values, and how they would stand if people decided something over breaks. */
final class DisputedValues {

    private static final List<String> COLUMNS = List.of("indicator", "scope", "division", "division_name", "year", "value", "status",
            "reconciliation_before", "reconciliation_after", "disputed_by", "published_over");

    private final JdbcClient jdbc;
    private final Catalog catalog;

    DisputedValues(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /**
     * The values of the current edition, in both views, that would stand otherwise than they do now.
     *
     * @param rules   rules of the breaks
     * @param assumed how the breaks would stand, by number
     */
    Listing whose(List<String> rules, Map<Long, Standings.Dispute> assumed) {
        List<String> measures = rules.stream().map(catalog.rules()::get).filter(rule -> rule != null).map(Rule::measures)
                .flatMap(List::stream).toList();
        Standings now = new Standings(jdbc, catalog, Map.of());
        Standings then = new Standings(jdbc, catalog, assumed);
        List<List<Object>> rows = new ArrayList<>();
        jdbc.sql("""
                select rule_version, indicator_code, scope, division_code, division_name, year, value, status
                from publication.current_value order by 2, 3, 4, 6""")
                .query(row -> {
                    Optional<Indicator.Scope> scope = scope(row.getString(1), row.getString(2), row.getString(3));
                    if (scope.isEmpty() || scope.get().measures().stream().noneMatch(measures::contains)) {
                        return;
                    }
                    Standing before = now.of(scope.get().measures(), row.getString(4), row.getInt(6));
                    Standing after = then.of(scope.get().measures(), row.getString(4), row.getInt(6));
                    if (!before.equals(after)) {
                        rows.add(Arrays.asList(row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getInt(6),
                                row.getBigDecimal(7), row.getString(8), before.reconciliation(), after.reconciliation(),
                                after.disputedBy(), after.publishedOver()));
                    }
                });
        return new Listing(COLUMNS, rows);
    }

    private Optional<Indicator.Scope> scope(String version, String code, String name) {
        return catalog.indicators().stream().filter(i -> i.ruleVersion().equals(version) && i.code().equals(code))
                .flatMap(i -> i.scopes().stream()).filter(scope -> scope.name().equals(name)).findFirst();
    }
}
