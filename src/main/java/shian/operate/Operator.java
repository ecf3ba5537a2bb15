package shian.operate;

import java.util.List;
import java.util.Map;
import shian.catalog.Catalog;
import shian.message.Message;
import shian.message.ShianException;
import shian.night.Night;
import shian.night.RunLedger;
import shian.night.RunListener;
import shian.work.Units;

/** What a person can do to runs: preview, authority, reason, record; then the night does it. */
public final class Operator {

    private static final String CRASHED = "CRASHED";

    private final Night night;
    private final RunLedger ledger;
    private final Units units;
    private final Actions actions;

    public Operator(Night night, RunLedger ledger, Units units) {
        this.night = night;
        this.ledger = ledger;
        this.units = units;
        this.actions = new Actions(units);
    }

    /** What a rerun would do; refuses as the rerun itself would. */
    public Message previewRerun(long runId) {
        night.refuseIfActive();
        RunLedger.Entry entry = restartable(runId);
        long failed = units.jdbc().sql("select count(*) from intake.delivery where state = 'FAILED'").query(Long.class).single();
        long waiting = units.jdbc().sql("select count(*) from intake.delivery where state = 'RECEIVED'").query(Long.class).single();
        long stale = units.jdbc().sql("select count(*) from control.stale").query(Long.class).single();
        return Message.of("operate.rerun-preview", entry.id(), entry.isActive() ? CRASHED : entry.state(), failed, waiting, stale);
    }

    /** The same run again, from what is left of it. */
    public RunLedger.Entry rerun(long runId, String reason, String actor, Catalog catalog, RunListener listener) {
        String why = Actions.required("rerun", reason);
        return night.restart(runId, catalog, listener, this::restartable, entry -> actions.record(actor, "rerun",
                "run " + entry.id(), why, Map.of("state", entry.state()), Map.of("state", "RUNNING")));
    }

    private RunLedger.Entry restartable(long runId) {
        RunLedger.Entry entry = ledger.find(runId).orElseThrow(() -> ShianException.usage("operate.run-unknown", runId));
        if (!entry.isRestartable() && !entry.isActive()) {
            throw ShianException.state("operate.run-not-restartable", runId, entry.state());
        }
        ledger.doneAfter(entry).ifPresent(later -> {
            throw ShianException.state("operate.run-overtaken", runId, entry.state(), later.id());
        });
        return entry;
    }

    /** Asks the active run to stop after the unit in hand. */
    public RunLedger.Entry stop(String reason, String actor, boolean dryRun) {
        RunLedger.Entry active = ledger.active().orElseThrow(() -> ShianException.state("operate.nothing-runs"));
        if (!night.isAlive()) {
            throw ShianException.state("operate.stop-dead", active.id(), active.host(), active.process());
        }
        String why = Actions.required("stop", reason);
        if (!dryRun) {
            units.alone(() -> {
                ledger.requestStop(active.id(), active.epoch());
                actions.record(actor, "stop", "run " + active.id(), why, Map.of("state", active.state()),
                        Map.of("state", "stop requested"));
            });
        }
        return active;
    }

    /** Marks runs whose process is gone as CRASHED; refused while one is alive. */
    public List<RunLedger.Entry> recover(String reason, String actor) {
        String why = Actions.required("recover", reason);
        return night.recover(run -> actions.record(actor, "recover", "run " + run.id(), why,
                Map.of("state", run.state()), Map.of("state", CRASHED)));
    }

    /** The runs that {@link #recover} would mark; refuses as it would. */
    public List<RunLedger.Entry> previewRecover() {
        night.refuseIfActive();
        return ledger.active().stream().toList();
    }

    /** Whether a run says RUNNING and no process does it any more. */
    public boolean isDead(RunLedger.Entry run) {
        return run.isActive() && !night.isAlive();
    }
}
