package shian.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file of test items, for benchmarks in other packages. */
public final class RowsAtHand {

    private RowsAtHand() {
    }

    /** A header and so many rows. */
    public static byte[] testItems(int rows) throws IOException {
        Path file = Files.createTempFile("items", ".csv");
        try {
            TestItems.asHandedIn(file, "150102", 0, rows);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}
