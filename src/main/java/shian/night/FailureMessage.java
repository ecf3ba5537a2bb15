package shian.night;

import java.sql.SQLException;
import shian.message.Message;
import shian.message.ShianException;

/** What to tell about an exception that ended something. */
final class FailureMessage {

    private static final String DISK_FULL = "53100";

    private FailureMessage() {
    }

    /** The message Shian threw it with, wherever in the chain of causes; else what the database said; else its own words. */
    static Message of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ShianException known) {
                return known.details().get(0);
            }
            if (at instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                return Message.of("night.database-full", firstLine(sql));
            }
            if (at instanceof SQLException sql && isConnectionLost(sql)) {
                return Message.of("night.database-lost", firstLine(sql));
            }
        }
        return Message.of("night.failed", failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()));
    }

    /** The connection broke or is closed, or the server ended the session. */
    private static boolean isConnectionLost(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || failure.getMessage().equals("Connection is closed");
    }

    private static String firstLine(SQLException failure) {
        return failure.getMessage().lines().findFirst().orElse(failure.getSQLState());
    }
}
