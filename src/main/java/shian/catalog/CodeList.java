package shian.catalog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of codes with the words that files use for them.
 */
public final class CodeList {

    /** One code: its title, exact variants, and fragments that are enough to recognise it. */
    public record Code(String code, Title title, List<String> also, List<String> contains) {
    }

    private final String name;
    private final String path;
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private final Map<String, String> exact = new HashMap<>();

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

    /** The code a file means: by exact variant first, then by fragment in the order of the list. */
    public Optional<String> find(String cell) {
        String code = exact.get(cell);
        if (code != null) {
            return Optional.of(code);
        }
        String text = Variants.folded(cell);
        code = exact.get(text);
        if (code != null) {
            return Optional.of(code);
        }
        return codes.values().stream().filter(c -> c.contains().stream().anyMatch(text::contains))
                .map(Code::code).findFirst();
    }

    /** What a file may write, for messages. */
    public List<String> expected() {
        return codes.values().stream().map(c -> c.title().zh()).toList();
    }
}
