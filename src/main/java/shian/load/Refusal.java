package shian.load;

import java.util.List;
import shian.message.Message;

/** A delivery that cannot be taken for several reasons, each of which has its own message. */
final class Refusal extends RuntimeException {

    private final transient List<Message> reasons;

    Refusal(List<Message> reasons) {
        super(String.valueOf(reasons));
        this.reasons = List.copyOf(reasons);
    }

    List<Message> reasons() {
        return reasons;
    }
}
