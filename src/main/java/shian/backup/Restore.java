package shian.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import shian.content.Archive;
import shian.message.ShianException;
import shian.store.Store;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Gives a backup back to a store in which nothing ever ran: wholly, or not at all. All of it is read before any of it is. */
public final class Restore {

    private static final String CONTENTS = "archive/";

    private final Store store;
    private final Archive archive;

    public Restore(Store store, Archive archive) {
        this.store = store;
        this.archive = archive;
    }

    /**
     * Reads the file.
     *
     * @throws ShianException of category USAGE if it is no whole backup, or of a store in another state; of category STATE if
     *                        something ran here already
     * @throws IOException    if it or the archive cannot be read or written
     */
    public Backup.Summary read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw ShianException.usage("operate.backup-missing", file);
        }
        try (ZipFile zip = new ZipFile(file.toFile()); Connection connection = store.owner()) {
            Manifest manifest = manifest(zip, file);
            check(zip, manifest, file);
            connection.setAutoCommit(false);
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            refuse(manifest, new Tables(jdbc), jdbc, file);
            // contents first: a table must not name what is not there
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith(CONTENTS)) {
                    content(zip, entry, file);
                }
            }
            tables(zip, manifest, connection, jdbc, file);
            connection.commit();
            return new Backup.Summary(manifest.state(), manifest.tables().size(),
                    manifest.tables().values().stream().mapToLong(Manifest.Table::rows).sum(), manifest.contents(), Files.size(file));
        } catch (ZipException e) {
            throw ShianException.usage("operate.backup-damaged", file, e.getMessage());
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw ShianException.usage("operate.backup-damaged", file, Manifest.ENTRY);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return JsonMapper.shared().readValue(in.readAllBytes(), Manifest.class);
        } catch (JacksonException e) {
            throw ShianException.usage("operate.backup-damaged", file, e.getOriginalMessage());
        }
    }

    /** Reads everything once, since a zip that is read entry by entry does not compare its check sums, and a row could be another. */
    private static void check(ZipFile zip, Manifest manifest, Path file) throws IOException {
        long contents = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
                in.transferTo(OutputStream.nullOutputStream());
                if (in.getChecksum().getValue() != entry.getCrc()) {
                    throw ShianException.usage("operate.backup-damaged", file, entry.getName());
                }
            } catch (ZipException | EOFException e) {
                throw ShianException.usage("operate.backup-damaged", file, entry.getName() + ": " + e.getMessage());
            }
            contents += entry.getName().startsWith(CONTENTS) ? 1 : 0;
        }
        if (contents != manifest.contents()) {
            throw ShianException.usage("operate.backup-damaged", file, CONTENTS + ": " + contents + " ≠ " + manifest.contents());
        }
    }

    private static void refuse(Manifest manifest, Tables here, JdbcClient jdbc, Path file) {
        if (manifest.format() != Manifest.FORMAT || !manifest.state().equals(here.state())) {
            throw ShianException.usage("operate.backup-of-another-state", file, manifest.state(), here.state());
        }
        if (jdbc.sql("""
                select exists (select from control.run) or exists (select from intake.arrival)
                    or exists (select from control.operator_action)""").query(Boolean.class).single()) {
            throw ShianException.state("operate.restore-not-empty");
        }
    }

    private void content(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            String sha256 = archive.keep(in).sha256();
            if (!entry.getName().equals(CONTENTS + sha256)) {
                throw ShianException.usage("operate.backup-damaged", file, entry.getName() + " ≠ " + sha256);
            }
        }
    }

    private static void tables(ZipFile zip, Manifest manifest, Connection connection, JdbcClient jdbc, Path file)
            throws SQLException, IOException {
        for (Map.Entry<String, List<Integer>> table : manifest.partitions().entrySet()) {
            for (int year : table.getValue()) {
                jdbc.sql("select warehouse.ensure_partition(:table, :year)").param("table", table.getKey()).param("year", year)
                        .query((row, n) -> year).list();
            }
        }
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Map.Entry<String, Manifest.Table> table : manifest.tables().entrySet()) {
            ZipEntry entry = zip.getEntry(Manifest.entryOf(table.getKey()));
            if (entry == null) {
                throw ShianException.usage("operate.backup-damaged", file, Manifest.entryOf(table.getKey()));
            }
            // what migrations put there stands in the backup too
            if (jdbc.sql("select exists (select from " + table.getKey() + ")").query(Boolean.class).single()) {
                jdbc.sql("delete from " + table.getKey()).update();
            }
            try (InputStream rows = zip.getInputStream(entry)) {
                long read = copy.copyIn("copy " + table.getKey() + " (" + String.join(", ", table.getValue().columns())
                        + ") from stdin", rows);
                if (read != table.getValue().rows()) {
                    throw ShianException.usage("operate.backup-damaged", file, table.getKey() + ": " + read + " ≠ " + table.getValue().rows());
                }
            }
        }
        manifest.sequences().forEach((sequence, last) -> jdbc.sql("select setval(:sequence::regclass, :last)")
                .param("sequence", sequence).param("last", last).query(Long.class).single());
    }
}
