package shian.message;

import java.util.List;

/**
 * The one exception Shian throws on purpose. Its category says who can mend it, and with that the exit code; its
 * messages say what, where, the value, what was expected and what to do.
 */
public final class ShianException extends RuntimeException {

    /** Who can mend it. */
    public enum Category {
        /** Wrong usage, configuration or catalogue: the reader of the message can mend it. Exit code 2. */
        USAGE(2),
        /** Refused because of the present state (another run is active, a gate is closed). Exit code 3. */
        STATE(3),
        /** The surroundings failed (database away, disk full): run again when they are back. Exit code 1. */
        SURROUNDINGS(1),
        /** A defect of Shian. Exit code 1. */
        DEFECT(1);

        private final int exitCode;

        Category(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Category category;
    private final transient List<Message> details;

    private ShianException(Category category, List<Message> details, Throwable cause) {
        super(String.join("\n", details.stream().map(Message::toString).toList()), cause);
        this.category = category;
        this.details = List.copyOf(details);
    }

    public static ShianException usage(String code, Object... arguments) {
        return new ShianException(Category.USAGE, List.of(Message.of(code, arguments)), null);
    }

    /** Several faults found at once, such as all mistakes of a catalogue. */
    public static ShianException usage(List<Message> faults) {
        return new ShianException(Category.USAGE, faults, null);
    }

    public static ShianException state(String code, Object... arguments) {
        return new ShianException(Category.STATE, List.of(Message.of(code, arguments)), null);
    }

    public static ShianException surroundings(Throwable cause, String code, Object... arguments) {
        return new ShianException(Category.SURROUNDINGS, List.of(Message.of(code, arguments)), cause);
    }

    public static ShianException defect(Throwable cause, String code, Object... arguments) {
        return new ShianException(Category.DEFECT, List.of(Message.of(code, arguments)), cause);
    }

    public Category category() {
        return category;
    }

    /** What to tell, one line each; never empty. */
    public List<Message> details() {
        return details;
    }
}
