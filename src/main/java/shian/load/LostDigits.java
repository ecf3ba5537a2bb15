package shian.load;

import java.util.regex.Pattern;

/** Numbers that name something and that a program took for quantities, so that digits of them are lost (domain.md D16). */
final class LostDigits {

    /**
     * 2.02104E+17; without a point and a plus sign it may be the name of a model, 5E12; 1.2E-05 is small, and no number that
     * names something.
     */
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:\\.\\d+[Ee]\\+?|[Ee]\\+)\\d{1,3}");
    private static final int LONGEST = 40;
    /** Digits that a spreadsheet keeps of a number. */
    private static final int KEPT = 15;
    /** Of sixteen and seventeen digits the last ones are often zeros. */
    private static final int FEWEST = 18;
    /** More than a number of 64 bits keeps; a point behind them shows that it was one. */
    private static final int FEWEST_BEFORE_POINT = 17;

    private LostDigits() {
    }

    /** Whether a spreadsheet wrote a number in the way of {@code 2.02104E+17}. */
    static boolean isScientific(String text) {
        return text.length() <= LONGEST && text.length() > 3 && isDigit(text.charAt(text.length() - 1))
                && (isDigit(text.charAt(0)) || "+-＋－".indexOf(text.charAt(0)) >= 0) && hasExponent(text)
                && SCIENTIFIC.matcher(PlainText.withMarks(text)).matches();
    }

    /** Whether a text is a number whose digits beyond the fifteenth are all 0. */
    static boolean hasZeroTail(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        if (text.length() < FEWEST || last != '0' && last != '０' || !isDigit(text.charAt(0))) {
            return false;
        }
        String plain = PlainText.withMarks(text);
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        for (int i = 0; i < plain.length(); i++) {
            boolean zero = plain.charAt(i) == '0';
            if (i != point && !(zero || plain.charAt(i) > '0' && plain.charAt(i) <= '9' && i < (point < 0 ? KEPT : end))) {
                return false;
            }
        }
        return point < 0 || end >= FEWEST_BEFORE_POINT && point < plain.length() - 1;
    }

    /** Refuses what lost digits. */
    static void refuse(String text) throws NotUnderstood {
        if (isScientific(text)) {
            throw new NotUnderstood("load.scientific");
        }
        if (hasZeroTail(text)) {
            throw new NotUnderstood("load.digits-lost");
        }
    }

    private static boolean hasExponent(String text) {
        return text.indexOf('E') > 0 || text.indexOf('e') > 0 || text.indexOf('Ｅ') > 0 || text.indexOf('ｅ') > 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || c >= '０' && c <= '９';
    }
}
