package shian.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Due;
import shian.work.Run;
import shian.work.StaleMarks;
import shian.work.Units;

/** How many periods were due from whom by the business date, and for how many a delivery counts. */
final class Coverage {

    private record Key(String feed, String kind, String division, int year) {
    }

    private record Share(int due, int delivered) {
    }

    private record Span(LocalDate from, LocalDate to) {
    }

    private final Units units;
    private final JdbcClient jdbc;

    Coverage(Units units) {
        this.units = units;
        this.jdbc = units.jdbc();
    }

    /** Brings the table up to date; what depends on a feed whose coverage moved is stale. Gives the number of rows moved. */
    long update(Run run, List<Division> participants) {
        return units.inRun(run, () -> {
            Map<Key, Share> before = stored();
            Map<Key, Share> now = compute(run, participants);
            Set<Key> moved = new HashSet<>(now.keySet());
            moved.removeIf(key -> now.get(key).equals(before.get(key)));
            Set<Key> gone = new HashSet<>(before.keySet());
            gone.removeAll(now.keySet());
            write(moved, gone, now);
            Set<String> contracts = new HashSet<>();
            moved.forEach(key -> contracts.add(Contract.id(key.feed, key.kind)));
            gone.forEach(key -> contracts.add(Contract.id(key.feed, key.kind)));
            if (!contracts.isEmpty()) {
                new StaleMarks(units, run.catalog()).dependents(run.catalog().measures().values().stream()
                        .filter(m -> run.catalog().sourceOf(m).contracts().stream().anyMatch(contracts::contains)).map(m -> m.name()).toList());
            }
            return (long) moved.size() + gone.size();
        });
    }

    private void write(Set<Key> moved, Set<Key> gone, Map<Key, Share> now) {
        JdbcTemplate template = new JdbcTemplate(units.dataSource());
        template.batchUpdate("delete from warehouse.coverage where feed = ? and kind = ? and division_code = ? and year = ?",
                gone.stream().map(key -> new Object[] {key.feed, key.kind, key.division, key.year}).toList());
        template.batchUpdate("""
                insert into warehouse.coverage (feed, kind, division_code, year, due, delivered) values (?, ?, ?, ?, ?, ?)
                on conflict (feed, kind, year, division_code)
                    do update set due = excluded.due, delivered = excluded.delivered""",
                moved.stream().map(key -> new Object[] {key.feed, key.kind, key.division, key.year, now.get(key).due,
                    now.get(key).delivered}).toList());
    }

    private Map<Key, Share> stored() {
        Map<Key, Share> stored = new HashMap<>();
        jdbc.sql("select feed, kind, division_code, year, due, delivered from warehouse.coverage").query((row, n) ->
                stored.put(new Key(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)),
                        new Share(row.getInt(5), row.getInt(6)))).list();
        return stored;
    }

    private Map<Key, Share> compute(Run run, List<Division> participants) {
        Map<String, TreeMap<LocalDate, Span>> delivered = new HashMap<>();
        jdbc.sql("""
                select feed, kind, division_code, lower(r), upper(r) - 1 from (
                    select feed, kind, division_code, unnest(range_agg(period)) as r
                    from intake.delivery where state = 'LOADED' group by feed, kind, division_code) u""")
                .query((row, n) -> delivered.computeIfAbsent(row.getString(1) + "/" + row.getString(2) + "/" + row.getString(3),
                        k -> new TreeMap<>()).put(row.getObject(4, LocalDate.class),
                        new Span(row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class)))).list();
        Map<Key, Share> coverage = new HashMap<>();
        for (Contract contract : run.catalog().contracts().values()) {
            List<Due.Period> periods = contract.due().map(due -> due.dueBy(run.businessDate())).orElse(List.of());
            for (Division division : owners(participants, contract)) {
                TreeMap<LocalDate, Span> spans = delivered.getOrDefault(contract.id() + "/" + division.code(), new TreeMap<>());
                for (Due.Period period : periods.stream().filter(p -> division.isOn(p.from()) || division.isOn(p.to())).toList()) {
                    // how things stood on any day of the period is what was owed for it
                    Map.Entry<LocalDate, Span> span = spans.floorEntry(contract.isState() ? period.to() : period.from());
                    LocalDate needed = contract.isState() ? period.from() : period.to();
                    int covered = span != null && !span.getValue().to.isBefore(needed) ? 1 : 0;
                    coverage.merge(new Key(contract.feed(), contract.kind(), division.code(), period.from().getYear()),
                            new Share(1, covered), (a, b) -> new Share(a.due + b.due, a.delivered + b.delivered));
                }
            }
        }
        return coverage;
    }

    /** Who owes a feed: every county-level unit, or every city, of those that take part. */
    static List<Division> owners(List<Division> participants, Contract contract) {
        List<Division> owners = new ArrayList<>();
        for (Division division : participants) {
            boolean county = division.level() == Division.Level.COUNTY || division.level() == Division.Level.ZONE;
            if (contract.deliveredBy() == Division.Level.CITY ? division.level() == Division.Level.CITY : county) {
                owners.add(division);
            }
        }
        return owners;
    }
}
