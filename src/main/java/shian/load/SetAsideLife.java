package shian.load;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.fact.FactTable;
import shian.work.Run;
import shian.work.StaleMarks;
import shian.work.Units;

/** What time and later deliveries make of rows that were set aside; people waive them. */
final class SetAsideLife {

    private final Units units;
    private final JdbcClient jdbc;
    private final Run run;

    SetAsideLife(Units units, Run run) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.run = run;
    }

    /**
     * Settles what was set aside before a delivery that now counts: a row whose key it accepted is CORRECTED, and so is
     * one whose key is unknown if the delivery set no row aside; the others are SUPERSEDED.
     *
     * @param superseded the deliveries that counted until now
     */
    void settle(Delivery delivery, Contract contract, FactTable facts, List<Delivery> superseded, Reading reading) {
        Long[] before = before(delivery, superseded);
        if (before.length > 0) {
            boolean clean = reading.quarantined() == 0;
            jdbc.sql("""
                    with standing as (
                        select delivery_id, line, row_key from intake.quarantine
                        where delivery_id = any(:before) and state in ('OPEN', 'WAIVED')),
                    accepted as (select distinct row_key from (%s) k join standing using (row_key))
                    update intake.quarantine q set waived_why = null, waived_until = null, resolved_by = :delivery,
                           moved_at = :now, moved_by = :by,
                           state = case when a.row_key is not null or s.row_key is null and :clean then 'CORRECTED'
                                        else 'SUPERSEDED' end
                    from standing s left join accepted a using (row_key)
                    where q.delivery_id = s.delivery_id and q.line = s.line""".formatted(facts.keysOfDelivery()))
                    .param("before", before).param("delivery", delivery.id()).param("clean", clean)
                    .param("now", units.now()).param("by", "run " + run.id()).update();
            jdbc.sql("""
                    update intake.quarantine_rest set state = case when :clean then 'CORRECTED' else 'SUPERSEDED' end
                    where delivery_id = any(:before) and state = 'OPEN'""")
                    .param("before", before).param("clean", clean).update();
        }
        if (before.length > 0 || reading.quarantined() > 0) {
            // the bounds of the values move even where no measure does
            new StaleMarks(units, run.catalog()).drawnFrom(Set.of(contract.id()));
        }
    }

    /** A later file of the same scope that was sent back too says anew what is wrong: the rows of the earlier ones are SUPERSEDED. */
    void settleRefused(Delivery refused) {
        Long[] before = before(refused, List.of());
        jdbc.sql("""
                update intake.quarantine set state = 'SUPERSEDED', waived_why = null, waived_until = null, resolved_by = :delivery,
                       moved_at = :now, moved_by = :by
                where delivery_id = any(:before) and state in ('OPEN', 'WAIVED')""")
                .param("before", before).param("delivery", refused.id()).param("now", units.now())
                .param("by", "run " + run.id()).update();
        jdbc.sql("update intake.quarantine_rest set state = 'SUPERSEDED' where delivery_id = any(:before) and state = 'OPEN'")
                .param("before", before).update();
    }

    /** Deliveries with rows that stand: those that are superseded, and those of the same scope that were refused before. */
    private Long[] before(Delivery delivery, List<Delivery> superseded) {
        return jdbc.sql("""
                select delivery_id from intake.delivery d join intake.arrival using (arrival_id)
                where (delivery_id = any(:superseded)
                       or state = 'REFUSED' and delivery_id < :delivery and feed = :feed and kind = :kind
                          and division_code = :division and period <@ daterange(:from, :to, '[]')
                          and (part = :part or arrival_id <> :arrival and '' in (part, :part))
                          and (version is null or :version::int is null or version <= :version))
                  and (exists (select from intake.quarantine q
                               where q.delivery_id = d.delivery_id and q.state in ('OPEN', 'WAIVED'))
                       or exists (select from intake.quarantine_rest r
                                  where r.delivery_id = d.delivery_id and r.state = 'OPEN'))""")
                .param("superseded", superseded.stream().map(Delivery::id).toArray(Long[]::new))
                .param("delivery", delivery.id()).param("feed", delivery.feed()).param("kind", delivery.kind())
                .param("division", delivery.division()).param("from", delivery.from()).param("to", delivery.to())
                .param("part", delivery.part()).param("arrival", delivery.arrival())
                .param("version", delivery.version(), java.sql.Types.INTEGER)
                .query(Long.class).list().toArray(Long[]::new);
    }

    /** Opens what was waived until a day that has passed. */
    void expire() {
        List<String> contracts = jdbc.sql("""
                with expired as (
                    update intake.quarantine set state = 'OPEN', waived_why = null, waived_until = null, moved_at = :now,
                           moved_by = :by
                    where state = 'WAIVED' and waived_until < :today returning delivery_id)
                select distinct feed || '/' || kind from expired join intake.delivery using (delivery_id)""")
                .param("now", units.now()).param("by", "run " + run.id()).param("today", run.businessDate())
                .query(String.class).list();
        new StaleMarks(units, run.catalog()).drawnFrom(Set.copyOf(contracts));
    }
}
