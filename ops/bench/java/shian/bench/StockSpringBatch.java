package shian.bench;

import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What Spring Batch offers for a file and a table: its own reader and writer, chunks of 1,000, rewritten inserts. */
final class StockSpringBatch {

    private StockSpringBatch() {
    }

    /** Loads a file of {@link TestItems#asLoaded} into a table. */
    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(System.getenv("BENCH_URL") + "?reWriteBatchedInserts=true");
        dataSource.setUser(System.getenv("PGUSER"));
        dataSource.setPassword(System.getenv("PGPASSWORD"));
        String[] columns = ("division_code, year, delivery_id, line, " + TestItems.COLUMNS).split(", ");
        JobRepository repository = new ResourcelessJobRepository();
        try (KeptOpen connections = new KeptOpen(dataSource)) {
            Job job = new JobBuilder("stock", repository).start(new StepBuilder("load", repository).<String[], String[]>chunk(1000)
                    .transactionManager(new JdbcTransactionManager(connections))
                    .reader(new FlatFileItemReaderBuilder<String[]>().name("rows").resource(new FileSystemResource(Path.of(arguments[0])))
                            .delimited().names(columns).fieldSetMapper(fields -> fields.getValues()).build())
                    .writer(new JdbcBatchItemWriterBuilder<String[]>().dataSource(connections)
                            .sql("insert into " + arguments[1] + " (" + String.join(", ", columns) + ") values (?, ?, ?, ?"
                                    + ", ?".repeat(columns.length - 4) + ")")
                            .itemPreparedStatementSetter((row, statement) -> {
                                statement.setString(1, row[0]);
                                statement.setShort(2, Short.parseShort(row[1]));
                                statement.setLong(3, Long.parseLong(row[2]));
                                statement.setInt(4, Integer.parseInt(row[3]));
                                for (int i = 4; i < row.length; i++) {
                                    statement.setString(i + 1, row[i].isEmpty() ? null : row[i]);
                                }
                            }).build())
                    .build()).build();
            TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.afterPropertiesSet();
            JobExecution execution = operator.start(job, new JobParameters());
            if (!execution.getExitStatus().getExitCode().equals(ExitStatus.COMPLETED.getExitCode())) {
                throw new IllegalStateException(execution.getAllFailureExceptions().toString());
            }
        }
    }

    /** One connection for all, as a pool would keep it. */
    private static final class KeptOpen extends org.springframework.jdbc.datasource.SingleConnectionDataSource implements AutoCloseable {
        KeptOpen(PGSimpleDataSource dataSource) throws java.sql.SQLException {
            super(dataSource.getConnection(), true);
        }

        @Override
        public void close() {
            destroy();
        }
    }
}
