package shian.alert;

import java.util.List;
import java.util.Locale;
import shian.message.Message;

/**
 * What a channel is to tell at once.
 *
 * @param raised    troubles that are new
 * @param recovered troubles that are over
 */
record Notice(List<Entry> raised, List<Entry> recovered) {

    /** A trouble as it is kept. */
    record Entry(long id, String kind, String object, Message message, String since) {
    }

    /** What a robot takes in one message. */
    private static final int MOST_LINES = 20;

    boolean isEmpty() {
        return raised.isEmpty() && recovered.isEmpty();
    }

    String subject(Locale locale) {
        return Message.of("alert.subject", raised.size(), recovered.size()).in(locale);
    }

    String text(Locale locale) {
        StringBuilder text = new StringBuilder(subject(locale)).append('\n');
        raised.stream().limit(MOST_LINES).forEach(entry -> text.append("! ").append(entry.message.in(locale)).append('\n'));
        recovered.stream().limit(MOST_LINES).forEach(entry -> text.append("✓ ").append(entry.message.in(locale)).append('\n'));
        int more = Math.max(0, raised.size() - MOST_LINES) + Math.max(0, recovered.size() - MOST_LINES);
        if (more > 0) {
            text.append(Message.of("alert.more", more).in(locale)).append('\n');
        }
        return text.toString();
    }
}
