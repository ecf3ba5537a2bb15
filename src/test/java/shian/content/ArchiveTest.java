package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contents, each once, and what a process that was killed leaves beside them. */
class ArchiveTest {

    @TempDir
    private Path folder;

    @Test
    void a_copy_that_a_killed_process_left_unfinished_is_cleared_away_and_contents_stay() throws IOException {
        Archive archive = new Archive(folder.resolve("archive"));
        archive.clearUnfinished();
        Archive.Content content = archive.keep(content());
        Path unfinished = Files.writeString(folder.resolve("archive/incoming/content123"), "样");
        archive.clearUnfinished();
        assertThat(unfinished).doesNotExist();
        assertThat(archive.rehash(content.sha256())).isEqualTo(content.sha256());
    }

    @Test
    void a_content_is_kept_once_and_nothing_stands_beside_it() throws IOException {
        Archive archive = new Archive(folder.resolve("archive"));
        assertThat(archive.keep(content())).isEqualTo(archive.keep(content()));
        try (var files = Files.walk(folder.resolve("archive"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    private static InputStream content() {
        return new ByteArrayInputStream("样品".getBytes(StandardCharsets.UTF_8));
    }
}
