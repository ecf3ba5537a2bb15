package shian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The texts of the store. */
class StoreMessagesTest {

    private static final Path TEXTS = Path.of("src/main/resources/shian/messages");
    private static final Pattern CODE = Pattern.compile("\"store\\.([a-z0-9-]+)\"");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    @Test
    void every_code_has_a_text_in_both_languages_and_every_text_is_used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/shian/store"))) {
            for (Path source : sources.toList()) {
                CODE.matcher(Files.readString(source)).results().forEach(code -> used.add(code.group(1)));
            }
        }
        assertThat(texts("store.properties").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
        assertThat(texts("store_zh.properties").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void both_languages_name_the_same_things() throws IOException {
        Properties chinese = texts("store_zh.properties");
        texts("store.properties").forEach((code, text) -> assertThat(arguments(chinese.getProperty((String) code)))
                .as((String) code).isEqualTo(arguments((String) text)));
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS.resolve(name))) {
            texts.load(reader);
        }
        return texts;
    }
}
