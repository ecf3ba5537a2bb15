package shian;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of what a person may set, and what is read: the same. */
class ConfigurationPageTest {

    private static final String NAME = "((?:SHIAN|SPRING_DATASOURCE)_[A-Z_]+)";
    /** {@code "SHIAN_ALERT_" + format}: the beginning of names that an enumeration completes. */
    private static final String BEGINNING = "_";

    @Test
    void every_variable_that_is_read_is_on_the_page_and_every_one_on_the_page_is_read() throws IOException {
        SortedSet<String> read = read();
        SortedSet<String> onThePage = found(Pattern.compile("(?m)^\\| `" + NAME + "`"), Path.of("ops/configuration.md"));
        assertThat(read.stream().filter(name -> !name.endsWith(BEGINNING))).isNotEmpty().isSubsetOf(onThePage);
        assertThat(onThePage).allMatch(name -> read.contains(name) || completesABeginning(name, read), "is read");
    }

    private static boolean completesABeginning(String name, SortedSet<String> read) {
        return read.stream().anyMatch(other -> other.endsWith(BEGINNING) && name.startsWith(other) && !name.equals(other));
    }

    private static SortedSet<String> read() throws IOException {
        SortedSet<String> names = found(Pattern.compile("\\$\\{?" + NAME), Path.of("ops/shian"));
        names.addAll(found(Pattern.compile("\\$\\{" + NAME), Path.of("src/main/resources/logback-spring.xml")));
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                names.addAll(found(Pattern.compile("\"" + NAME + "\""), source));
            }
        }
        return names;
    }

    private static SortedSet<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(MatchResult::group)
                .map(text -> text.replaceAll("[^A-Z_]", "")).collect(toCollection(TreeSet::new));
    }
}
