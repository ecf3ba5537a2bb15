package shian.load;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that look like digits or letters and stand beside a value, not in it: ¹ ₂ ③ ⑷ ⒌ ❻ Ⅶ ㈧ ½ ᵃ. */
final class FootnoteMarks {

    private static final Pattern BEHIND = Pattern.compile(
            "(.*?)\\s*([*＊※†‡§]+|[\\[(（〔【［]\\s*(?:注\\s*\\d{0,2}|\\d{1,2})\\s*[\\])）〕】］])");
    private static final int LONGEST_NAME = 60;
    private static final String REFERENCES = "※†‡";

    private FootnoteMarks() {
    }

    /** Whether a character is one, or would become a digit though it is no full-width one. */
    static boolean is(int c) {
        return c == 0xaa || c == 0xba || c == 0xb2 || c == 0xb3 || c == 0xb9 || c >= 0xbc && c <= 0xbe
                || c >= 0x2b0 && c <= 0x2b8 || c >= 0x2e0 && c <= 0x2e4 || c >= 0x1d2c && c <= 0x1d6a || c == 0x1d78
                || c >= 0x1d9b && c <= 0x1dbf || c >= 0x2070 && c <= 0x209f || c >= 0x2150 && c <= 0x218b
                || isEnclosed(c) || c >= 0x3192 && c <= 0x319f || c >= 0x1f100 && c <= 0x1f1ff || becomesDigit(c);
    }

    private static boolean isEnclosed(int c) {
        return c >= 0x2460 && c <= 0x24ff || c >= 0x2776 && c <= 0x2793 || c >= 0x3200 && c <= 0x32cb || c >= 0x32d0 && c <= 0x32ff;
    }

    /** Mathematical digits, days and hours in one character; but ㎡ is a unit. */
    private static boolean becomesDigit(int c) {
        if (c < 0x80 || c >= 0xff01 && c <= 0xff5e || c >= 0x3371 && c <= 0x33df) {
            return false;
        }
        return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).chars().anyMatch(d -> d >= '0' && d <= '9');
    }

    /** Whether ² or ³ is behind the letters of a unit that has a number before it, as in 12 m². */
    static boolean isPowerOfUnit(String text, int at) {
        int letters = at;
        while (letters > 0 && isLatin(text.charAt(letters - 1))) {
            letters--;
        }
        return (text.charAt(at) == '²' || text.charAt(at) == '³') && letters > 0 && letters < at;
    }

    /**
     * The mark of a name, a code or a key; empty if it has none. What chemists write is part of the name, so that a raised or
     * lowered digit beside a letter is none: 黄曲霉毒素B₁, Ca²⁺, ¹³⁷Cs; nor are Roman numerals: 苏丹红Ⅰ.
     */
    static Optional<String> inName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 || c >= '\u4e00' && c <= '\u9fff') {
                continue;
            }
            if (isNumberEnclosed(c) || REFERENCES.indexOf(c) >= 0 && i > 0) {
                return Optional.of(String.valueOf(c));
            }
            if (isRaisedOrLowered(c)) {
                int end = endOfRun(text, i);
                if (!isBesideLetter(text, i, end)) {
                    return Optional.of(String.valueOf(c));
                }
                i = end - 1;
            }
        }
        return Optional.empty();
    }

    /** The mark behind a text that without it is a name, and that name: 新城区*, 新城区（1）. */
    static Optional<Marked> behind(String text) {
        Matcher matcher = BEHIND.matcher(text);
        return text.length() <= LONGEST_NAME && matcher.matches() && !matcher.group(1).isEmpty() ? Optional.of(new Marked(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** A name and the mark behind it. */
    record Marked(String name, String mark) {
    }

    private static boolean isNumberEnclosed(char c) {
        return c >= 0x2460 && c <= 0x24ff || c >= 0x2776 && c <= 0x2793 || c >= 0x3220 && c <= 0x3229
                || c >= 0x3251 && c <= 0x325f || c >= 0x3280 && c <= 0x3289 || c >= 0x32b1 && c <= 0x32bf;
    }

    private static boolean isRaisedOrLowered(char c) {
        return c == '¹' || c == '²' || c == '³' || c >= 0x2070 && c <= 0x208e;
    }

    /** Where the raised and lowered digits end that begin at an index. */
    private static int endOfRun(String text, int from) {
        int end = from;
        while (end < text.length() && isRaisedOrLowered(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBesideLetter(String text, int from, int to) {
        return from > 0 && (isLatin(text.charAt(from - 1)) || text.charAt(from - 1) == ')' || text.charAt(from - 1) == '）')
                || to < text.length() && isLatin(text.charAt(to));
    }

    private static boolean isLatin(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 'α' && c <= 'ω'
                || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ';
    }
}
