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

    private record Word(String text, boolean telephone) {
    }

    private final Map<Character, List<Word>> byFirst = new HashMap<>();
    private final boolean[] begins = new boolean[Character.MAX_VALUE + 1];
    private final IntroducedNames names;

    /**
     * @param names      words that introduce a name
     * @param telephones words that introduce a telephone number; Latin ones in either case
     * @param surnames   characters with which a name begins where nothing stands between it and the word
     */
    public PersonalWords(Collection<String> names, Collection<String> telephones, Collection<String> surnames) {
        names.forEach(word -> add(new Word(word, false)));
        telephones.forEach(word -> add(new Word(word, true)));
        byFirst.values().forEach(words -> words.sort(Comparator.comparingInt((Word word) -> word.text.length()).reversed()));
        this.names = new IntroducedNames(Set.copyOf(surnames));
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
                at = (word.telephone ? IntroducedNumbers.mask(masked, begin) : names.mask(masked, begin, place -> isWordAt(plain, place))) - 1;
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

    private boolean isWordAt(String text, int at) {
        return begins[text.charAt(at)] && wordAt(text, at) != null;
    }

    /** Whether a character may stand between a word and what it introduces. */
    static boolean isMark(char c) {
        return switch (c) {
            case ':', '：', '=', '\t', '(', '（', '【', '[', '"', '“', '\n', '\r' -> true;
            default -> Character.isSpaceChar(c);
        };
    }
}
