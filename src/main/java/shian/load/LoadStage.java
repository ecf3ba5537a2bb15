package shian.load;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shian.content.Archive;
import shian.fact.FactTable;
import shian.message.Message;
import shian.message.MessageJson;
import shian.message.ShianException;
import shian.work.Breakpoint;
import shian.work.FailureMessage;
import shian.work.LogContext;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.StopRequested;
import shian.work.Units;

/** The load stage: workers take one stored unit after the other until none is left. */
public final class LoadStage {

    private static final Logger LOG = LoggerFactory.getLogger(LoadStage.class);

    private final Units units;
    private final Archive archive;
    private final Duration readTime;

    /** @param readTime how long a delivery may be read */
    public LoadStage(Units units, Archive archive, Duration readTime) {
        this.units = units;
        this.archive = archive;
        this.readTime = readTime;
    }

    /** Before the workers begin: partitions of the fact tables for every year that may come, and waivers that are over. */
    public void prepare(Run run) {
        units.inRun(run, () -> new SetAsideLife(units, run).expire());
        record Years(String feed, String kind, LocalDate from, LocalDate to) {
        }
        List<Years> years = units.jdbc().sql("""
                select feed, kind, min(lower(period)), max(upper(period) - 1) from intake.delivery
                where state = 'RECEIVED' group by feed, kind""")
                .query((row, n) -> new Years(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class))).list();
        for (Years span : years) {
            run.catalog().contract(span.feed(), span.kind()).ifPresent(contract -> units.inRun(run, () ->
                    new FactTable(units.jdbc(), contract).ensurePartitions(span.from(), span.to())));
        }
    }

    /** What one worker does: units of work are deliveries; a defect or I/O error fails its delivery, not the stage. */
    public void work(Run run) {
        DeliveryLoad load = new DeliveryLoad(units, archive, readTime, run);
        for (Optional<Unit> unit = take(run, 0); unit.isPresent(); unit = take(run, unit.get().number())) {
            for (long delivery : unit.get().deliveries()) {
                LogContext.DELIVERY.during(delivery, () -> work(run, load, delivery));
            }
        }
    }

    private void work(Run run, DeliveryLoad load, long delivery) {
        try {
            load.load(delivery);
            Breakpoint.LOAD_COMMITTED.reached();
        } catch (StopRequested e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            fail(run, delivery, e);
        }
    }

    private record Unit(int number, List<Long> deliveries) {
    }

    /** Takes a unit and, in the same transaction, settles the one that is done; 0 if there is none. */
    private Optional<Unit> take(Run run, int done) {
        return units.inRun(run, () -> {
            units.jdbc().sql("update control.load_unit set done_at = :now where run_id = :run and unit = :unit")
                    .param("now", units.now()).param("run", run.id()).param("unit", done).update();
            return next(run);
        });
    }

    private Optional<Unit> next(Run run) {
        return units.jdbc().sql("""
                update control.load_unit set epoch = :epoch
                where run_id = :run and unit = (
                    select unit from control.load_unit
                    where run_id = :run and done_at is null and epoch is distinct from :epoch
                    order by unit limit 1 for update skip locked)
                returning unit, deliveries""")
                .param("epoch", run.epoch()).param("run", run.id())
                .query((row, n) -> new Unit(row.getInt(1), List.of((Long[]) row.getArray(2).getArray()))).optional();
    }

    private void fail(Run run, long delivery, Throwable cause) {
        if (cause instanceof ShianException known && known.category() == ShianException.Category.STATE) {
            throw known;
        }
        LOG.error("delivery {} is not loaded", delivery, cause);
        Message message = FailureMessage.of(cause);
        // if this fails too the database is away: the stage fails, and the delivery stays RECEIVED
        units.inRun(run, () -> new Ledger(units, run).failed(delivery, message));
    }

    /** What the stage did, counted in the ledger; every stored unit must be done. */
    public StageResult result(Run run) {
        long open = units.jdbc().sql("select count(*) from control.load_unit where run_id = :run and done_at is null")
                .param("run", run.id()).query(Long.class).single();
        if (open > 0) {
            throw ShianException.defect(null, "load.units-left", open);
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        units.jdbc().sql("""
                select s.state, count(d.delivery_id)
                from unnest(array['LOADED', 'REFUSED', 'FAILED', 'SUPERSEDED', 'AMBIGUOUS', 'WAITING', 'NOT_COUNTED']) with ordinality s(state, n)
                left join intake.delivery d on d.state = s.state and d.settled_run = :run
                group by s.state, s.n order by s.n""")
                .param("run", run.id()).query((row, n) -> counts.put(row.getString(1).toLowerCase().replace('_', '-'),
                        row.getLong(2))).list();
        units.jdbc().sql("""
                select coalesce(sum(rows_read), 0), coalesce(sum(accepted), 0), coalesce(sum(quarantined), 0),
                       coalesce(sum(duplicate), 0), coalesce(sum(non_data), 0)
                from intake.delivery where settled_run = :run and state in ('LOADED', 'REFUSED')""")
                .param("run", run.id()).query((row, n) -> {
                    String[] kinds = {"rows-read", "rows-accepted", "rows-quarantined", "rows-duplicate", "rows-non-data"};
                    for (int i = 0; i < kinds.length; i++) {
                        counts.put(kinds[i], row.getLong(i + 1));
                    }
                    return null;
                }).list();
        return new StageResult(counts, problems(run));
    }

    private List<Message> problems(Run run) {
        return units.jdbc().sql("""
                select delivery_id, path, d.reasons::text from intake.delivery d join intake.arrival using (arrival_id)
                where state = 'FAILED' and settled_run = :run
                union all
                select delivery_id, path, r.reasons::text from control.replay r join intake.arrival using (arrival_id)
                where r.run_id = :run and outcome = 'FAILED' order by 1""").param("run", run.id())
                .query((row, n) -> MessageJson.read(row.getString(3)).get(0)
                        .at("#" + row.getLong(1) + " " + row.getString(2))).list();
    }
}
