package shian.load;

import java.util.ArrayList;
import java.util.List;
import shian.catalog.Contract;
import shian.message.Message;

/** Which of two deliveries of a family counts: by version, else by arrival; and what a longer period means. */
final class Supersession {

    /** What becomes of a delivery that is about to be loaded. */
    sealed interface Decision {
    }

    /** It counts, and these no longer do. */
    record Counts(List<Delivery> superseded) implements Decision {
    }

    /** Another one counts already. */
    record SupersededBy(Delivery other) implements Decision {
    }

    /** It is sent back. */
    record Refused(Message reason) implements Decision {
    }

    private Supersession() {
    }

    /**
     * Decides over a delivery, given those of its family that count and overlap it.
     */
    static Decision decide(Delivery delivery, List<Delivery> loaded) {
        List<Delivery> superseded = new ArrayList<>();
        for (Delivery other : loaded) {
            if (delivery.samePeriod(other)) {
                if (isOlder(delivery, other)) {
                    return new SupersededBy(other);
                }
                superseded.add(other);
            } else if (delivery.contains(other)) {
                superseded.add(other);
            } else if (delivery.mode() == Contract.Mode.CUMULATIVE && other.mode() == Contract.Mode.CUMULATIVE
                    && other.from().equals(delivery.from())) {
                return new SupersededBy(other);
            } else {
                return new Refused(Message.of("load.overlap", delivery.period(), other.id(), other.path(), other.period()));
            }
        }
        return new Counts(superseded);
    }

    /** Whether a version says that a delivery is older than another of the same scope; arrival decides where none does. */
    private static boolean isOlder(Delivery delivery, Delivery other) {
        return delivery.version() != null && other.version() != null && delivery.version() < other.version();
    }

    /**
     * Whether two deliveries of one scope cannot be ordered: both came in one run, and no version tells them apart.
     */
    static boolean isAmbiguous(Delivery a, Delivery b) {
        return a.run() == b.run() && a.samePeriod(b) && !a.sha256().equals(b.sha256())
                && (a.version() == null || b.version() == null || a.version().equals(b.version()));
    }
}
