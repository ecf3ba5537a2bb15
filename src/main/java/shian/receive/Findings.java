package shian.receive;

import java.util.List;
import shian.message.Message;

/**
 * What an arrival holds.
 *
 * @param outcomes what is delivered or could not be recognised; at least one
 * @param leftOut  what was not delivered, and why
 */
record Findings(List<Outcome> outcomes, List<Message> leftOut) {

    static Findings unrecognised(Message reason) {
        return new Findings(List.of(new Outcome.Unrecognised(List.of(reason), "")), List.of());
    }
}
