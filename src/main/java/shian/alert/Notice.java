package shian.alert;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shian.message.Message;

/**
 * What a channel is to tell at once.
 *
 * @param heading   what it is about, in a line
 * @param raised    troubles that are new
 * @param recovered troubles that are over
 */
record Notice(Message heading, List<Entry> raised, List<Entry> recovered) {

    /** A trouble as it is kept. */
    record Entry(long id, String kind, String object, List<Message> messages, String since) {

        private String words(Locale locale) {
            return String.join("\n  ", messages.stream().map(message -> shortened(message.in(locale))).toList());
        }

        private static String shortened(String line) {
            return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
        }
    }

    private static final int LONGEST_LINE = 300;
    /** What the line on those that had no room may need. */
    private static final int ROOM_FOR_MORE = 100;

    static Notice of(List<Entry> raised, List<Entry> recovered) {
        return new Notice(Message.of("alert.subject", raised.size(), recovered.size()), raised, recovered);
    }

    /** What a person has sent to see whether it arrives. */
    static Notice trial(String machine, String time) {
        Entry trial = new Entry(0, "TEST", machine, List.of(Message.of("alert.trial", machine)), time);
        return new Notice(Message.of("alert.trial-subject"), List.of(trial), List.of());
    }

    boolean isEmpty() {
        return raised.isEmpty() && recovered.isEmpty();
    }

    /**
     * The words.
     *
     * @param mostBytes what the channel takes in one message, in UTF-8
     */
    String text(Locale locale, int mostBytes) {
        List<String> lines = new ArrayList<>();
        raised.forEach(entry -> lines.add("! " + entry.words(locale)));
        recovered.forEach(entry -> lines.add("✓ " + Message.of("alert.over", entry.words(locale)).in(locale)));
        StringBuilder text = new StringBuilder(heading.in(locale)).append('\n');
        int room = mostBytes - ROOM_FOR_MORE - bytes(text.toString());
        for (int i = 0; i < lines.size(); i++) {
            room -= bytes(lines.get(i)) + 1;
            if (room < 0) {
                return text.append(Message.of("alert.more", lines.size() - i).in(locale)).append('\n').toString();
            }
            text.append(lines.get(i)).append('\n');
        }
        return text.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
