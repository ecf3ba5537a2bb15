package shian.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shian.TestTime;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.content.Archive;
import shian.store.TestDatabase;
import shian.store.TestStore;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.Units;

/** A file that changed a moment ago may still grow: the next run takes it. */
@Tag("store")
class StillWrittenTest {

    private static final Instant NOW = Instant.parse("2022-06-06T01:00:00Z");

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));

    @TempDir
    private Path folder;

    @Test
    void a_file_is_left_until_it_has_been_still_for_the_set_time() throws Exception {
        TestDatabase database = TestStore.database(StillWrittenTest.class);
        try (var superuser = database.connectAsSuperuser(); var statement = superuser.createStatement()) {
            statement.execute("""
                    insert into control.catalogue values ('%1$s', now());
                    insert into control.run (job, business_date, attempt, state, catalogue_hash, actor, host, process, started_at)
                    values ('intake', '2022-06-06', 1, 'RUNNING', '%1$s', 'test', 'test', 1, now())""".formatted(CATALOG.hash()));
        }
        Path file = Files.writeString(Files.createDirectory(folder.resolve("inbox")).resolve("a.csv"), "x");
        Units units = new Units(database.store().pipeline(), Clock.fixed(NOW, TestTime.zone()));
        ReceiveStage stage = new ReceiveStage(units, new Archive(folder.resolve("archive")), Duration.ofSeconds(2), Duration.ofMinutes(1));
        for (Instant fresh : new Instant[] {NOW, NOW.minusMillis(1_999), NOW.plusMillis(1_999)}) {
            assertThat(received(stage, file, fresh)).containsEntry("being-written", 1L).containsEntry("files", 1L);
        }
        assertThat(folder.resolve("archive")).doesNotExist();
        assertThat(received(stage, file, NOW.minusSeconds(2))).containsEntry("being-written", 0L);
    }

    private Map<String, Long> received(ReceiveStage stage, Path file, Instant modified) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(modified));
        StageResult result = stage.run(new Run(1, 1, "intake", LocalDate.of(2022, 6, 6), file.getParent(), Run.Selection.ALL,
                CATALOG));
        return result.counts();
    }
}
