package shian.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.content.Unvalued;

/** Takes out of a text what identifies a person (domain.md D22), and what a message cannot carry. */
final class Masking {

    private static final Pattern ID_NUMBER = Pattern.compile(
            "(?<![0-9A-Za-z])([1-9]\\d{5})(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{2}([0-9Xx]{2})(?![0-9A-Za-z])");
    private static final Pattern MOBILE = Pattern.compile(
            "(?<![0-9A-Za-z])((?:(?:\\+|00)?86[- ]?)?1[3-9]\\d)[- ]?\\d{4}[- ]?(\\d{4})(?![0-9A-Za-z])");
    private static final Pattern BEHIND_THE_FIRST = Pattern.compile("(?<=[\\p{L}\\p{N}*·])[\\p{L}\\p{N}·]");
    /** Of a mobile number. */
    private static final int FEWEST_DIGITS = 11;
    private static final int LONGEST_VALUE = 200;

    private Masking() {
    }

    /** The text with ID and mobile numbers masked, in whatever width they are written, and not longer than a message can carry. */
    static String masked(String text) {
        String masked = withoutNumbers(Unvalued.shown(text)).replace('\0', '␀');
        if (masked.codePointCount(0, masked.length()) <= LONGEST_VALUE) {
            return masked;
        }
        return masked.substring(0, masked.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    /** A text that says who somebody is, with the first character of each name or number left: 张*、1**********. */
    static String person(String text) {
        return BEHIND_THE_FIRST.matcher(text).replaceAll("*");
    }

    /** The text with ID and mobile numbers masked. Most texts have too few digits to be looked at closely. */
    static String withoutNumbers(String text) {
        if (text.length() < FEWEST_DIGITS) {
            return text;
        }
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' || c >= '０' && c <= '９') {
                digits++;
            }
        }
        if (digits < FEWEST_DIGITS) {
            return text;
        }
        String plain = inPlainDigits(text);
        Matcher id = ID_NUMBER.matcher(plain);
        if (!id.find() && !MOBILE.matcher(plain).find()) {
            return text;
        }
        return MOBILE.matcher(id.replaceAll("$1**********$2")).replaceAll("$1****$2");
    }

    /** Full-width letters, digits and signs as plain ones; everything else stays: m² is not m2. */
    private static String inPlainDigits(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ' || c == '－' || c == '＋') {
                plain.setCharAt(i, (char) (c - 0xfee0));
            } else if (c == '\u3000' || c == '\u00a0') {
                plain.setCharAt(i, ' ');
            }
        }
        return plain.toString();
    }
}
