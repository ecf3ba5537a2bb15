package shian.message;

import java.util.regex.Pattern;

/**
 * Characters that nobody sees and that programs act on: they begin a line, turn a text around, move the cursor of a terminal or change
 * its colours. What joins letters of a script belongs to the word.
 */
public final class Unseen {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\u200c\\u200d\\u180e]]");
    private static final Pattern SEVERAL = Pattern.compile(UNSEEN.pattern() + "+");
    /** A line may be ended and indented. */
    private static final Pattern IN_LINES = Pattern.compile("[" + UNSEEN.pattern() + "&&[^\\n\\t]]+");
    private static final String SIGN = "·";

    private Unseen() {
    }

    /** The text without them, such as a name that is kept. */
    public static String removed(String text) {
        return SEVERAL.matcher(text).replaceAll("");
    }

    /** The text on one line, with a sign in their place. */
    public static String onOneLine(String text) {
        return SEVERAL.matcher(text).replaceAll(SIGN);
    }

    /** The text with a sign in their place; it may have several lines. */
    public static String inLines(String text) {
        return IN_LINES.matcher(text).replaceAll(SIGN);
    }

    /** A JSON text of the same meaning in which they are written as {@code \\u202e}; it may have several lines. */
    public static String inJson(String json) {
        return UNSEEN.matcher(json).replaceAll(found -> found.group().equals("\n") ? "\n" : escaped(found.group()));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> escaped.append("\\\\u%04x".formatted(unit)));
        return escaped.toString();
    }
}
