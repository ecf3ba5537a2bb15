package shian.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Fuzzing of texts with separated values: read or refused, and what is read is what a plain reader reads too. */
public final class TextFuzz {

    private TextFuzz() {
    }

    /** One input of the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        FuzzedContent.read(data, (document, part, rows) -> {
            Optional<TextLayout> layout = document.layout(part);
            Optional<String> text = decoded(data);
            // the plain reader knows one mark of quotation
            if (part.equals(Part.WHOLE) && layout.isPresent() && text.isPresent() && text.get().indexOf('\'') < 0) {
                plain(text.get(), layout.get().delimiter()).ifPresent(expected -> assertSame(expected, rows));
            }
        });
    }

    private static void assertSame(List<List<String>> expected, List<Row> read) {
        List<List<String>> cells = read.stream().map(row -> Arrays.asList(row.cells())).toList();
        if (!stripped(expected).equals(stripped(cells))) {
            throw new AssertionError("read " + cells + " instead of " + expected);
        }
    }

    /** Blanks around a cell are taken away where a file has them before its marks of quotation. */
    private static List<List<String>> stripped(List<List<String>> rows) {
        return rows.stream().map(row -> row.stream().map(String::strip).toList()).toList();
    }

    private static Optional<String> decoded(byte[] data) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                String text = charset.newDecoder().decode(ByteBuffer.wrap(data)).toString();
                return text.startsWith("\ufeff") ? Optional.of(text.substring(1)) : Optional.of(text);
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** A reader of RFC 4180 without any cleverness; empty where quotation marks stand as the standard does not say. */
    private static Optional<List<List<String>>> plain(String text, char delimiter) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (!cell.isEmpty()) {
                    return Optional.empty();
                }
                for (i++; i < text.length() && (text.charAt(i) != '"' || i + 1 < text.length() && text.charAt(i + 1) == '"'); i++) {
                    cell.append(text.charAt(i));
                    i += text.charAt(i) == '"' ? 1 : 0;
                }
                boolean ends = i < text.length() && (i + 1 == text.length() || "\r\n".indexOf(text.charAt(i + 1)) >= 0
                        || text.charAt(i + 1) == delimiter);
                if (!ends) {
                    return Optional.empty();
                }
                begun = true;
            } else if (c == delimiter) {
                row.add(cell.toString());
                cell.setLength(0);
                begun = true;
            } else if (c == '\n' || c == '\r') {
                row.add(cell.toString());
                rows.add(row);
                row = new ArrayList<>();
                cell.setLength(0);
                begun = false;
                i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
            } else {
                cell.append(c);
                begun = true;
            }
        }
        if (begun) {
            row.add(cell.toString());
            rows.add(row);
        }
        return Optional.of(rows);
    }
}
