package shian.message;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for formulas are kept from becoming any: what begins with a sign of a formula, in the width of
 * either script, is computed by no program. Numbers are texts only where somebody wrote them as such; they stay as they are.
 */
public final class SpreadsheetText {

    private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠";
    /** Numbers and lone signs compute nothing; as they are they can be submitted again. */
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d[\\d,]*(\\.\\d+)?%?|[-－]{1,2}");

    private SpreadsheetText() {
    }

    /** Whether a text may be taken for a formula, also behind blanks and characters that nobody sees. */
    public static boolean isDangerous(String text) {
        if (text.isEmpty() || PLAIN.matcher(text.strip()).matches()) {
            return false;
        }
        return BEGINNINGS.indexOf(text.charAt(0)) >= 0 || text.codePoints().dropWhile(SpreadsheetText::isBlank).limit(1)
                .anyMatch(first -> BEGINNINGS.indexOf(first) >= 0);
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || Character.getType(character) == Character.FORMAT
                || Character.isISOControl(character);
    }

    /** The text for a file with separated values: behind an apostrophe where it might be taken for a formula. */
    public static String separated(String text) {
        return isDangerous(text) ? "'" + text : text;
    }
}
