package shian.night;

import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;

/** What Spring Batch knows of runs: a run is an instance of its job, its restarts are further executions of that instance. */
final class BatchExecutions {

    private static final int ATTEMPTS = 20;

    private final JobOperator operator;
    private final JobRepository repository;

    BatchExecutions(JobOperator operator, JobRepository repository) {
        this.operator = operator;
        this.repository = repository;
    }

    JobRepository repository() {
        return repository;
    }

    JobExecution execute(Job job, long runId) throws JobExecutionException {
        return operator.start(job, parameters(runId));
    }

    /**
     * Makes Spring Batch agree that a run which has not ended in order may be gone on with. It thinks that a killed
     * execution still runs, or, if the kill came between its last word and ours, that it is complete; and where the database
     * was lost while it wrote down how a step ended, it wants nobody to go on. Only the lock of the runs, which the caller
     * holds, proves that nothing runs; what is done and what is not stands in our tables.
     */
    void makeRestartable(RunLedger.Entry run) {
        for (int attempt = 1;; attempt++) {
            try {
                tryToMakeRestartable(run);
                return;
            } catch (OptimisticLockingFailureException e) {
                // a process that lost its lock lives on to write down that it was fenced off: a few times, then no more
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void tryToMakeRestartable(RunLedger.Entry run) {
        JobInstance instance = repository.getJobInstance(run.job(), parameters(run.id()));
        if (instance == null) {
            return;
        }
        JobExecution last = repository.getLastJobExecution(instance);
        if (last == null) {
            repository.deleteJobInstance(instance);
        } else if (last.getStatus() == BatchStatus.COMPLETED) {
            last.setStatus(BatchStatus.FAILED);
            repository.update(last);
        } else if (last.isRunning() || last.getStatus().isRunning()) {
            operator.recover(last);
        } else {
            List<StepExecution> open = last.getStepExecutions().stream().filter(BatchExecutions::isOpen).toList();
            open.forEach(step -> {
                step.setStatus(BatchStatus.FAILED);
                repository.update(step);
            });
            if (!open.isEmpty() || last.getStatus() == BatchStatus.UNKNOWN) {
                last.setStatus(BatchStatus.FAILED);
                repository.update(last);
            }
        }
    }

    private static boolean isOpen(StepExecution step) {
        return step.getStatus() == BatchStatus.UNKNOWN || step.getStatus().isRunning();
    }

    private static JobParameters parameters(long runId) {
        return new JobParametersBuilder().addLong("run", runId).toJobParameters();
    }
}
