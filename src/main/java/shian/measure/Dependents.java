package shian.measure;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import shian.catalog.Catalog;
import shian.work.Units;

/** What is computed from measures: the rules and indicators that are stale once a measure has moved. */
final class Dependents {

    private Dependents() {
    }

    /** Marks them, as part of the caller's transaction. */
    static void markStale(Units units, Catalog catalog, Collection<String> measures) {
        List<String[]> dependents = Stream.concat(
                catalog.rules().values().stream().filter(rule -> rule.measures().stream().anyMatch(measures::contains))
                        .map(rule -> new String[] {"RULE", rule.name()}),
                catalog.indicators().stream().filter(indicator -> indicator.scopes().stream()
                                .anyMatch(scope -> scope.measures().stream().anyMatch(measures::contains)))
                        .map(indicator -> new String[] {"INDICATOR", indicator.code()})).toList();
        units.jdbc().sql("""
                insert into control.stale (kind, name, since)
                select kind, name, cast(:now as timestamptz) from unnest(:kinds::text[], :names::text[]) as d(kind, name)
                on conflict do nothing""")
                .param("now", units.now())
                .param("kinds", dependents.stream().map(d -> d[0]).toArray(String[]::new))
                .param("names", dependents.stream().map(d -> d[1]).toArray(String[]::new)).update();
    }
}
