package shian.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one session has said so far, as far as it is needed to tell whether a batch of messages commits something. */
final class Conversation {

    private static final int HEADER = 5;
    private static final List<String> LEAVE_NOTHING = List.of("select", "show", "set", "savepoint", "rollback", "release");

    private static final Pattern WRITES = Pattern.compile("\\b(insert into|update|delete from|copy|create table|drop table)\\s+([\\w.\"]+)");

    private final Map<String, String> prepared = new HashMap<>();
    private final Set<String> written = new TreeSet<>();
    private boolean inTransaction = true;

    /** Parse, Bind, Describe, Execute and Close wait for a Sync; everything else is on its own. */
    static boolean isPartOfABatch(byte[] message) {
        return "PBDEC".indexOf(message[0]) >= 0;
    }

    /** What the server will have committed when it has answered, as the tables that are written and how; empty if nothing. */
    Optional<String> commits(List<byte[]> batch) {
        List<String> statements = new ArrayList<>();
        for (byte[] message : batch) {
            switch (message[0]) {
                case 'P' -> {
                    String name = text(message, HEADER);
                    prepared.put(name, text(message, HEADER + bytes(name) + 1));
                }
                case 'B' -> {
                    String portal = text(message, HEADER);
                    statements.add(prepared.getOrDefault(text(message, HEADER + bytes(portal) + 1), ""));
                }
                case 'Q' -> statements.add(text(message, HEADER));
                default -> {
                    // the start of a session, rows of a copy, the end: nothing of its own
                }
            }
        }
        statements.stream().filter(s -> !is(s, "select")).map(s -> WRITES.matcher(s.toLowerCase(Locale.ROOT))).filter(Matcher::find)
                .forEach(write -> written.add(write.group(1) + " " + write.group(2)));
        boolean commits = statements.stream().anyMatch(s -> is(s, "commit"))
                || !inTransaction && statements.stream().noneMatch(s -> is(s, "begin"))
                && statements.stream().anyMatch(s -> LEAVE_NOTHING.stream().noneMatch(verb -> is(s, verb)));
        if (!commits) {
            return Optional.empty();
        }
        String kind = written.isEmpty() ? "nothing" : String.join(", ", written);
        written.clear();
        return Optional.of(kind);
    }

    /** Whether this is the server's last word on a batch; it tells whether a transaction is open. */
    boolean isReady(byte[] message) {
        if (message[0] == 'Z') {
            inTransaction = message[HEADER] != 'I';
            if (!inTransaction) {
                written.clear();
            }
            return true;
        }
        return false;
    }

    private static boolean is(String statement, String verb) {
        return statement.strip().toLowerCase(Locale.ROOT).startsWith(verb);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String text(byte[] message, int from) {
        int to = from;
        while (message[to] != 0) {
            to++;
        }
        return new String(message, from, to - from, StandardCharsets.UTF_8);
    }
}
