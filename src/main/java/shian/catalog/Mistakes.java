package shian.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shian.message.Message;
import shian.message.ShianException;

/** What is wrong with a catalogue, each with file and line; all of it is told at once. */
final class Mistakes {

    private record Mistake(String path, int line, Message what) {
    }

    private final List<Mistake> found = new ArrayList<>();
    private final List<Mistake> warnings = new ArrayList<>();

    void add(String path, int line, Message what) {
        found.add(new Mistake(path, line, what));
    }

    /** Takes over what is wrong by another account of it. */
    void add(Mistakes other) {
        found.addAll(other.found);
        warnings.addAll(other.warnings);
    }

    /** Something that works but is probably not meant. */
    void warn(String path, int line, Message what) {
        warnings.add(new Mistake(path, line, what));
    }

    boolean none() {
        return found.isEmpty();
    }

    /** Fails with all mistakes, in the order of files and lines. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw ShianException.usage(sorted(found));
        }
    }

    List<Message> warnings() {
        return sorted(warnings);
    }

    private static List<Message> sorted(List<Mistake> mistakes) {
        return mistakes.stream().distinct()
                .sorted(Comparator.comparing(Mistake::path).thenComparing(Mistake::line))
                .map(m -> m.what.at("jobs/" + m.path + ":" + m.line))
                .toList();
    }
}
