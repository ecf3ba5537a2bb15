package shian.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a content the way stages do, for tests to look at. */
final class Reading {

    static final Expectation ANYTHING = new Expectation(Optional.empty(), Set.of("样品", "日期", "数量"));

    /** What zips and encrypted workbooks are unpacked into. */
    static final TemporaryFiles TEMPORARY =
            new TemporaryFiles(Path.of("target", "temp").toAbsolutePath(), TemporaryFiles.USUAL_MEGABYTES);
    static final Limits LIMITS = Limits.USUAL.in(TEMPORARY);

    private Reading() {
    }

    /** What came out of a content: {@code sheet:line|cell|cell}, or why it cannot be read. */
    static List<String> of(byte[] content) {
        return of(content, LIMITS);
    }

    static List<String> of(byte[] content, Limits limits) {
        List<String> read = new ArrayList<>();
        try {
            Path file = Files.createTempFile("reading", "");
            Files.write(file, content);
            try (Document document = Document.open(file, ANYTHING, limits.in(TEMPORARY))) {
                for (Part part : document.parts()) {
                    if (part.state() == Part.State.VISIBLE) {
                        rows(document, part, read);
                    } else {
                        read.add(part.state() + " " + part.name());
                    }
                }
            } finally {
                Files.delete(file);
            }
        } catch (UnreadableException e) {
            read.add(e.reason().code() + " " + e.reason().arguments());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private static void rows(Document document, Part part, List<String> read) throws IOException {
        try (Rows rows = document.rows(part)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                read.add(part.name() + ":" + row.line() + "|" + String.join("|", row.cells()));
            }
            rows.remarks().forEach(remark -> read.add(remark.code() + " " + remark.arguments()));
        }
    }
}
