package shian.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;
import shian.message.ShianException;

/** What people are told of an exception: its cause in words, not what went wrong because of it. */
class FailureMessageTest {

    private static final SQLException CLOSED = new SQLException("Connection is closed");

    @Test
    void what_made_a_rollback_necessary_is_told_and_not_that_the_rollback_failed() {
        assertThat(FailureMessage.of(rollback(new UncategorizedSQLException("load", null,
                new SQLException("could not extend file\n  Hint: check free disk space", "53100"))))).hasToString(
                "The disk of the database is full: could not extend file. Make room there; "
                + "`ops/shian rerun RUN --reason …` then goes on with what is left.");
        assertThat(FailureMessage.of(rollback(new IllegalStateException("no such thing"))).toString())
                .startsWith("IllegalStateException: no such thing.");
        assertThat(FailureMessage.of(rollback(ShianException.state("work.fenced-off", 7, 2))).code()).isEqualTo("work.fenced-off");
    }

    @Test
    void a_rollback_that_fails_for_no_other_reason_says_why() {
        assertThat(FailureMessage.of(new TransactionSystemException("JDBC rollback failed", CLOSED)).code()).isEqualTo("work.database-lost");
    }

    @Test
    void a_lost_connection_is_told_wherever_in_the_chain_it_is() {
        for (SQLException lost : new SQLException[] {CLOSED, new SQLException("I/O error", "08006"),
            new SQLException("terminating connection due to administrator command", "57P01")}) {
            assertThat(FailureMessage.of(new DataAccessResourceFailureException("PreparedStatementCallback; select 1", lost)).toString())
                    .startsWith("The connection to the database was lost: " + lost.getMessage());
        }
        assertThat(FailureMessage.of(new RuntimeException(new SQLException("division by zero", "22012"))).code()).isEqualTo("work.failed");
    }

    private static TransactionSystemException rollback(RuntimeException cause) {
        TransactionSystemException failed = new TransactionSystemException("JDBC rollback failed", CLOSED);
        failed.initApplicationException(cause);
        return failed;
    }
}
