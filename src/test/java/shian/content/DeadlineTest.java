package shian.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading ends when the deadline comes, or when somebody asks the run to stop, within a file of any format. */
class DeadlineTest {

    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"text", "page", "xlsx", "xls", "zip"})
    void reading_ends_in_words_when_the_time_is_over(String format) throws IOException {
        Path file = Files.write(folder.resolve("file"), content(format));
        assertThat(read(file, Deadline.in(Duration.ofMinutes(2), hundredMillisecondsALook(), () -> { }))).isEqualTo(ROWS);
        assertThatThrownBy(() -> read(file, Deadline.in(Duration.ofSeconds(1), hundredMillisecondsALook(), () -> { })))
                .isInstanceOfSatisfying(UnreadableException.class, e -> assertThat(e.reason().code()).isEqualTo("content.takes-too-long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "page", "xlsx", "xls", "zip"})
    void reading_ends_within_a_file_when_somebody_asks_the_run_to_stop(String format) throws IOException {
        Path file = Files.write(folder.resolve("file"), content(format));
        Runnable stop = () -> {
            throw new IllegalStateException("asked to stop");
        };
        assertThatThrownBy(() -> read(file, Deadline.in(Duration.ofMinutes(2), hundredMillisecondsALook(), stop))).hasMessage("asked to stop");
    }

    /** A clock on which a tenth of a second passes between two looks. */
    private static LongSupplier hundredMillisecondsALook() {
        AtomicLong now = new AtomicLong();
        return () -> now.addAndGet(Duration.ofMillis(100).toNanos());
    }

    private static byte[] content(String format) {
        String rows = "样品,1\n".repeat(ROWS);
        return switch (format) {
            case "page" -> ("<table>" + "<tr><td>样品<td>1".repeat(ROWS) + "</table>").getBytes(StandardCharsets.UTF_8);
            case "xlsx" -> Workbooks.handmade("<row><c t='str'><v>样品</v></c></row>".repeat(ROWS));
            case "xls" -> xls();
            case "zip" -> Workbooks.zip("a.csv", rows);
            default -> rows.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] xls() {
        HSSFWorkbook workbook = new HSSFWorkbook();
        String[] lines = new String[ROWS];
        Arrays.fill(lines, "样品,1");
        Workbooks.sheet(workbook, "数据", lines);
        return Workbooks.bytes(workbook);
    }

    private static long read(Path file, Deadline deadline) throws IOException {
        long read = 0;
        try (Document document = Document.open(file, Reading.ANYTHING, Reading.LIMITS.by(deadline)); Rows rows = document.rows(document.parts().get(0))) {
            while (rows.next() != null) {
                read++;
            }
        }
        return read;
    }
}
