package shian.night;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import shian.catalog.Catalog;
import shian.message.Message;
import shian.message.ShianException;
import shian.store.Store;
import shian.work.Run;
import shian.work.StopRequested;
import shian.work.Units;

/** Executes runs: one at a time, under the lock, fenced; takes over what a dead process left behind. */
public final class Night {

    private static final Logger LOG = LoggerFactory.getLogger(Night.class);

    private final Store store;
    private final Units units;
    private final RunLedger ledger;
    private final JobOperator operator;
    private final JobRepository repository;
    private final NightStages stages;
    private final int workers;

    public Night(Store store, Units units, RunLedger ledger, JobOperator operator, JobRepository repository,
                 NightStages stages, int workers) {
        this.store = store;
        this.units = units;
        this.ledger = ledger;
        this.operator = operator;
        this.repository = repository;
        this.stages = stages;
        this.workers = workers;
    }

    /**
     * A new run.
     *
     * @return the run as it ended
     * @throws ShianException of category STATE if another run is active, of category USAGE if the catalogue and the
     *                        database do not fit
     */
    public RunLedger.Entry start(RunRequest request, Catalog catalog, RunListener listener) {
        return underLock(listener, () -> {
            new CatalogTables(units).check(catalog);
            return execute(ledger.begin(request, catalog, host(), ProcessHandle.current().pid()), listener);
        });
    }

    /**
     * The same run again, from what is left of it.
     *
     * @param check looks at the run once nobody else can change it, and refuses
     */
    public RunLedger.Entry restart(long runId, Catalog catalog, RunListener listener,
                                   Function<Long, RunLedger.Entry> check) {
        return underLock(listener, () -> {
            RunLedger.Entry entry = check.apply(runId);
            new CatalogTables(units).check(catalog);
            return execute(ledger.restart(entry, catalog, host(), ProcessHandle.current().pid()), listener);
        });
    }

    /** Marks runs whose process is gone as CRASHED; refused while one is alive. */
    public List<RunLedger.Entry> recover(RunListener listener) {
        List<RunLedger.Entry> crashed = new java.util.ArrayList<>();
        underLock(new RunListener() {
            @Override
            public void crashedRunFound(long runId) {
                crashed.add(ledger.find(runId).orElseThrow());
                listener.crashedRunFound(runId);
            }
        }, () -> null);
        return crashed;
    }

    private RunLedger.Entry underLock(RunListener listener, java.util.function.Supplier<RunLedger.Entry> work) {
        try (RunLock lock = RunLock.tryAcquire(store)) {
            if (lock == null) {
                throw ledger.active().map(run -> ShianException.state("night.active", run.id(), run.job(),
                        run.businessDate(), run.startedAt(), run.actor(), run.host(), run.process()))
                        .orElseGet(() -> ShianException.state("night.active-unknown"));
            }
            for (RunLedger.Entry crashed : ledger.markCrashed()) {
                recoverBatch(crashed);
                listener.crashedRunFound(crashed.id());
            }
            return work.get();
        }
    }

    private RunLedger.Entry execute(Run run, RunListener listener) {
        listener.runStarted(run.id());
        AtomicBoolean failures = new AtomicBoolean();
        String state;
        Message failure = null;
        try {
            new CatalogTables(units).synchronise(run);
            Job job = new JobFactory(repository, stages, ledger, workers).job(run, listener, failures);
            JobExecution execution = operator.start(job, parameters(run.id()));
            Throwable cause = execution.getAllFailureExceptions().stream().findFirst().orElse(null);
            if (cause != null && isStop(cause)) {
                state = "STOPPED";
            } else if (cause == null && failures.get()) {
                state = "DONE_WITH_FAILURES";
            } else if (cause != null || execution.getStatus().isUnsuccessful()) {
                state = "FAILED";
                failure = cause == null ? Message.of("night.failed", "Spring Batch", execution.getExitStatus().getExitDescription())
                        : FailureMessage.of(cause);
                LOG.error("run {} failed", run.id(), cause);
            } else {
                state = "DONE";
            }
        } catch (JobExecutionException | RuntimeException e) {
            state = isStop(e) ? "STOPPED" : "FAILED";
            failure = isStop(e) ? null : FailureMessage.of(e);
            LOG.error("run {} failed", run.id(), e);
        }
        if (!ledger.end(run.id(), run.epoch(), state, failure)) {
            throw ShianException.state("work.fenced-off", run.id(), run.epoch());
        }
        return ledger.find(run.id()).orElseThrow();
    }

    private static boolean isStop(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof StopRequested) {
                return true;
            }
        }
        return false;
    }

    /** Spring Batch thinks that a killed execution still runs; only the lock proves that it does not. */
    private void recoverBatch(RunLedger.Entry run) {
        JobInstance instance = repository.getJobInstance(run.job(), parameters(run.id()));
        if (instance == null) {
            return;
        }
        JobExecution last = repository.getLastJobExecution(instance);
        if (last == null) {
            repository.deleteJobInstance(instance);
        } else if (last.isRunning() || last.getStatus().isRunning()) {
            operator.recover(last);
        }
    }

    /** A run is an instance of its job; its restarts are further executions of that instance. */
    private JobParameters parameters(long runId) {
        return new JobParametersBuilder().addLong("run", runId).toJobParameters();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
