package shian.night;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import shian.catalog.Catalog;
import shian.load.LoadPlan;
import shian.message.Message;
import shian.message.ShianException;
import shian.store.Store;
import shian.work.FailureMessage;
import shian.work.LogContext;
import shian.work.Run;
import shian.work.StopRequested;
import shian.work.Units;

/** Executes runs: one at a time, under the lock, fenced; takes over what a dead process left behind. */
public final class Night {

    private static final Logger LOG = LoggerFactory.getLogger(Night.class);

    private final Store store;
    private final Units units;
    private final RunLedger ledger;
    private final BatchExecutions batch;
    private final NightStages stages;
    private final int workers;
    private final Duration patience;
    private volatile boolean atWork;
    private volatile boolean ending;
    private volatile Executing executing;

    private record Executing(Run run, RunListener listener, AtomicBoolean askedToStop) {
    }

    /**
     * Runs on a store.
     *
     * @param workers  how many deliveries are loaded at the same time
     * @param patience how long a process that is told to end waits for the unit in hand
     */
    public Night(Store store, Units units, RunLedger ledger, JobOperator operator, JobRepository repository,
                 NightStages stages, int workers, Duration patience) {
        this.store = store;
        this.units = units;
        this.ledger = ledger;
        this.batch = new BatchExecutions(operator, repository);
        this.stages = stages;
        this.workers = workers;
        this.patience = patience;
    }

    /**
     * A new run.
     *
     * @param record keeps who asked for it, in the transaction that enters the run
     * @return the run as it ended
     * @throws ShianException of category STATE if another run is active, of category USAGE if the catalogue and the
     *                        database do not fit
     */
    public RunLedger.Entry start(RunRequest request, Catalog catalog, RunListener listener, LongConsumer record) {
        return underLock(listener, crashed -> { }, () -> {
            new CatalogTables(units).check(catalog);
            return execute(units.alone(() -> {
                Run run = ledger.begin(request, catalog, host(), ProcessHandle.current().pid());
                record.accept(run.id());
                return run;
            }), Part.WHOLE, listener);
        });
    }

    /**
     * A new run for what is owed.
     *
     * @param owed looks at what is owed once nobody else can run; empty if nothing is any more
     * @return the run as it ended; empty if there was none
     * @throws ShianException as {@link #start} does
     */
    public Optional<RunLedger.Entry> startOwed(Supplier<Optional<RunRequest>> owed, Catalog catalog, RunListener listener) {
        return underLock(listener, crashed -> { }, () -> owed.get().map(request -> {
            new CatalogTables(units).check(catalog);
            return execute(ledger.begin(request, catalog, host(), ProcessHandle.current().pid()), Part.WHOLE, listener);
        }));
    }

    /**
     * The same run again, from what is left of it.
     *
     * @param check  looks at the run once nobody else can change it, and refuses
     * @param record keeps who asked for it, in the transaction that takes the run up again
     */
    public RunLedger.Entry restart(long runId, Catalog catalog, RunListener listener,
                                   LongFunction<RunLedger.Entry> check, Consumer<RunLedger.Entry> record) {
        return restart(runId, Part.WHOLE, catalog, listener, check, record);
    }

    /**
     * Which part of a run is gone on with.
     *
     * @param first the stage to begin with; empty for the first of the job
     * @param only  limits in place of the run's own; empty for those
     */
    public record Part(Optional<String> first, Optional<Run.Selection> only) {
        static final Part WHOLE = new Part(Optional.empty(), Optional.empty());
    }

    /** The same run again, or a part of it. */
    public RunLedger.Entry restart(long runId, Part part, Catalog catalog, RunListener listener,
                                   LongFunction<RunLedger.Entry> check, Consumer<RunLedger.Entry> record) {
        return underLock(listener, crashed -> { }, () -> {
            RunLedger.Entry entry = check.apply(runId);
            new CatalogTables(units).check(catalog);
            batch.makeRestartable(entry);
            return execute(units.alone(() -> {
                record.accept(entry);
                return ledger.restart(entry, part.only.orElse(entry.only()), catalog, host(), ProcessHandle.current().pid());
            }), part, listener);
        });
    }

    /**
     * Marks runs whose process is gone as CRASHED; refused while one is alive.
     *
     * @param record keeps who asked for it, in the transaction that marks the run
     */
    public List<RunLedger.Entry> recover(Consumer<RunLedger.Entry> record) {
        List<RunLedger.Entry> crashed = new ArrayList<>();
        underLock(RunListener.SILENT, record.andThen(crashed::add), () -> null);
        return crashed;
    }

    /** Does what no run may begin beside; refused, as any start would be, while a run is alive. */
    public <T> T whileNobodyRuns(Supplier<T> work) {
        return underLock(RunListener.SILENT, crashed -> { }, work);
    }

    /** Refuses, as any start would, while a run is alive. */
    public void refuseIfActive() {
        if (isAlive()) {
            throw active();
        }
    }

    /** Whether a process holds the lock of the runs; without it a run that says RUNNING is dead. */
    public boolean isAlive() {
        return RunLock.isHeld(units.jdbc());
    }

    private <T> T underLock(RunListener listener, Consumer<RunLedger.Entry> record, Supplier<T> work) {
        if (ending) {
            throw ShianException.state("night.ending");
        }
        atWork = true;
        try (RunLock lock = RunLock.tryAcquire(store)) {
            if (lock == null) {
                throw active();
            }
            store.readerSessions().endOverdue();
            for (RunLedger.Entry crashed : ledger.markCrashed(record)) {
                batch.makeRestartable(crashed);
                listener.crashedRunFound(crashed.id());
                LOG.warn("run {} crashed: its process {} on {} is gone", crashed.id(), crashed.process(), crashed.host());
            }
            // a run that failed since the database was away could not write down for Spring Batch either that it did
            ledger.last().filter(RunLedger.Entry::isRestartable).ifPresent(batch::makeRestartable);
            return work.get();
        } finally {
            atWork = false;
        }
    }

    private ShianException active() {
        return ledger.active().map(run -> ShianException.state("night.active", run.id(), run.job(), run.businessDate(),
                        run.startedAt(), run.actor(), run.host(), run.process()))
                .orElseGet(() -> ShianException.state("night.active-unknown"));
    }

    /** Whether this process executes a run, or is about to. */
    public boolean isAtWork() {
        return atWork;
    }

    /** Whether the process was told to end: no run begins in it any more. */
    public boolean isEnding() {
        return ending;
    }

    /**
     * The process is told to end: no run begins in it any more, and the one it executes stops after the unit in hand. To be
     * said again until the process ends: a run may be about to begin, and the database may not hear at once.
     */
    public void end() {
        ending = true;
        Executing now = executing;
        if (now != null && !now.askedToStop.get()) {
            ledger.requestStop(now.run.id(), now.run.epoch());
            now.askedToStop.set(true);
            now.listener.stopAsked(now.run.id(), patience);
            LOG.info("run {} is asked to stop, since the process is told to end", now.run.id());
        }
    }

    private RunLedger.Entry execute(Run run, Part part, RunListener listener) {
        executing = new Executing(run, listener, new AtomicBoolean());
        try {
            return LogContext.RUN.during(run.id(), () -> executeToItsEnd(run, part, listener));
        } finally {
            executing = null;
        }
    }

    private RunLedger.Entry executeToItsEnd(Run run, Part part, RunListener listener) {
        listener.runStarted(run.id());
        LOG.info("run {} begins: {} for {}", run.id(), run.job(), run.businessDate());
        AtomicBoolean failures = new AtomicBoolean(part.first.map(stage -> ledger.failedBefore(run, stage)).orElse(false));
        String state;
        Message failure = null;
        try {
            new CatalogTables(units).synchronise(run);
            Job job = new JobFactory(batch.repository(), stages, ledger, workers)
                    .job(run, part.first, listener, failures);
            JobExecution execution = batch.execute(job, run.id());
            List<Throwable> causes = execution.getAllFailureExceptions();
            // a partitioned step adds its own to the ones of its partitions, which say more
            Throwable cause = causes.stream().filter(Night::isStop).findFirst()
                    .or(() -> causes.stream().filter(c -> !(c instanceof JobExecutionException)).findFirst())
                    .or(() -> causes.stream().findFirst()).orElse(null);
            if (cause != null && isStop(cause)) {
                state = "STOPPED";
            } else if (cause == null && (failures.get() || part.only.isPresent() && isSomethingLeft(run))) {
                state = "DONE_WITH_FAILURES";
            } else if (cause != null || execution.getStatus().isUnsuccessful()) {
                state = "FAILED";
                failure = cause == null ? Message.of("work.failed", "Spring Batch", execution.getExitStatus().getExitDescription())
                        : FailureMessage.of(cause);
                LOG.error("run {} failed", run.id(), cause);
            } else {
                state = "DONE";
            }
        } catch (JobExecutionException | RuntimeException e) {
            state = isStop(e) ? "STOPPED" : "FAILED";
            failure = isStop(e) ? null : FailureMessage.of(e);
            if (failure != null) {
                LOG.error("run {} failed", run.id(), e);
            }
        }
        if (!ledger.end(run.id(), run.epoch(), state, failure)) {
            throw ShianException.state("work.fenced-off", run.id(), run.epoch());
        }
        LOG.info("run {} ends: {}", run.id(), state);
        return ledger.find(run.id()).orElseThrow();
    }

    /** Whether a run that was gone on with in part still has deliveries to load within its own limits. */
    private boolean isSomethingLeft(Run run) {
        return !LoadPlan.waitingNow(units.jdbc(), run.catalog(), ledger.find(run.id()).orElseThrow().only(), null).isEmpty();
    }

    private static boolean isStop(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof StopRequested) {
                return true;
            }
        }
        return false;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
