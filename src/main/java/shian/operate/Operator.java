package shian.operate;

import java.util.List;
import java.util.Map;
import shian.message.ShianException;
import shian.night.Night;
import shian.night.RunLedger;
import shian.work.Units;

/** What a person can do to a run that is active, or says so: stop it, or recover it once its process is gone. */
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

    /** Asks the active run to stop after the unit in hand. */
    public RunLedger.Entry stop(String reason, String actor, boolean dryRun) {
        RunLedger.Entry active = ledger.active().orElseThrow(() -> ShianException.state("operate.nothing-runs"));
        if (!night.isAlive()) {
            throw ShianException.state("operate.stop-dead", active.id(), active.host(), active.process());
        }
        if (!dryRun) {
            String why = Actions.required("stop", reason);
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
