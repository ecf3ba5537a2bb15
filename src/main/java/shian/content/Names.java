package shian.content;

import java.util.Collection;
import shian.message.Unseen;

/** Names and words that come from outside with a file: of the file, its folders, sheets and entries, and in its manifest. */
public final class Names {

    private Names() {
    }

    /** The name without characters that could forge a line, turn a text around or end a text in a database. */
    public static String clean(String name) {
        return Unseen.removed(name);
    }

    /**
     * The clean name of one thing among others that have to be told apart: two that look the same, or one that looks like nothing, get a
     * number.
     */
    static String distinct(String name, Collection<String> others) {
        String clean = clean(name).isBlank() ? "?" : clean(name);
        String distinct = clean;
        for (int number = 2; others.contains(distinct); number++) {
            distinct = clean + " (" + number + ")";
        }
        return distinct;
    }
}
