package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shian.Budget;

/**
 * Whole files that are short to write and long to read: each is read, or refused in words, and four times as much of it takes about four
 * times as long.
 */
class HostileFilesTest {

    private static final int SMALL = 200_000;
    private static final int TIMES = 4;
    /** Sixteen times is quadratic; less is the noise of a machine that others use too. */
    private static final int MOST_TIMES = 10;
    private static final long TOO_SHORT_TO_COMPARE = 500_000_000;
    private static final Budget BUDGET = Budget.of(30_000, 6_000);

    static Stream<HostileFiles.Hostile> files() {
        return HostileFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_read_or_refused_in_time_that_grows_with_its_size(HostileFiles.Hostile hostile) throws Exception {
        long small = processor(hostile, SMALL);
        long large = processor(hostile, SMALL * TIMES);
        if (large > TOO_SHORT_TO_COMPARE) {
            assertThat(large).as(hostile.name()).isLessThan(MOST_TIMES * small);
        }
    }

    private static long processor(HostileFiles.Hostile hostile, int size) throws Exception {
        Path file = Files.createTempFile("hostile", "");
        try {
            Files.write(file, hostile.ofSize().apply(size));
            return BUDGET.spend(hostile.name() + " of " + size, () -> read(file)).processor().toNanos();
        } finally {
            Files.delete(file);
        }
    }

    /** Reads to the end and keeps nothing. */
    private static long read(Path file) {
        long read = 0;
        try (Document document = Document.open(file, Reading.ANYTHING, Reading.LIMITS)) {
            for (Part part : document.parts()) {
                try (Rows rows = document.rows(part)) {
                    while (rows.next() != null) {
                        read++;
                    }
                }
            }
        } catch (UnreadableException e) {
            assertThat(e.reason().code()).startsWith("content.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }
}
