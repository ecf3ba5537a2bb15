package shian.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every message is given as many arguments as its text has places for. */
class MessageArgumentsTest {

    private static final Pattern SAID = Pattern.compile(
            "(Message\\.of|ShianException\\.(?:usage|state|surroundings|defect)|[sS]ession\\.text|session\\(\\)\\.text|new NotUnderstood)\\(");
    private static final Pattern CODE = Pattern.compile("\"([a-z]+)\\.([a-z0-9-]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    @Test
    void no_text_has_a_place_that_nothing_fills_and_no_argument_goes_unsaid() throws IOException {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                Matcher said = SAID.matcher(text);
                while (said.find()) {
                    List<String> arguments = arguments(text, said.end());
                    if (arguments.size() > 1 && said.group(1).matches(".*(surroundings|defect)")) {
                        arguments.remove(0);
                    }
                    Matcher code = CODE.matcher(arguments.isEmpty() ? "" : arguments.get(0));
                    if (code.matches()) {
                        checked++;
                        int places = places(code.group(1), code.group(2));
                        boolean given = arguments.size() == 2 && arguments.get(1).matches("counts|values");
                        if (!given && places != arguments.size() - 1) {
                            wrong.add(source.getFileName() + ": " + arguments + " fills " + places + " places");
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).as("messages found").isGreaterThan(150);
    }

    private static int places(String file, String key) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/shian/messages", file + ".properties"))) {
            texts.load(reader);
        }
        int places = 0;
        Matcher place = PLACE.matcher(texts.getProperty(key, ""));
        while (place.find()) {
            places = Math.max(places, Integer.parseInt(place.group(1)) + 1);
        }
        return places;
    }

    /** The arguments of a call whose parenthesis opens just before an index. */
    private static List<String> arguments(String text, int from) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = from; ; i++) {
            char c = text.charAt(i);
            if (quoted) {
                quoted = c != '"' || text.charAt(i - 1) == '\\';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0 || c == ',' && depth == 0) {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
                if (c == ')') {
                    return arguments;
                }
                continue;
            }
            argument.append(c);
        }
    }
}
