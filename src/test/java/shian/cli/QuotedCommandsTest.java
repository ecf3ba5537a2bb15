package shian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import shian.settings.Variables;

/** Every command that a page or a message tells people to type has its verb and its options. */
class QuotedCommandsTest {

    /** From the program to the end of what is quoted: a line, a sentence, a code span, a pipe, a redirection, a comment. */
    private static final Pattern QUOTED = Pattern.compile(
            "ops/shian +((?:\"[^\"`\n]*\"|'[^'`\n]*'|(?!\\.\\s)[^`\n|>#;'\"；，。）)])+)");
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| (`[a-z].*?) \\|");
    private static final Pattern SPAN = Pattern.compile("`([a-z][^`]*)`");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

    @Test
    void every_quoted_command_can_be_parsed() throws IOException {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Path page : pages()) {
            String text = Files.readString(page);
            for (String command : commands(page, text)) {
                checked++;
                whatIsWrong(command).ifPresent(what -> wrong.add(page + ": " + command + ": " + what));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).as("commands found").isGreaterThan(200);
    }

    @Test
    void a_command_that_does_not_exist_is_found_to_be_wrong() {
        assertThat(whatIsWrong("rerun RUN --stage measure --reason \"…\"")).isEmpty();
        assertThat(whatIsWrong("rerun RUN --since 2021")).isPresent();
        assertThat(whatIsWrong("repeat 1")).isPresent();
        assertThat(whatIsWrong("breaks forget BREAK")).isPresent();
        assertThat(whatIsWrong("run --date YYYY-MM-DD [--feed F] [--dry-run]")).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Stream.of(Path.of("."), Path.of("ops"), Path.of("jobs"), Path.of("sql"),
                Path.of("src/main/resources/shian/messages")).flatMap(QuotedCommandsTest::list)) {
            return files.filter(file -> file.toString().endsWith(".md") || file.toString().endsWith(".properties")).sorted().toList();
        }
    }

    private static Stream<Path> list(Path folder) {
        try {
            return Files.list(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> commands(Path page, String text) {
        List<String> commands = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(page.toString().endsWith(".properties") ? text.replace("''", "'") : text);
        while (quoted.find()) {
            commands.add(quoted.group(1).strip());
        }
        if (page.getFileName().toString().startsWith("README") && page.getParent().equals(Path.of("."))) {
            Matcher row = TABLE_ROW.matcher(section(text));
            while (row.find()) {
                Matcher span = SPAN.matcher(row.group(1).replaceAll("\\\\\\|(--\\S+ )?[^\\]\\s]*", ""));
                while (span.find()) {
                    commands.add(span.group(1));
                }
            }
        }
        return commands;
    }

    /** The table of commands of a README: from the row of {@code run} to its end. */
    private static String section(String text) {
        int from = text.indexOf("| `run ");
        return text.substring(from, text.indexOf("\n\n", from));
    }

    /** What the program would say; what a command needs and a page leaves out is not wrong. */
    private static Optional<String> whatIsWrong(String command) {
        String[] words = WORD.matcher(command.replaceAll("[\\[\\]]", " ")).results().map(word -> word.group())
                .filter(word -> !word.equals("…")).map(QuotedCommandsTest::filledIn).toArray(String[]::new);
        StringWriter out = new StringWriter();
        Session session = new Session(null, new Variables(name -> null), Locale.ENGLISH, new PrintWriter(out), new PrintWriter(out));
        try {
            CommandLineProgram.commands(session).parseArgs(words);
            return Optional.empty();
        } catch (CommandLine.MissingParameterException leftOut) {
            return Optional.empty();
        } catch (CommandLine.ParameterException e) {
            return Optional.of(e.getMessage() + " " + Arrays.toString(words));
        }
    }

    /** A number, day or word in place of one that stands for any. */
    private static String filledIn(String word) {
        String bare = word.replaceAll("^[\"']|[\"']$", "").replaceAll("^\\{\\d}$", "1").replaceAll("…$", "");
        return switch (bare) {
            case "RUN", "DELIVERY", "BREAK", "LINE", "YEAR", "EDITION", "OLD", "NEW", "A", "B", "N", "运行号", "报送号", "差异号", "行号", "年度", "版", "S", "P" -> "1";
            case "Y" -> "2021";
            case "D", "DATE", "YYYY-MM-DD", "日期" -> "2022-06-06";
            default -> bare;
        };
    }
}
