package shian.load;

import shian.message.Message;

/** The text of a cell is no value of its type: why, in words a clerk understands. */
final class NotUnderstood extends Exception {

    private final transient Message reason;

    NotUnderstood(String code, Object... arguments) {
        super(code, null, false, false);
        reason = Message.of(code, arguments);
    }

    Message reason() {
        return reason;
    }
}
