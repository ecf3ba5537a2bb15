package shian.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files of {@code hostile/files.yaml}, and those that need more than a repetition: each of about a size in bytes. */
public final class HostileFiles {

    private static final Path CASES = Path.of("src/test/resources/hostile/files.yaml");

    private HostileFiles() {
    }

    /** A file of any size, and the ending of its name. */
    public record Hostile(String name, String ending, IntFunction<byte[]> ofSize) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** All of them. */
    public static Stream<Hostile> all() {
        try {
            List<Map<String, String>> cases = new Yaml().load(Files.readString(CASES));
            return Stream.concat(cases.stream().map(HostileFiles::of), byHand());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Hostile of(Map<String, String> one) {
        String before = one.getOrDefault("before", "");
        String again = one.get("again");
        return switch (one.get("kind")) {
            case "page" -> new Hostile(one.get("id"), ".xls", size -> utf8("<html><body>" + before + repeated(again, size)));
            case "text" -> new Hostile(one.get("id"), ".csv", size -> utf8(before + repeated(again, size)));
            case "sheet" -> new Hostile(one.get("id"), ".xlsx", size -> Workbooks.handmade(before + repeated(again, size)));
            default -> new Hostile(one.get("id"), ".xlsx",
                    size -> Workbooks.handmade("<row><c t='s'><v>0</v></c></row>", one.get("entry"), before + repeated(again, size)));
        };
    }

    private static Stream<Hostile> byHand() {
        return Stream.of(
                new Hostile("page with spans over everything", ".xls", size -> utf8("<table><tr>" + "<td rowspan=65534>1".repeat(16_000) + repeated("<tr>", size))),
                new Hostile("number formats", ".xlsx", size -> Workbooks.handmade("<row><c s='0'><v>1</v></c></row>", "xl/styles.xml", "<styleSheet><numFmts>"
                        + numbered(size / 300, "<numFmt numFmtId='%d' formatCode='" + "[".repeat(250) + "'/>") + "</numFmts><cellXfs>"
                        + numbered(size / 300, "<xf numFmtId='%d'/>") + "</cellXfs></styleSheet>")),
                new Hostile("a type of a part with a long path", ".xlsx", size -> Workbooks.handmade("<row/>", "[Content_Types].xml",
                        "<Types><Override PartName='" + repeated("/../", Math.min(size, 60_000)) + "' ContentType='b'/></Types>")),
                new Hostile("zip with one long name", ".zip", size -> Workbooks.zip(repeated("a/", Math.min(size, 60_000)) + "b.csv", "1")),
                new Hostile("zip with a name that patterns go over", ".zip", size -> Workbooks.zip(repeated("2021年1-", Math.min(size, 4_000)) + ".csv", "样品,数量\n1,2\n")),
                new Hostile("zip of many files", ".zip", size -> Workbooks.zip(IntStream.range(0, size / 400).boxed()
                        .flatMap(i -> Stream.of(i + ".csv", "样品,数量\n1,2\n")).toArray())));
    }

    private static String repeated(String text, int size) {
        return text.repeat(size / text.length());
    }

    private static String numbered(int count, String pattern) {
        return IntStream.range(200, 200 + count).mapToObj(pattern::formatted).collect(Collectors.joining());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
