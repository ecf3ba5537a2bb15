package shian.load;

import java.time.LocalDate;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Periods;
import shian.message.Message;
import shian.message.MessageJson;
import shian.work.Run;
import shian.work.Units;

/**
 * Divides what is to be loaded into units, such that no two of them touch the same predecessor; the list is stored
 * before the stage and counted after it. A unit is a chain of overlapping periods of one family.
 */
public final class LoadPlan {

    private static final Comparator<Delivery> OLDER_FIRST = Comparator
            .comparing(Delivery::from).thenComparing(Delivery::to)
            .thenComparing(Delivery::run).thenComparing(d -> d.version() == null ? 0 : d.version())
            .thenComparing(Delivery::arrival).thenComparing(Delivery::id);

    /** What waits or failed; and, where a threshold is raised, what was refused for a share up to that. */
    private static final String WAITING = """
            where d.state in ('RECEIVED', 'FAILED') or exists (
                select from intake.refused_for_bad_rows b join intake.content c on c.sha256 = d.sha256 and c.removed_at is null
                where b.delivery_id = d.delivery_id and b.share <= :raised and b.good > 0 and b.replaced_by is null)
            order by 1""";

    private final Units units;

    public LoadPlan(Units units) {
        this.units = units;
    }

    /** Stores the units of a run; those of an earlier attempt of it that are not done are planned anew. */
    public int store(Run run) {
        return units.inRun(run, () -> {
            units.jdbc().sql("delete from control.load_unit where run_id = :run").param("run", run.id()).update();
            Replays replays = new Replays(units, run);
            List<Delivery> waiting = replays.isReplay() ? replays.toTryAnew()
                    : waiting(units.jdbc(), run.catalog(), run.only(), raised(run));
            tryAgain(run, waiting);
            waiting = withoutCopies(run, waiting);
            List<Delivery> ordered = setAsideAmbiguous(run, waiting);
            ordered.addAll(replays.toReadAgain());
            List<List<Delivery>> chains = chains(ordered);
            for (int i = 0; i < chains.size(); i++) {
                units.jdbc().sql("insert into control.load_unit (run_id, unit, deliveries) values (:run, :unit, :deliveries)")
                        .param("run", run.id()).param("unit", i + 1)
                        .param("deliveries", chains.get(i).stream().map(Delivery::id).toArray(Long[]::new)).update();
            }
            return chains.size();
        });
    }

    /**
     * A content that was superseded reinstates itself when it comes again, unless what counts in its place came again in the same
     * run: then the whole inbox was copied, and its order is the known one.
     */
    private List<Delivery> withoutCopies(Run run, List<Delivery> waiting) {
        Map<Long, Long> countingInstead = new HashMap<>();
        units.jdbc().sql("""
                select d.delivery_id, l.delivery_id
                from intake.delivery d
                join intake.arrival a using (arrival_id)
                join intake.delivery l on l.state in ('LOADED', 'PURGED') and l.sha256 <> d.sha256
                    and (l.feed, l.kind, l.division_code, l.period, l.part) = (d.feed, d.kind, d.division_code, d.period, d.part)
                where d.state = 'RECEIVED' and d.delivery_id = any(:waiting)
                  and exists (select from intake.arrival n where n.run_id = a.run_id and n.sha256 = l.sha256
                              and not exists (select from intake.delivery u where u.arrival_id = n.arrival_id and u.inside = l.inside
                                              and u.state = 'UNRECOGNISED'))
                  and exists (select from intake.delivery o
                              where o.state = 'SUPERSEDED' and o.delivery_id < l.delivery_id and o.sha256 = d.sha256 and o.inside = d.inside
                                and (o.feed, o.kind, o.division_code, o.period, o.part) = (d.feed, d.kind, d.division_code, d.period, d.part))""")
                .param("waiting", waiting.stream().map(Delivery::id).toArray(Long[]::new))
                .query((row, n) -> countingInstead.put(row.getLong(1), row.getLong(2))).list();
        Ledger ledger = new Ledger(units, run);
        waiting.stream().filter(delivery -> countingInstead.containsKey(delivery.id())).forEach(delivery ->
                units.jdbc().sql(Delivery.SELECT + "where d.delivery_id = :delivery").param("delivery", countingInstead.get(delivery.id()))
                        .query(Delivery::of).list().forEach(counting -> ledger.supersedeUnloaded(delivery, counting)));
        return waiting.stream().filter(delivery -> !countingInstead.containsKey(delivery.id())).toList();
    }

    /** What failed before, or what people have tried anew, is loaded like anything that waits. */
    private void tryAgain(Run run, List<Delivery> deliveries) {
        Ledger ledger = new Ledger(units, run);
        List<Long> again = units.jdbc().sql("""
                update intake.delivery set state = 'RECEIVED', reasons = '[]', settled_at = null, settled_run = null
                where state <> 'RECEIVED' and delivery_id = any(:deliveries) returning delivery_id""")
                .param("deliveries", deliveries.stream().map(Delivery::id).toArray(Long[]::new)).query(Long.class).list();
        again.forEach(ledger::clear);
    }

    /**
     * The deliveries that a run would load of those that are there.
     *
     * @param raised share of bad rows up to which it takes what a contract would refuse; null if contracts decide alone
     */
    public static List<Long> waitingNow(JdbcClient jdbc, Catalog catalog, Run.Selection only, BigDecimal raised) {
        return waiting(jdbc, catalog, only, raised).stream().map(Delivery::id).toList();
    }

    private static List<Delivery> waiting(JdbcClient jdbc, Catalog catalog, Run.Selection only, BigDecimal raised) {
        return jdbc.sql(Delivery.SELECT + WAITING).param("raised", raised, Types.NUMERIC).query(Delivery::of).list().stream()
                .filter(d -> only.takes(catalog, d.feed(), d.kind(), d.division(), new Periods.Span(d.from(), d.to()))).toList();
    }

    private BigDecimal raised(Run run) {
        return units.jdbc().sql("select refuse_above from control.run where run_id = :run").param("run", run.id())
                .query(BigDecimal.class).optional().orElse(null);
    }

    /** Two of one night that nothing puts in order both wait; a later one for their scope will settle it. */
    private List<Delivery> setAsideAmbiguous(Run run, List<Delivery> waiting) {
        List<Delivery> ordered = new ArrayList<>(waiting);
        Map<String, List<Delivery>> families = families(waiting);
        for (Delivery delivery : waiting) {
            List<Delivery> meeting = families.get(delivery.family()).stream().filter(other -> other.meets(delivery)).toList();
            List<Delivery> rivals = meeting.stream()
                    .filter(other -> other != delivery && Supersession.isAmbiguous(delivery, other)).toList();
            // a rival that a third, newer version supersedes anyway is no rival
            boolean settled = meeting.stream().anyMatch(other -> other.samePeriod(delivery) && other.version() != null
                    && delivery.version() != null && other.version() > delivery.version());
            if (!rivals.isEmpty() && !settled) {
                ordered.remove(delivery);
                units.jdbc().sql("""
                        update intake.delivery set state = 'AMBIGUOUS', reasons = :reasons::jsonb, settled_at = :now,
                               settled_run = :run
                        where delivery_id = :delivery""")
                        .param("reasons", MessageJson.write(List.of(Message.of("load.ambiguous", delivery.path(),
                                rivals.stream().map(Delivery::path).collect(Collectors.joining(", "))))))
                        .param("now", units.now()).param("run", run.id()).param("delivery", delivery.id()).update();
            }
        }
        return ordered;
    }

    private static Map<String, List<Delivery>> families(List<Delivery> deliveries) {
        return deliveries.stream().collect(Collectors.groupingBy(Delivery::family, LinkedHashMap::new, Collectors.toList()));
    }

    static List<List<Delivery>> chains(List<Delivery> deliveries) {
        List<List<Delivery>> chains = new ArrayList<>();
        for (List<Delivery> family : families(deliveries).values()) {
            List<Delivery> chain = null;
            LocalDate until = LocalDate.MIN;
            for (Delivery delivery : family.stream().sorted(OLDER_FIRST).toList()) {
                if (chain == null || delivery.from().isAfter(until)) {
                    chain = new ArrayList<>();
                    chains.add(chain);
                    until = delivery.to();
                }
                chain.add(delivery);
                until = until.isAfter(delivery.to()) ? until : delivery.to();
            }
        }
        chains.forEach(chain -> chain.sort(Comparator.comparing(Delivery::run)
                .thenComparing(d -> d.to().toEpochDay() - d.from().toEpochDay()).thenComparing(OLDER_FIRST)));
        return chains;
    }
}
