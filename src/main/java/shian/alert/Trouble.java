package shian.alert;

import java.util.List;
import shian.message.Message;

/**
 * Something that somebody is to be told.
 *
 * @param kind     of control.alert
 * @param object   what it is about; with the kind it is the same trouble
 * @param messages what it is and what to do, then details
 */
record Trouble(String kind, String object, List<Message> messages) {

    static Trouble of(String kind, Object object, Message message) {
        return new Trouble(kind, object.toString(), List.of(message));
    }
}
