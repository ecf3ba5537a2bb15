package shian.night;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import shian.message.Message;
import shian.message.ShianException;
import shian.work.FailureMessage;
import shian.work.LogContext;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.StopRequested;

/**
 * Builds the Spring Batch job of a run. Steps may start again though they were complete: a stage does only what is
 * left, so that a restart walks through all of them. Units of work have transactions of their own; the step's is empty.
 */
final class JobFactory {

    private static final Logger LOG = LoggerFactory.getLogger(JobFactory.class);

    private final JobRepository repository;
    private final NightStages stages;
    private final RunLedger ledger;
    private final int workers;
    private final PlatformTransactionManager noTransaction = new ResourcelessTransactionManager();

    JobFactory(JobRepository repository, NightStages stages, RunLedger ledger, int workers) {
        this.repository = repository;
        this.stages = stages;
        this.ledger = ledger;
        this.workers = workers;
    }

    /**
     * The job of a run.
     *
     * @param first    the stage to begin with; what is before it is done
     * @param failures is set if a stage could not do everything
     */
    Job job(Run run, Optional<String> first, RunListener listener, AtomicBoolean failures) {
        List<String> names = run.catalog().jobs().get(run.job()).stages();
        List<Step> steps = new ArrayList<>();
        for (int i = first.map(names::indexOf).orElse(0); i < names.size(); i++) {
            Stage stage = new Stage(run, names.get(i), i + 1, listener, failures);
            if (stage.name.equals("load")) {
                steps.addAll(loadSteps(stage));
            } else {
                steps.add(tasklet(stage.name, () -> stage.whole(() -> stages.run(stage.name, run))));
            }
        }
        SimpleJobBuilder builder = new JobBuilder(run.job(), repository).start(steps.get(0));
        steps.subList(1, steps.size()).forEach(builder::next);
        return builder.listener(new JobExecutionListener() {
            @Override
            public void afterJob(JobExecution execution) {
                if (failures.get()) {
                    // only an execution that did not succeed may be started again
                    execution.setStatus(BatchStatus.FAILED);
                    execution.setExitStatus(ExitStatus.FAILED);
                }
            }
        }).build();
    }

    /** The list of units is stored by the first step, worked off by the second in partitions, and counted by the third. */
    private List<Step> loadSteps(Stage stage) {
        Step plan = tasklet("load.plan", () -> stage.beginning(() -> {
            stages.loadPlan().store(stage.run);
            stages.load().prepare(stage.run);
        }));
        Step worker = tasklet("load.worker", () -> stage.within(() -> stages.load().work(stage.run)));
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("load-");
        executor.setConcurrencyLimit(workers);
        Step work = new StepBuilder("load.work", repository)
                .partitioner("load.worker", size -> partitions(size)).step(worker).gridSize(workers).taskExecutor(executor)
                .allowStartIfComplete(true).build();
        Step count = tasklet("load.count", () -> stage.ending(() -> stages.load().result(stage.run)));
        return List.of(plan, work, count);
    }

    private static Map<String, ExecutionContext> partitions(int size) {
        Map<String, ExecutionContext> partitions = new HashMap<>();
        for (int i = 1; i <= size; i++) {
            partitions.put(String.valueOf(i), new ExecutionContext());
        }
        return partitions;
    }

    private Step tasklet(String name, Runnable work) {
        return new StepBuilder(name, repository).tasklet((contribution, context) -> {
            work.run();
            return RepeatStatus.FINISHED;
        }, noTransaction).allowStartIfComplete(true).build();
    }

    /** One stage of a run as the ledger of runs sees it. */
    private final class Stage {
        private final Run run;
        private final String name;
        private final int ordinal;
        private final RunListener listener;
        private final AtomicBoolean failures;

        Stage(Run run, String name, int ordinal, RunListener listener, AtomicBoolean failures) {
            this.run = run;
            this.name = name;
            this.ordinal = ordinal;
            this.listener = listener;
            this.failures = failures;
        }

        void whole(java.util.function.Supplier<StageResult> work) {
            beginning(() -> { });
            ending(work);
        }

        void beginning(Runnable work) {
            listener.stageStarted(name);
            within(() -> {
                LOG.info("stage {} begins", name);
                ledger.stageStarted(run, name, ordinal);
                work.run();
            });
        }

        /** On whichever thread: a worker has nothing of the one that started it. */
        void within(Runnable work) {
            LogContext.RUN.during(run.id(), () -> LogContext.STAGE.during(name, () -> guarded(work)));
        }

        private void guarded(Runnable work) {
            try {
                work.run();
            } catch (StopRequested e) {
                ledger.stageEnded(run, name, "STOPPED", Map.of(), List.of());
                LOG.info("stage {} ends: STOPPED", name);
                listener.stageBroken(name);
                throw e;
            } catch (RuntimeException | Error e) {
                listener.stageBroken(name);
                ledger.stageEnded(run, name, "FAILED", Map.of(), List.of(FailureMessage.of(e)));
                LOG.info("stage {} ends: FAILED", name);
                throw e;
            }
        }

        void ending(java.util.function.Supplier<StageResult> work) {
            within(() -> {
                StageResult result = work.get();
                boolean done = result.problems().isEmpty();
                if (!done) {
                    failures.set(true);
                }
                String state = done ? "DONE" : "DONE_WITH_FAILURES";
                ledger.stageEnded(run, name, state, result.counts(), result.problems());
                LOG.atInfo().addKeyValue("counts", result.counts()).log("stage {} ends: {}", name, state);
                listener.stageEnded(name, result.counts());
            });
        }
    }
}
