package shian.load;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.Message;
import shian.message.MessageJson;
import shian.work.Run;
import shian.work.Units;

/** The deliveries that a run reads again since a person chose them. */
final class Replays {

    private static final String CHOSEN = """
            where exists (select from control.replay r where r.run_id = :run and r.delivery_id = d.delivery_id) and\s""";

    private final JdbcClient jdbc;
    private final Run run;
    private final Ledger ledger;

    Replays(Units units, Run run) {
        this.ledger = new Ledger(units, run);
        this.jdbc = units.jdbc();
        this.run = run;
    }

    /** Whether the run reads chosen deliveries and nothing else. */
    boolean isReplay() {
        return jdbc.sql("select exists (select from control.replay where run_id = :run)").param("run", run.id())
                .query(Boolean.class).single();
    }

    /** Those that do not count and have not been tried anew by this run; and tables that were not recognised and are now. */
    List<Delivery> toTryAnew() {
        return jdbc.sql(Delivery.SELECT + CHOSEN + """
                (d.state in ('RECEIVED', 'FAILED')
                 or d.state in ('REFUSED', 'AMBIGUOUS', 'NOT_COUNTED') and d.settled_run is distinct from :run)
                or d.state in ('RECEIVED', 'FAILED') and exists (
                    select from control.replay r
                    where r.run_id = :run and r.arrival_id = d.arrival_id and r.state_before = 'UNRECOGNISED')
                order by 1""").param("run", run.id()).query(Delivery::of).list();
    }

    /** Those that count and have not been read again by this run. */
    List<Delivery> toReadAgain() {
        return jdbc.sql(Delivery.SELECT + CHOSEN + """
                d.state = 'LOADED' and d.settled_run is distinct from :run
                order by 1""").param("run", run.id()).query(Delivery::of).list();
    }

    /** Read again it would not count: it stays as it is. */
    void kept(long delivery, List<Message> reasons) {
        end(delivery, "KEPT", reasons);
    }

    /** It counts as before, and could not be read again. */
    void failed(long delivery, Message cause) {
        end(delivery, "FAILED", List.of(cause));
    }

    /** Takes away what the earlier reading of a delivery that counts left with it, but for what people waived. */
    void putAside(Delivery delivery) {
        jdbc.sql("drop table if exists pg_temp.waived_before").update();
        jdbc.sql("create temporary table waived_before on commit drop as select * from intake.quarantine "
                + "where state = 'WAIVED' and delivery_id = " + delivery.id()).update();
        ledger.clear(delivery.id());
    }

    /** It was read again: what people waived stays so where the row has the same reasons. */
    void done(Delivery delivery) {
        jdbc.sql("""
                update intake.quarantine q set state = b.state, moved_at = b.moved_at, moved_by = b.moved_by,
                       waived_why = b.waived_why, waived_until = b.waived_until
                from pg_temp.waived_before b
                where q.delivery_id = b.delivery_id and q.line = b.line and q.reasons = b.reasons""").update();
        end(delivery.id(), null, List.of());
    }

    private void end(long delivery, String outcome, List<Message> reasons) {
        jdbc.sql("""
                update control.replay r set outcome = :outcome, reasons = :reasons::jsonb
                where run_id = :run and delivery_id = :delivery
                  and exists (select from intake.delivery d where d.delivery_id = r.delivery_id and d.state = 'LOADED')""")
                .param("outcome", outcome, java.sql.Types.VARCHAR).param("reasons", MessageJson.write(reasons))
                .param("run", run.id()).param("delivery", delivery).update();
    }
}
