package shian.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shian.Budget;

/** Reads any bytes the way stages do. What is no refusal in words, an I/O error among them, is a finding, and so is what takes long or much memory. */
final class FuzzedContent {

    /** Small, so that what grows without bound is noticed soon. */
    private static final Limits LIMITS = new Limits(1 << 14, 500, 1 << 15, 1L << 18, 1L << 18, 50, 1L << 22, 250, 1L << 18, 20, 1_000, 10_000, 100_000, Deadline.NONE, Reading.TEMPORARY);
    private static final Path FILE = file();

    private FuzzedContent() {
    }

    /** Looks at a part that could be read. */
    interface Look {
        void at(Document document, Part part, List<Row> rows) throws IOException;
    }

    static void read(byte[] data, Look look) {
        Budget.OF_A_FUZZED_INPUT.keep(() -> readWithin(data, look));
    }

    private static void readWithin(byte[] data, Look look) {
        try {
            Files.write(FILE, data);
            try (Document document = Document.open(FILE, Reading.ANYTHING, LIMITS)) {
                for (Part part : document.parts()) {
                    look.at(document, part, rows(document, part));
                }
            }
        } catch (UnreadableException e) {
            if (e.reason().code().isEmpty()) {
                throw new AssertionError("refused without a reason", e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(Document document, Part part) throws IOException {
        List<Row> read = new ArrayList<>();
        try (Rows rows = document.rows(part)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                read.add(row);
            }
        }
        return read;
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("fuzz", "");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
