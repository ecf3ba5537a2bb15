package shian.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names and telephone numbers behind a word that introduces them: 联系人：张三, 投诉人张三, 电话4961234. Nothing else of a free text is
 * taken for a name: one without such a word stays.
 */
public final class PersonalWords {

    /** Of a Chinese name; of one that is written with dots, {@link #LONGEST_WITH_DOTS}. */
    private static final int LONGEST_NAME = 4;
    private static final int LONGEST_WITH_DOTS = 20;
    private static final int MOST_BETWEEN = 3;
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 12;
    /** What may follow a name at once in a text without marks. */
    private static final String BEHIND_NAMES = "反投举称于在的电手到因说向与和及等男女系已从被";

    private record Word(String text, boolean telephone) {
    }

    private final Map<Character, List<Word>> byFirst = new HashMap<>();
    private final boolean[] begins = new boolean[Character.MAX_VALUE + 1];
    private final Set<String> surnames;

    /**
     * @param names      words that introduce a name
     * @param telephones words that introduce a telephone number; Latin ones in either case
     * @param surnames   characters with which a name begins where nothing stands between it and the word
     */
    public PersonalWords(Collection<String> names, Collection<String> telephones, Collection<String> surnames) {
        names.forEach(word -> add(new Word(word, false)));
        telephones.forEach(word -> add(new Word(word, true)));
        byFirst.values().forEach(words -> words.sort(Comparator.comparingInt((Word word) -> word.text.length()).reversed()));
        this.surnames = Set.copyOf(surnames);
    }

    private void add(Word word) {
        for (char first : new char[] {word.text.charAt(0), Character.toUpperCase(word.text.charAt(0)), Character.toLowerCase(word.text.charAt(0))}) {
            List<Word> words = byFirst.computeIfAbsent(first, c -> new ArrayList<>());
            if (!words.contains(word)) {
                words.add(word);
            }
            begins[first] = true;
        }
    }

    /** The text with what these words introduce, and every personal number, masked. */
    public String masked(String text) {
        String plain = PersonalNumbers.masked(text);
        StringBuilder masked = null;
        for (int at = 0; at < plain.length(); at++) {
            if (!begins[plain.charAt(at)]) {
                continue;
            }
            Word word = wordAt(plain, at);
            if (word != null) {
                masked = masked == null ? new StringBuilder(plain) : masked;
                int begin = at + word.text.length();
                at = (word.telephone ? maskNumber(masked, begin) : maskName(masked, begin)) - 1;
            }
        }
        return masked == null ? plain : masked.toString();
    }

    private Word wordAt(String text, int at) {
        for (Word word : byFirst.get(text.charAt(at))) {
            if (text.regionMatches(true, at, word.text, 0, word.text.length())) {
                return word;
            }
        }
        return null;
    }

    private static boolean isMark(char c) {
        return switch (c) {
            case ':', '：', '=', '\t', '(', '（', '【', '[', '"', '“', '\n', '\r' -> true;
            default -> Character.isSpaceChar(c);
        };
    }

    /** Masks the digits behind a word, all but the last two; returns where to go on. */
    private static int maskNumber(StringBuilder text, int from) {
        int begin = from;
        while (begin < text.length() && begin < from + MOST_BETWEEN && (isMark(text.charAt(begin)) || "号码是为".indexOf(text.charAt(begin)) >= 0)) {
            begin++;
        }
        int digits = 0;
        int end = begin;
        for (int at = begin; at < text.length() && at < end + 2 && (Digits.is(text.charAt(at)) || Digits.isSeparator(text.charAt(at))); at++) {
            if (Digits.is(text.charAt(at))) {
                digits++;
                end = at + 1;
            }
        }
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) {
            return Math.max(end, from);
        }
        int left = digits - 2;
        for (int at = begin; left > 0; at++) {
            if (Digits.is(text.charAt(at))) {
                text.setCharAt(at, '*');
                left--;
            }
        }
        return end;
    }

    /** Masks a name behind a word, all but its first character; returns where to go on. */
    private int maskName(StringBuilder text, int from) {
        int begin = from;
        boolean colon = false;
        while (begin < text.length() && begin < from + MOST_BETWEEN && isMark(text.charAt(begin))) {
            colon |= ":：=".indexOf(text.charAt(begin)) >= 0;
            begin++;
        }
        int end = endOfName(text, begin);
        if (end - begin < 2) {
            return begin;
        }
        int last = surnames.contains(text.substring(begin, begin + 1)) ? endAtOnce(text, begin, end) : begin;
        if (last == begin && !colon) {
            return begin;
        }
        last = last == begin || text.substring(begin, end).indexOf('·') > 0 ? end : last;
        for (int at = begin + 1; at < last; at++) {
            text.setCharAt(at, text.charAt(at) == '·' ? '·' : '*');
        }
        return last;
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

    /** The end of a name of two to four characters: 某, or what may follow a name, or the end of the Chinese characters; the begin if none. */
    private static int endAtOnce(CharSequence text, int begin, int end) {
        int last = begin + 1;
        while (last < end && text.charAt(last) == '某') {
            last++;
        }
        if (last > begin + 1) {
            return last;
        }
        for (last = begin + 2; last <= end && last <= begin + LONGEST_NAME - 1; last++) {
            if (last == text.length() || !Character.isIdeographic(text.charAt(last)) || BEHIND_NAMES.indexOf(text.charAt(last)) >= 0) {
                return last;
            }
        }
        return begin;
    }
}
