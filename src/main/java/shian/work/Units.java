package shian.work;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import shian.message.ShianException;

/** Units of work: each is one transaction, and commits only while its run still holds the fence. */
public final class Units {

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public Units(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    public Clock clock() {
        return clock;
    }

    /**
     * One unit of work of a run. It begins by locking the row of the run at its epoch, so that a run that was taken
     * over cannot commit anything any more.
     *
     * @throws ShianException of category STATE if the run was taken over
     * @throws StopRequested  if somebody asked the run to stop
     */
    public <T> T inRun(Run run, Supplier<T> work) {
        return transactions.execute(status -> {
            Boolean stop = jdbc.sql("""
                    select exists (select from control.stop_request s where s.run_id = r.run_id and s.epoch = r.epoch)
                    from control.run r
                    where run_id = :run and epoch = :epoch and state = 'RUNNING' for share of r""")
                    .param("run", run.id()).param("epoch", run.epoch())
                    .query(Boolean.class).optional()
                    .orElseThrow(() -> ShianException.state("work.fenced-off", run.id(), run.epoch()));
            if (stop) {
                throw new StopRequested(run.id());
            }
            return work.get();
        });
    }

    public void inRun(Run run, Runnable work) {
        inRun(run, () -> {
            work.run();
            return null;
        });
    }

    /** Does something once the transaction in hand is committed, such as to say so. */
    public void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /** A transaction outside any run: what people do, and the keeping of the runs themselves. */
    public <T> T alone(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    public void alone(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }
}
