package shian.person;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers in a text that identify a person: of identity cards, mobile telephones and landlines, in whatever width and with whatever
 * between their digits. Every text of a file and of a person passes here on its way to a table, a message or a log.
 */
public final class PersonalNumbers {

    /** Of the shortest of these numbers. */
    private static final int FEWEST_DIGITS = 10;
    /** A mobile or ID number as a spreadsheet writes it that takes it for a quantity. */
    private static final Pattern SCIENTIFIC = Pattern.compile("(?<![0-9.])([1-9]\\.\\d)\\d{8,14}([Ee]\\+?(?:10|14|17))(?![0-9])");

    private PersonalNumbers() {
    }

    /** The text with these numbers masked: 150105**********3X, 138****5678. */
    public static String masked(String text) {
        if (!Digits.atLeast(FEWEST_DIGITS, text)) {
            return text;
        }
        char[] plain = Digits.plain(text);
        StringBuilder masked = null;
        int kept = 0;
        for (int at = 0; at < plain.length; at++) {
            Found found = at(plain, at);
            if (found != null) {
                masked = masked == null ? new StringBuilder() : masked;
                masked.append(text, kept, found.begin()).append(found.masked());
                kept = found.end();
                at = kept - 1;
            }
        }
        String result = masked == null ? text : masked.append(text, kept, text.length()).toString();
        return result.indexOf('E') < 0 && result.indexOf('e') < 0 ? result : withoutScientific(result);
    }

    /** Whether a text that is to be a number of something else is that of a person's identity card. */
    public static boolean isIdNumber(String text) {
        if (!Digits.atLeast(FEWEST_DIGITS, text)) {
            return false;
        }
        char[] plain = Digits.plain(text);
        for (int at = 0; at < plain.length; at++) {
            if (IdNumber.at(plain, at) != null) {
                return true;
            }
        }
        return false;
    }

    private static Found at(char[] text, int at) {
        char c = text[at];
        if (c >= '0' && c <= '9') {
            Found id = IdNumber.at(text, at);
            return id == null ? TelephoneNumber.at(text, at) : id;
        }
        return c == '(' ? TelephoneNumber.at(text, at) : null;
    }

    private static String withoutScientific(String text) {
        Matcher scientific = SCIENTIFIC.matcher(text);
        return scientific.find() ? scientific.replaceAll("$1****$2") : text;
    }
}
