package shian.work;

import java.util.Collection;
import java.util.stream.Stream;
import shian.catalog.Catalog;

/** Marks what must be computed again, as part of the transaction that made it stale. */
public final class StaleMarks {

    private final Units units;
    private final Catalog catalog;

    public StaleMarks(Units units, Catalog catalog) {
        this.units = units;
        this.catalog = catalog;
    }

    /** The rules and indicators that rest on any of these measures. */
    public void dependents(Collection<String> measures) {
        mark("RULE", catalog.rules().values().stream()
                .filter(rule -> rule.measures().stream().anyMatch(measures::contains)).map(rule -> rule.name()));
        indicators(measures);
    }

    /** The indicators that rest on any of these measures. */
    public void indicators(Collection<String> measures) {
        mark("INDICATOR", catalog.indicators().stream().filter(indicator -> indicator.scopes().stream()
                .anyMatch(scope -> scope.measures().stream().anyMatch(measures::contains))).map(i -> i.code()));
    }

    private void mark(String kind, Stream<String> names) {
        units.jdbc().sql("""
                insert into control.stale (kind, name, since)
                select :kind, name, cast(:now as timestamptz) from unnest(:names::text[]) n(name) on conflict do nothing""")
                .param("kind", kind).param("now", units.now()).param("names", names.distinct().toArray(String[]::new)).update();
    }
}
