package shian.person;

/** A text with its digits, letters and signs in plain width, so that a number is found however it is written. One character stays one. */
final class Digits {

    /** Signs that make a number a part of a code when something stands on their other side. */
    static final String JOINING = "-_.";

    private Digits() {
    }

    /** Whether a character is a decimal digit of any script; full-width and Mongolian ones among them. */
    static boolean is(char c) {
        return c <= '9' ? c >= '0' : c >= 0x660 && Character.isDigit(c);
    }

    /** Whether a text has at least so many digits: what most texts do not, so that they are looked at no closer. */
    static boolean atLeast(int fewest, String text) {
        if (text.length() < fewest) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (is(text.charAt(i)) && ++digits == fewest) {
                return true;
            }
        }
        return false;
    }

    /** The characters of a text in plain width: m² is not m2, since that is no digit. */
    static char[] plain(String text) {
        char[] plain = text.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            char c = plain[i];
            if (c >= 0x660) {
                plain[i] = Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c > '\uff00' && c < '\uff5f' ? (char) (c - 0xfee0) : c;
            }
        }
        return plain;
    }

    /** Whether there is a digit at a place. */
    static boolean at(char[] text, int place) {
        return place >= 0 && place < text.length && text[place] >= '0' && text[place] <= '9';
    }

    /** Whether there is a digit or Latin letter at a place, which makes a number next to it a part of something longer. */
    static boolean continuesAt(char[] text, int place) {
        return at(text, place) || place >= 0 && place < text.length
                && (text[place] >= 'A' && text[place] <= 'Z' || text[place] >= 'a' && text[place] <= 'z');
    }

    /** Whether a digit or letter stands before a place, or one of some signs that one stands before. */
    static boolean continuesBefore(char[] text, int place, String joining) {
        return continuesAt(text, place - 1) || place > 1 && joining.indexOf(text[place - 1]) >= 0 && continuesAt(text, place - 2);
    }

    /** The same behind it. */
    static boolean continuesBehind(char[] text, int place, String joining) {
        return continuesAt(text, place)
                || place < text.length && joining.indexOf(text[place]) >= 0 && continuesAt(text, place + 1);
    }

    /** Whether a character may stand between the groups of a number: a blank, a dash, a dot, or what nobody sees. */
    static boolean isSeparator(char c) {
        return switch (c) {
            case ' ', '\t', '-', '.', '·', '•', '・', '\u00ad' -> true;
            default -> c >= 0x80 && switch (Character.getType(c)) {
                case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.FORMAT -> true;
                default -> false;
            };
        };
    }

    /** Whether it may stand there where a check digit tells a number from a list of numbers. */
    static boolean isAnySeparator(char c) {
        return isSeparator(c) || switch (c) {
            case '\r', '\n', '_', '/', ',', '、', '。', '\u2028', '\u2029' -> true;
            default -> false;
        };
    }
}
