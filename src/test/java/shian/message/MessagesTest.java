package shian.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything Shian says, it can say in both languages. */
class MessagesTest {

    private static final Path TEXTS = Path.of("src/main/resources/shian/messages");
    private static final Pattern CODE = Pattern.compile("\"((?:catalog|content|fact|load|receive|reconcile|night|operate|cli|slip|store|verify|work|retain|alert|settings)\\.[a-z0-9-]+)\"");

    @Test
    void every_text_stands_in_both_languages_with_the_same_places() throws IOException {
        for (Path english : texts().filter(p -> !p.toString().endsWith("_zh.properties")).toList()) {
            Properties en = read(english);
            Properties zh = read(TEXTS.resolve(english.getFileName().toString().replace(".properties", "_zh.properties")));
            assertThat(zh.stringPropertyNames()).as(english.toString()).isEqualTo(en.stringPropertyNames());
            en.stringPropertyNames().forEach(key -> assertThat(places(zh.getProperty(key))).as(english + " " + key)
                    .isEqualTo(places(en.getProperty(key))));
        }
    }

    @Test
    void every_code_that_is_said_has_a_text() throws IOException {
        List<String> silent = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            // names of parameters look like codes
            for (Path source : sources.filter(p -> p.toString().endsWith(".java") && !p.endsWith("Parameter.java")).toList()) {
                Matcher codes = CODE.matcher(Files.readString(source));
                while (codes.find()) {
                    String code = codes.group(1);
                    boolean isStepOfTheLoadStage = code.matches("load\\.(plan|work|worker|count)");
                    boolean isPrefix = code.endsWith("-");
                    if (!isStepOfTheLoadStage && !isPrefix && Messages.text(Locale.ENGLISH, code).startsWith(code)) {
                        silent.add(source.getFileName() + ": " + code);
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void what_files_wrote_stays_on_one_line() {
        assertThat(Messages.text(Locale.ENGLISH, "receive.no-contract-name", "a\nb\u001b[31m")).doesNotContain("\n", "\u001b");
    }

    private static TreeSet<String> places(String text) {
        TreeSet<String> places = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d+)").matcher(text);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }

    private static Stream<Path> texts() throws IOException {
        return Files.list(TEXTS);
    }

    private static Properties read(Path path) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        }
        return properties;
    }
}
