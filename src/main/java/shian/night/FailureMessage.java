package shian.night;

import shian.message.Message;
import shian.message.ShianException;

/** What to tell about an exception that ended something. */
final class FailureMessage {

    private FailureMessage() {
    }

    /** The message Shian threw it with, wherever in the chain of causes; else its own words. */
    static Message of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ShianException known) {
                return known.details().get(0);
            }
        }
        return Message.of("night.failed", failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()));
    }
}
