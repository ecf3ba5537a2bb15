package shian.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Source;
import shian.message.Message;

/**
 * The years in which nothing is drawn again from a source, since retention removed rows of persons beneath it: what was drawn from
 * them cannot be drawn otherwise any more. A derived fact is frozen in a year as a whole, whichever of its sources lost rows.
 */
public final class FrozenYears {

    private static final int NAMED = 5;

    /** A delivery whose rows were removed, and the day of it. */
    private record Purged(long delivery, LocalDate on) {
    }

    private final Map<String, SortedMap<Integer, List<Purged>>> byContract = new HashMap<>();

    private FrozenYears() {
    }

    /** As the ledger has them now. */
    public static FrozenYears read(JdbcClient jdbc) {
        FrozenYears frozen = new FrozenYears();
        jdbc.sql("""
                select feed, kind, year::int, delivery_id, purged_at::date
                from warehouse.frozen_year join intake.delivery using (delivery_id) order by delivery_id""")
                .query(row -> {
                    frozen.byContract.computeIfAbsent(Contract.id(row.getString(1), row.getString(2)), id -> new TreeMap<>())
                            .computeIfAbsent(row.getInt(3), year -> new ArrayList<>())
                            .add(new Purged(row.getLong(4), row.getObject(5, LocalDate.class)));
                });
        return frozen;
    }

    public boolean isEmpty() {
        return byContract.isEmpty();
    }

    /** The frozen years of a source; none if all its rows are there. */
    public SortedSet<Integer> of(Source source) {
        return new TreeSet<>(purged(source).keySet());
    }

    /** Which years of a source are frozen, in words, because of which deliveries; empty if none of them is. */
    public Optional<Message> describe(Source source, Collection<Integer> years) {
        SortedMap<Integer, List<Purged>> purged = purged(source);
        purged.keySet().retainAll(years);
        if (purged.isEmpty()) {
            return Optional.empty();
        }
        List<Purged> deliveries = purged.values().stream().flatMap(List::stream).distinct().toList();
        String named = deliveries.stream().map(Purged::delivery).distinct().sorted().limit(NAMED).map(String::valueOf)
                .collect(Collectors.joining(", "));
        return Optional.of(Message.of("fact.frozen", source.id(),
                purged.keySet().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                deliveries.size() > NAMED ? named + " …" : named,
                deliveries.stream().map(Purged::on).max(LocalDate::compareTo).orElseThrow()));
    }

    /** All that is frozen of some sources, in words. */
    public List<Message> describe(Collection<? extends Source> sources) {
        return sources.stream().flatMap(source -> describe(source, of(source)).stream()).toList();
    }

    private SortedMap<Integer, List<Purged>> purged(Source source) {
        SortedMap<Integer, List<Purged>> purged = new TreeMap<>();
        for (String contract : source.contracts()) {
            byContract.getOrDefault(contract, Collections.emptySortedMap()).forEach((year, deliveries) ->
                    (source instanceof Derived derived ? derived.years(contract, List.of(year)) : List.of(year)).forEach(of ->
                            purged.merge(of, deliveries, (one, other) -> Stream.concat(one.stream(), other.stream()).distinct().toList())));
        }
        return purged;
    }
}
