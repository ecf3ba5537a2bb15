package shian.operate;

import java.util.List;
import java.util.Map;
import shian.catalog.Catalog;
import shian.message.Message;
import shian.message.ShianException;
import shian.night.Night;
import shian.night.RunLedger;
import shian.night.RunListener;
import shian.night.RunRequest;
import shian.work.Units;

/** What a person can do to runs: preview, authority, reason, record; then the night does it. */
public final class Operator {

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

    /** A new run, recorded under the one who asked for it. */
    public RunLedger.Entry run(RunRequest request, Catalog catalog, RunListener listener) {
        if (!catalog.jobs().containsKey(request.job())) {
            throw ShianException.usage("operate.job-unknown", request.job(), String.join(", ", catalog.jobs().keySet()));
        }
        if (request.inbox() == null && catalog.jobs().get(request.job()).stages().contains("receive")) {
            throw ShianException.usage("operate.inbox-missing", request.job());
        }
        RunLedger.Entry entry = night.start(request, catalog, listener);
        units.alone(() -> actions.record(request.actor(), "run", "run " + entry.id(), null, null,
                Map.of("state", entry.state(), "business_date", entry.businessDate().toString())));
        return entry;
    }

    /** What a rerun would do; refuses as the rerun itself would. */
    public Message previewRerun(long runId) {
        RunLedger.Entry entry = restartable(runId);
        long failed = units.jdbc().sql("select count(*) from intake.delivery where state = 'FAILED'").query(Long.class).single();
        long waiting = units.jdbc().sql("select count(*) from intake.delivery where state = 'RECEIVED'").query(Long.class).single();
        long stale = units.jdbc().sql("select count(*) from control.stale").query(Long.class).single();
        return Message.of("operate.rerun-preview", entry.id(), entry.state(), failed, waiting, stale);
    }

    /** The same run again, from what is left of it. */
    public RunLedger.Entry rerun(long runId, String reason, String actor, Catalog catalog, RunListener listener) {
        String why = Actions.required("rerun", reason);
        return night.restart(runId, catalog, listener, id -> {
            RunLedger.Entry entry = restartable(id);
            units.alone(() -> actions.record(actor, "rerun", "run " + id, why, Map.of("state", entry.state()),
                    Map.of("state", "RUNNING")));
            return entry;
        });
    }

    private RunLedger.Entry restartable(long runId) {
        RunLedger.Entry entry = ledger.find(runId).orElseThrow(() -> ShianException.usage("operate.run-unknown", runId));
        if (!entry.isRestartable() && !entry.state().equals("RUNNING")) {
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
        String why = Actions.required("stop", reason);
        if (!dryRun) {
            units.alone(() -> {
                ledger.requestStop(active);
                actions.record(actor, "stop", "run " + active.id(), why, Map.of("state", active.state()),
                        Map.of("state", "stop requested"));
            });
        }
        return active;
    }

    /** Marks runs whose process is gone as CRASHED; refused while one is alive. */
    public List<RunLedger.Entry> recover(String reason, String actor, RunListener listener) {
        String why = Actions.required("recover", reason);
        List<RunLedger.Entry> crashed = night.recover(listener);
        crashed.forEach(run -> units.alone(() -> actions.record(actor, "recover", "run " + run.id(), why,
                Map.of("state", "RUNNING"), Map.of("state", "CRASHED"))));
        return crashed;
    }
}
