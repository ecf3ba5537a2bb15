package shian.work;

import java.sql.SQLException;
import org.springframework.transaction.TransactionSystemException;
import shian.message.Message;
import shian.message.ShianException;

/** What to tell about an exception that ended something. */
public final class FailureMessage {

    private static final String DISK_FULL = "53100";

    private FailureMessage() {
    }

    /** The message Shian threw it with, wherever in the chain of causes; else what the database said; else its own words. */
    public static Message of(Throwable failure) {
        for (Throwable at = failure; at != null; at = beneath(at)) {
            if (at instanceof ShianException known) {
                return known.details().get(0);
            }
            if (at instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                return Message.of("work.database-full", firstLine(sql));
            }
            if (at instanceof SQLException sql && isConnectionLost(sql)) {
                return Message.of("work.database-lost", firstLine(sql));
            }
        }
        Throwable told = failure instanceof TransactionSystemException ? beneath(failure) : failure;
        return Message.of("work.failed", told.getClass().getSimpleName(), String.valueOf(told.getMessage()));
    }

    /** Whether a message is about the database, so that whatever comes next would meet the same. */
    public static boolean isOfSurroundings(Message message) {
        return message.code().equals("work.database-full") || message.code().equals("work.database-lost");
    }

    /** Where a transaction could not even be rolled back, that which it was to be rolled back for says more. */
    private static Throwable beneath(Throwable failure) {
        return failure instanceof TransactionSystemException rollback ? rollback.getOriginalException() : failure.getCause();
    }

    /** The connection broke or is closed, or the server ended the session. */
    private static boolean isConnectionLost(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || String.valueOf(failure.getMessage()).equals("Connection is closed");
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.getSQLState());
    }
}
