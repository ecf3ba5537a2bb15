package shian.catalog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A list of codes with the words that files use for them.
 */
public final class CodeList {

    private static final int MOST_KEPT = 1_000;
    private static final int LONGEST_KEPT = 60;
    /** 未 检出 and 未检出 are one word. */
    private static final Pattern BLANKS = Pattern.compile("(?<=\\p{IsHan})[\\s\\p{Z}]+(?=\\p{IsHan})");

    /** One code: its title, exact variants, and fragments that are enough to recognise it. */
    public record Code(String code, Title title, List<String> also, List<String> contains) {
    }

    private final String name;
    private final String path;
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private final Map<String, String> exact = new HashMap<>();
    private final List<Fragment> fragments;
    /** What was found by fragment: files have the same words in each row. */
    private final Map<String, Optional<String>> found = new ConcurrentHashMap<>();

    CodeList(String name, String path, List<Code> codes) {
        this.name = name;
        this.path = path;
        for (Code code : codes) {
            this.codes.put(code.code(), code);
            exact.putIfAbsent(code.code(), code.code());
            exact.putIfAbsent(code.title().zh(), code.code());
            exact.putIfAbsent(code.title().en(), code.code());
            code.also().forEach(variant -> exact.putIfAbsent(variant, code.code()));
        }
        Map<String, String> words = new HashMap<>(exact);
        codes.forEach(code -> code.contains().forEach(fragment -> words.putIfAbsent(fragment, code.code())));
        this.fragments = codes.stream().flatMap(code -> code.contains().stream()
                .map(fragment -> new Fragment(fragment, code.code(), contraries(words, code, fragment)))).toList();
    }

    public String name() {
        return name;
    }

    /** The file it stands in, below jobs/. */
    public String path() {
        return path;
    }

    public Map<String, Code> codes() {
        return codes;
    }

    /** The code of a title or a variant of the list, whole and as written there. */
    public Optional<String> exactly(String cell) {
        return Optional.ofNullable(exact.get(cell));
    }

    /**
     * The code a file means: by exact variant first, then by fragment in the order of the list. A fragment that the text denies,
     * asks for or leaves open means nothing, nor does one whose contrary is in the text too.
     */
    public Optional<String> find(String cell) {
        String code = exact.get(cell);
        if (code != null) {
            return Optional.of(code);
        }
        if (fragments.isEmpty() || cell.length() > LONGEST_KEPT) {
            return looked(cell);
        }
        Optional<String> known = found.get(cell);
        if (known == null) {
            known = looked(cell);
            if (found.size() < MOST_KEPT) {
                found.put(cell, known);
            }
        }
        return known;
    }

    private Optional<String> looked(String cell) {
        String text = BLANKS.matcher(Variants.folded(cell)).replaceAll("");
        String code = exact.get(text);
        if (code != null) {
            return Optional.of(code);
        }
        for (Fragment fragment : fragments) {
            if (text.contains(fragment.words()) && Assertion.isMade(text, fragment.words())) {
                return fragment.contraries().stream().anyMatch(contrary -> Assertion.isMade(text, contrary)) ? Optional.empty()
                        : Optional.of(fragment.code());
            }
        }
        return Optional.empty();
    }

    /** @param contraries words of other codes that a negation before them makes into this fragment: 合格 for 不合格 */
    private record Fragment(String words, String code, List<String> contraries) {
    }

    private static List<String> contraries(Map<String, String> words, Code code, String fragment) {
        return words.entrySet().stream().filter(other -> !other.getValue().equals(code.code())).map(Map.Entry::getKey)
                .filter(word -> Assertion.isDenial(fragment, word)).sorted().toList();
    }

    /** What a file may write, for messages. */
    public List<String> expected() {
        return codes.values().stream().map(c -> c.title().zh()).toList();
    }
}
