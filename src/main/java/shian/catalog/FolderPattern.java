package shian.catalog;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A folder below the inbox with all below it, such as {@code health} or {@code *}{@code /health}; {@code *} stands for a folder of any
 * name. Large and small letters are the same, as some file systems have it.
 *
 * @param text as declared, with slashes
 */
public record FolderPattern(String text) implements Comparable<FolderPattern> {

    private static final String ANY = "*";

    /** The folder of a path below the inbox that it is the pattern of, as written there; empty if the file lies elsewhere. */
    Optional<String> folderOf(String path) {
        List<String> names = names(text);
        String[] found = path.split("/");
        boolean matches = names.size() < found.length && IntStream.range(0, names.size())
                .allMatch(i -> names.get(i).equals(ANY) || names.get(i).equals(folded(found[i])));
        return matches ? Optional.of(String.join("/", Arrays.copyOf(found, names.size()))) : Optional.empty();
    }

    /** Whether both are patterns of the same folders. */
    boolean isSame(FolderPattern other) {
        return names(text).equals(names(other.text));
    }

    /**
     * The pattern that says more comes first: from the left, a name before {@code *}, so that nobody gets another's place by a folder of that
     * name in a folder of their own; then the longer one.
     */
    @Override
    public int compareTo(FolderPattern other) {
        List<String> ours = names(text);
        List<String> theirs = names(other.text);
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            int named = Boolean.compare(ours.get(i).equals(ANY), theirs.get(i).equals(ANY));
            if (named != 0) {
                return named;
            }
        }
        int longer = Integer.compare(theirs.size(), ours.size());
        return longer != 0 ? longer : text.compareTo(other.text);
    }

    private static List<String> names(String path) {
        return Arrays.stream(path.split("/")).map(FolderPattern::folded).toList();
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
