package shian.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import shian.catalog.Catalog;
import shian.catalog.Derived;
import shian.catalog.Measure;

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
        rules(measures);
        indicators(measures);
    }

    /** The rules that rest on any of these measures. */
    public void rules(Collection<String> measures) {
        mark("RULE", catalog.rules().values().stream()
                .filter(rule -> rule.measures().stream().anyMatch(measures::contains)).map(rule -> rule.name()));
    }

    /** The indicators that rest on any of these measures. */
    public void indicators(Collection<String> measures) {
        mark("INDICATOR", catalog.indicators().stream().filter(indicator -> indicator.scopes().stream()
                .anyMatch(scope -> scope.measures().stream().anyMatch(measures::contains))).map(i -> i.code()));
    }

    /**
     * What of derived facts deliveries of a contract bear upon: their own rows where rows stand alone, else whole years.
     *
     * @param years      years in which rows of theirs count or counted
     * @param deliveries the deliveries that count from now on, or no longer
     */
    public void derived(String contract, Collection<Integer> years, Collection<Long> deliveries) {
        List<String> names = new ArrayList<>();
        List<Integer> stale = new ArrayList<>();
        List<Long> of = new ArrayList<>();
        for (Derived fact : catalog.derived().values()) {
            if (fact.isDrawnByDelivery(contract)) {
                deliveries.forEach(delivery -> add(names, fact.name(), stale, 0, of, delivery));
            } else {
                fact.years(contract, years).forEach(year -> add(names, fact.name(), stale, year, of, 0L));
            }
        }
        // in one order, so that two loads that mark the same wait for one another and not in a circle
        units.jdbc().sql("""
                insert into control.stale (kind, name, year, delivery_id, since)
                select 'DERIVED', name, year, delivery, cast(:now as timestamptz)
                from unnest(:names::text[], :years::int[], :deliveries::bigint[]) s(name, year, delivery)
                order by name, year, delivery
                on conflict do nothing""")
                .param("now", units.now()).param("names", names.toArray(String[]::new))
                .param("years", stale.toArray(Integer[]::new)).param("deliveries", of.toArray(Long[]::new)).update();
    }

    private static void add(List<String> names, String name, List<Integer> years, int year, List<Long> deliveries, long delivery) {
        names.add(name);
        years.add(year);
        deliveries.add(delivery);
    }

    /** The indicators that rest on any measure drawn from these contracts, by their identity. */
    public void drawnFrom(Set<String> contracts) {
        indicators(catalog.measures().values().stream()
                .filter(measure -> catalog.sourceOf(measure).contracts().stream().anyMatch(contracts::contains))
                .map(Measure::name).toList());
    }

    /**
     * Whatever is drawn from these contracts, to be drawn again though nothing made it stale.
     *
     * @param years the years to draw; empty for every year
     */
    public void drawAgain(Collection<String> contracts, Collection<Integer> years) {
        List<Integer> ofRows = years.isEmpty() ? List.of(0) : List.copyOf(years);
        mark("PARTS", ofRows, catalog.measures().values().stream()
                .filter(measure -> contracts.contains(measure.source())).map(Measure::name));
        catalog.derived().values().stream().filter(fact -> fact.contracts().stream().anyMatch(contracts::contains)).forEach(fact ->
                mark("DERIVED", years.isEmpty() ? List.of(0) : contracts.stream()
                        .flatMap(contract -> fact.years(contract, years).stream()).distinct().toList(), Stream.of(fact.name())));
    }

    private void mark(String kind, Stream<String> names) {
        mark(kind, List.of(0), names);
    }

    private void mark(String kind, Collection<Integer> years, Stream<String> names) {
        units.jdbc().sql("""
                insert into control.stale (kind, name, year, since)
                select :kind, name, year, cast(:now as timestamptz) from unnest(:names::text[]) n(name)
                cross join unnest(:years::int[]) y(year) on conflict do nothing""")
                .param("kind", kind).param("years", years.toArray(Integer[]::new)).param("now", units.now()).param("names", names.distinct().toArray(String[]::new)).update();
    }
}
