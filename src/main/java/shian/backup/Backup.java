package shian.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.output.CloseShieldOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import shian.content.Archive;
import shian.message.ShianException;
import shian.settings.PrivateFiles;
import shian.store.Store;
import shian.work.ArchiveInUse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a backup: a zip with every table as PostgreSQL's own text copy, and every content; on request encrypted; and beside it a
 * signature. A night may run meanwhile.
 */
public final class Backup {

    /**
     * What a backup holds.
     *
     * @param state    newest migration of the tables it was taken from
     * @param signedBy fingerprint of the key that signed it
     */
    public record Summary(String state, long tables, long rows, long contents, long bytes, String signedBy) {
    }

    private final Store store;
    private final Archive archive;
    private final BackupKeys keys;

    public Backup(Store store, Archive archive, BackupKeys keys) {
        this.store = store;
        this.archive = archive;
        this.keys = keys;
    }

    /**
     * Writes the file and its signature; under their names only once they are whole and on the disk.
     *
     * @param recipients keys of those who may read it, as GnuPG exports them; empty for a backup that is not encrypted
     * @throws IOException    if it cannot be written
     * @throws ShianException of category SURROUNDINGS if a content is not in the archive, of category USAGE if a recipient's key is none
     */
    public Summary write(Path file, List<Path> recipients) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        PrivateFiles.folder(folder);
        Path temporary = Files.createTempFile(folder, file.getFileName().toString(), ".part");
        try {
            Manifest manifest;
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
                 Connection connection = store.owner()) {
                try (OutputStream out = Encryption.to(recipients, CloseShieldOutputStream.wrap(Channels.newOutputStream(channel)));
                     ZipOutputStream zip = new ZipOutputStream(CloseShieldOutputStream.wrap(out))) {
                    zip.setLevel(Deflater.BEST_SPEED);
                    manifest = write(connection, zip);
                }
                channel.force(true);
            } catch (SQLException e) {
                throw new IOException(e.getMessage(), e);
            }
            SigningKey key = keys.signing();
            PrivateFiles.write(BackupKeys.signatureOf(file), key.signatureOf(temporary));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return manifest.summary(Files.size(file), key.fingerprint());
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Manifest write(Connection connection, ZipOutputStream zip) throws SQLException, IOException {
        // before the snapshot: what it names must stay in the archive until it is read
        ArchiveInUse.hold(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        Tables tables = new Tables(jdbc);
        String takenAt = jdbc.sql("select now()::text").query(String.class).single();
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        LinkedHashMap<String, Manifest.Table> written = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> table : tables.inOrder().entrySet()) {
            zip.putNextEntry(new ZipEntry(Manifest.entryOf(table.getKey())));
            long rows = copy.copyOut("copy (select " + String.join(", ", table.getValue()) + " from " + table.getKey() + ") to stdout",
                    CloseShieldOutputStream.wrap(zip));
            zip.closeEntry();
            written.put(table.getKey(), new Manifest.Table(table.getValue(), rows));
        }
        List<String> contents = jdbc.sql("select sha256 from intake.content where removed_at is null order by 1").query(String.class).list();
        for (String content : contents) {
            zip.putNextEntry(new ZipEntry("archive/" + content));
            try (InputStream in = archive.open(content)) {
                in.transferTo(zip);
            } catch (NoSuchFileException e) {
                throw ShianException.surroundings(e, "operate.backup-content-missing", content);
            }
            zip.closeEntry();
        }
        Manifest manifest = new Manifest(Manifest.FORMAT, tables.state(), tables.migrations(), takenAt, written, tables.partitions(),
                tables.sequences(), contents.size());
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(JsonMapper.shared().writeValueAsBytes(manifest));
        zip.closeEntry();
        connection.rollback();
        return manifest;
    }
}
