package shian.person;

/**
 * A mobile number with small letters at it: 13812345678a, wx13812345678, Wx13812345678. With capitals, other digits or signs that join
 * it to more it is a number of something else, of a sample or a licence, and so it is behind no.
 */
final class MobileBesideLetters {

    private static final int LENGTH = 11;
    /** Of the word that stands at it. */
    private static final int MOST_LETTERS = 20;

    private MobileBesideLetters() {
    }

    /** The number that begins at a place; null if none does. */
    static Found at(char[] text, int from) {
        int end = from + LENGTH;
        if (end > text.length || text[from] != '1' || text[from + 1] < '3' || Digits.at(text, from - 1) || Digits.at(text, end)) {
            return null;
        }
        for (int at = from + 1; at < end; at++) {
            if (!Digits.at(text, at)) {
                return null;
            }
        }
        int first = from;
        while (first > 0 && from - first < MOST_LETTERS && isSmall(text[first - 1])) {
            first--;
        }
        if (first < from && first > 0 && text[first - 1] >= 'A' && text[first - 1] <= 'Z') {
            first--;
        }
        int last = end;
        while (last < text.length && last - end < MOST_LETTERS && isSmall(text[last])) {
            last++;
        }
        boolean number = String.valueOf(text, first, from - first).equalsIgnoreCase("no");
        return number || first == from && last == end || Digits.continuesBefore(text, first, Digits.JOINING) || Digits.continuesBehind(text, last, "-_") ? null
                : new Found(from, end, String.valueOf(text, from, LENGTH), false, false, 3, 4);
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }
}
