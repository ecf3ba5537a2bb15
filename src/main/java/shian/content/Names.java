package shian.content;

import java.util.Collection;
import shian.message.Unseen;
import shian.person.PersonalNumbers;

/** Names and words that come from outside with a file: of the file, its folders, sheets and entries, and in its manifest. */
public final class Names {

    private Names() {
    }

    /**
     * The name without characters that could forge a line, turn a text around or end a text in a database, and with the numbers of persons
     * in it masked.
     */
    public static String clean(String name) {
        return PersonalNumbers.masked(visible(name));
    }

    /** The name without characters that nobody sees. */
    static String visible(String name) {
        return Unseen.removed(name);
    }

    /** The masked name of a file among others: one that only the numbers of persons tell from another gets a number before its ending. */
    static String maskedEntry(String name, Collection<String> others) {
        String masked = PersonalNumbers.masked(name);
        int dot = Math.max(masked.lastIndexOf('.'), 0);
        String distinct = masked;
        for (int number = 2; others.contains(distinct); number++) {
            distinct = masked.substring(0, dot) + " (" + number + ")" + masked.substring(dot);
        }
        return distinct;
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
