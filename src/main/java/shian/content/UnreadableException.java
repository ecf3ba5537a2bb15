package shian.content;

import shian.message.Message;

/** A content that cannot be read as rows. It is the department's to mend, never a failure of the stage. */
public final class UnreadableException extends RuntimeException {

    private final transient Message reason;

    public UnreadableException(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}
