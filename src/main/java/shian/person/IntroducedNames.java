package shian.person;

import java.util.Set;
import java.util.function.IntPredicate;

/** Names behind a word that introduces them, one after the other; the first character of each stays. */
final class IntroducedNames {

    /** Of a Chinese name; of one that is written with dots, {@link #LONGEST_WITH_DOTS}. */
    private static final int LONGEST_NAME = 4;
    private static final int LONGEST_WITH_DOTS = 20;
    private static final int MOST_BETWEEN = 3;
    /** Names that stand together without anything between them. */
    private static final int MOST_TOGETHER = 4;
    /** What may follow a name at once in a text without marks. */
    private static final String BEHIND_NAMES = "反投举称于在的电手到因说向与和及等男女系已从被就";
    private static final String BETWEEN_NAMES = "、/和与及";
    /** What stands between names may begin another clause as well. */
    private static final String COMMAS = "，,";
    private static final String BEHIND_LISTED = "、/，,。；; \t\r\n)）";

    private final Set<String> surnames;

    IntroducedNames(Set<String> surnames) {
        this.surnames = surnames;
    }

    /**
     * Masks the names behind a word; returns where to go on.
     *
     * @param word whether a word that introduces something begins at a place
     */
    int mask(StringBuilder text, int from, IntPredicate word) {
        int begin = from;
        boolean colon = false;
        while (begin < text.length() && begin < from + MOST_BETWEEN && PersonalWords.isMark(text.charAt(begin))) {
            colon |= ":：=".indexOf(text.charAt(begin)) >= 0;
            begin++;
        }
        int end = endOfFirst(text, begin, colon);
        int last = begin;
        while (end > begin) {
            hide(text, begin, end);
            last = end;
            begin = behindSeparator(text, end);
            end = begin < text.length() && !word.test(begin) ? endOfNext(text, end, begin, colon) : begin;
        }
        return last;
    }

    private static void hide(StringBuilder text, int begin, int end) {
        for (int at = begin + 1; at < end; at++) {
            text.setCharAt(at, text.charAt(at) == '·' ? '·' : '*');
        }
    }

    /** The end of the name behind the word: any name behind a colon, else one that begins with a surname; the begin if none. */
    private int endOfFirst(CharSequence text, int begin, boolean colon) {
        int end = endOfName(text, begin);
        if (end - begin < 2) {
            return begin;
        }
        int last = isSurname(text, begin) ? endAtOnce(text, begin, end, MOST_TOGETHER) : begin;
        if (last == begin && !colon) {
            return begin;
        }
        return last == begin || hasDot(text, begin, end) ? end : last;
    }

    /** The end of one more name: with a surname, or in a list behind a colon; behind a comma one with which the Chinese characters end. */
    private int endOfNext(CharSequence text, int before, int begin, boolean colon) {
        int end = endOfName(text, begin);
        if (end - begin < 2) {
            return begin;
        }
        boolean comma = begin > before && COMMAS.indexOf(text.charAt(begin - 1)) >= 0;
        int last = isSurname(text, begin) ? endAtOnce(text, begin, end, MOST_TOGETHER) : begin;
        if (last > begin) {
            last = hasDot(text, begin, end) ? end : last;
            return comma && last < text.length() && Character.isIdeographic(text.charAt(last)) ? begin : last;
        }
        boolean listed = colon && begin > before && "、/".indexOf(text.charAt(begin - 1)) >= 0
                && (end == text.length() || BEHIND_LISTED.indexOf(text.charAt(end)) >= 0);
        return listed ? end : begin;
    }

    /** Behind what separates names, with blanks; the place itself if nothing does. */
    private static int behindSeparator(CharSequence text, int from) {
        int at = from;
        boolean separated = false;
        while (at < text.length() && at < from + MOST_BETWEEN) {
            char c = text.charAt(at);
            if (!separated && (BETWEEN_NAMES.indexOf(c) >= 0 || COMMAS.indexOf(c) >= 0)) {
                separated = true;
            } else if (!Character.isSpaceChar(c)) {
                break;
            }
            at++;
        }
        return separated ? at : from;
    }

    private boolean isSurname(CharSequence text, int at) {
        return at < text.length() && surnames.contains(String.valueOf(text.charAt(at)));
    }

    private static boolean hasDot(CharSequence text, int begin, int end) {
        return text.subSequence(begin, end).toString().indexOf('·') > 0;
    }

    /** Behind the characters from a place on that can be a name. */
    private static int endOfName(CharSequence text, int begin) {
        int end = begin;
        int longest = LONGEST_NAME;
        while (end < text.length() && end < begin + longest) {
            char c = text.charAt(end);
            if (c == '·' && end > begin) {
                longest = LONGEST_WITH_DOTS;
            } else if (!Character.isIdeographic(c)) {
                break;
            }
            end++;
        }
        return end;
    }

    /**
     * The end of a name of two to four characters: 某, or what may follow a name, or the end of the Chinese characters, or another such
     * name; the begin if none.
     */
    private int endAtOnce(CharSequence text, int begin, int end, int together) {
        int last = begin + 1;
        while (last < end && text.charAt(last) == '某') {
            last++;
        }
        if (last > begin + 1) {
            return last;
        }
        int longest = Math.min(end, begin + LONGEST_NAME - 1);
        for (last = begin + 2; last <= longest; last++) {
            if (last == text.length() || !Character.isIdeographic(text.charAt(last)) || BEHIND_NAMES.indexOf(text.charAt(last)) >= 0) {
                return last;
            }
        }
        for (last = begin + 2; together > 1 && last <= longest; last++) {
            if (isSurname(text, last) && endAtOnce(text, last, endOfName(text, last), together - 1) > last) {
                return last;
            }
        }
        return begin;
    }
}
