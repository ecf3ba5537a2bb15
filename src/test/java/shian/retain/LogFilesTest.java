package shian.retain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shian.catalog.Keep;

/** A log that grew is emptied under the hand that writes to it. */
class LogFilesTest {

    private static final Keep ONE_MEGABYTE = new Keep(1, "MB");

    @TempDir
    private Path folder;

    @Test
    void a_large_log_is_copied_beside_itself_and_whoever_writes_to_it_goes_on_at_its_beginning() throws IOException {
        Path large = folder.resolve("postgresql.log");
        Path small = Files.writeString(folder.resolve("shian.log"), "one line\n");
        LogFiles logs = new LogFiles(folder);
        try (OutputStream writer = Files.newOutputStream(large, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write("line\n".repeat(300_000).getBytes());
            assertThat(logs.due(ONE_MEGABYTE)).isEqualTo(new Due(1, 1_500_000, null, null));
            assertThat(logs.remove(null, ONE_MEGABYTE)).isEqualTo(new Due(1, 1_500_000, null, null));
            writer.write("next\n".getBytes());
        }
        assertThat(large).hasContent("next\n");
        assertThat(folder.resolve("postgresql.log.1")).hasSize(1_500_000);
        assertThat(small).hasContent("one line\n");
        assertThat(logs.remove(null, ONE_MEGABYTE)).isEqualTo(Due.NOTHING);
    }
}
