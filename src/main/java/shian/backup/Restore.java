package shian.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import shian.settings.PrivateFiles;
import shian.store.Store;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a backup back to a store in which nothing ever ran: wholly, or not at all. Nothing of the file is read before its signature is
 * verified, and what is read is the copy that was verified. Names of tables and columns come from this program's migrations; the file
 * has to name the same ones.
 */
public final class Restore {

    private static final String CONTENTS = "archive/";

    private final Store store;
    private final Archive archive;
    private final BackupKeys keys;
    private final Path folder;

    /**
     * @param folder for the copy, on a disk that has room for it; made if it is not there
     */
    public Restore(Store store, Archive archive, BackupKeys keys, Path folder) {
        this.store = store;
        this.archive = archive;
        this.keys = keys;
        this.folder = folder;
    }

    /**
     * What a backup is opened with.
     *
     * @param verification the file with the key that verifies it; empty for the key of this installation
     * @param decryption   the file with the secret key that decrypts it; empty if it is not encrypted
     * @param passphrase   of that secret key; empty if it has none
     */
    public record Keys(Optional<Path> verification, Optional<Path> decryption, Optional<String> passphrase) {
    }

    /**
     * Reads the file.
     *
     * @throws ShianException of category USAGE if it is not signed by the key, no whole backup, or of tables that this release does not
     *                        know; of category STATE if something ran here already
     * @throws IOException    if it or the archive cannot be read or written
     */
    public Backup.Summary read(Path file, Keys with) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw ShianException.usage("operate.backup-missing", file);
        }
        refuseUsed();
        Path copy = PrivateFiles.folder(folder).resolve("backup.part");
        Path plain = folder.resolve("backup.plain.part");
        try {
            String signedBy = verifiedCopy(file, with, copy, plain);
            return read(file, copy, signedBy);
        } catch (ZipException e) {
            throw ShianException.usage("operate.backup-damaged", file, e.getMessage());
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(plain);
        }
    }

    /** Copies the file and verifies the copy, then replaces it by what it is in plain; returns the fingerprint of the key. */
    private String verifiedCopy(Path file, Keys with, Path copy, Path plain) throws IOException {
        VerificationKey key = keys.verifying(with.verification, file);
        Path signature = BackupKeys.signatureOf(file);
        if (!Files.isRegularFile(signature)) {
            throw ShianException.usage("operate.backup-without-signature", file, signature);
        }
        Files.deleteIfExists(copy);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS); OutputStream out = Files.newOutputStream(PrivateFiles.create(copy))) {
            in.transferTo(out);
        }
        try (InputStream in = Files.newInputStream(copy)) {
            key.verify(in, signature, file);
        }
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(copy))) {
            if (Encryption.isEncrypted(in)) {
                Path secret = with.decryption.orElseThrow(() -> ShianException.usage("operate.backup-encrypted", file));
                Files.deleteIfExists(plain);
                try (InputStream decrypted = Encryption.decrypted(in, secret, with.passphrase);
                     OutputStream out = Files.newOutputStream(PrivateFiles.create(plain))) {
                    decrypted.transferTo(out);
                }
                Files.move(plain, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return key.fingerprint();
    }

    private Backup.Summary read(Path file, Path copy, String signedBy) throws IOException, SQLException {
        List<String> added = new ArrayList<>();
        boolean restored = false;
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            Manifest manifest = manifest(zip, file);
            check(zip, manifest, file);
            refuse(manifest, file);
            // contents first: a table must not name what is not there
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith(CONTENTS)) {
                    content(zip, entry, file, added);
                }
            }
            store.rebuild(manifest.state(), owner -> tables(zip, manifest, owner, file));
            restored = true;
            return manifest.summary(Files.size(file), signedBy);
        } finally {
            if (!restored) {
                for (String sha256 : added) {
                    archive.remove(sha256);
                }
            }
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw ShianException.usage("operate.backup-damaged", file, Manifest.ENTRY);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] json = in.readNBytes(Manifest.LONGEST + 1);
            if (json.length > Manifest.LONGEST) {
                throw ShianException.usage("operate.backup-damaged", file, Manifest.ENTRY + ": > " + Manifest.LONGEST + " B");
            }
            return JsonMapper.shared().readValue(json, Manifest.class);
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

    /** Refuses what this release cannot make the tables of. */
    private void refuse(Manifest manifest, Path file) throws IOException {
        if (manifest.format() != Manifest.FORMAT) {
            throw ShianException.usage("operate.backup-of-another-format", file, manifest.format(), Manifest.FORMAT);
        }
        Map<String, Integer> here = store.migrations();
        for (Map.Entry<String, Integer> migration : manifest.migrations().entrySet()) {
            if (!migration.getValue().equals(here.get(migration.getKey()))) {
                throw ShianException.usage("operate.backup-of-another-state", file, migration.getKey());
            }
        }
    }

    /** Refuses an installation that is in use. */
    private void refuseUsed() throws IOException {
        try (Connection connection = store.owner()) {
            if (jdbc(connection).sql("""
                    select exists (select from control.run) or exists (select from intake.arrival)
                        or exists (select from control.operator_action)""").query(Boolean.class).single()) {
                throw ShianException.state("operate.restore-not-empty");
            }
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void content(ZipFile zip, ZipEntry entry, Path file, List<String> added) throws IOException {
        String named = entry.getName().substring(CONTENTS.length());
        boolean known = named.matches("[0-9a-f]{64}") && archive.has(named);
        try (InputStream in = zip.getInputStream(entry)) {
            String sha256 = archive.keep(in).sha256();
            if (!known) {
                added.add(sha256);
            }
            if (!named.equals(sha256)) {
                throw ShianException.usage("operate.backup-damaged", file, entry.getName() + " ≠ " + sha256);
            }
        }
    }

    /** Fills the tables of the migration that the backup names, which this program has just made. */
    private static void tables(ZipFile zip, Manifest manifest, Connection connection, Path file) throws SQLException, IOException {
        JdbcClient jdbc = jdbc(connection);
        Tables here = new Tables(jdbc);
        Map<String, List<String>> tables = here.inOrder();
        tables.forEach((table, columns) -> {
            Manifest.Table said = manifest.tables().get(table);
            if (said == null || !said.columns().equals(columns)) {
                throw differs(file, table, columns, said == null ? List.of() : said.columns());
            }
        });
        manifest.tables().keySet().stream().filter(table -> !tables.containsKey(table)).findFirst().ifPresent(table -> {
            throw differs(file, table, List.of(), manifest.tables().get(table).columns());
        });
        manifest.partitions().forEach((table, years) -> years.forEach(year -> jdbc.sql("select warehouse.ensure_partition(:table, :year)")
                .param("table", table).param("year", year).query((row, n) -> year).list()));
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        List<Tables.Trigger> triggers = here.triggers();
        triggers.forEach(trigger -> jdbc.sql(trigger.disable()).update());
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            copy(zip, table, manifest.tables().get(table.getKey()).rows(), copy, jdbc, file);
        }
        triggers.forEach(trigger -> jdbc.sql(trigger.enable()).update());
        List<String> sequences = here.allSequences();
        manifest.sequences().forEach((sequence, last) -> {
            if (!sequences.contains(sequence)) {
                throw ShianException.usage("operate.backup-damaged", file, sequence);
            }
            jdbc.sql("select setval(:sequence::regclass, :last)").param("sequence", sequence).param("last", last).query(Long.class).single();
        });
    }

    private static void copy(ZipFile zip, Map.Entry<String, List<String>> table, long rows, CopyManager copy, JdbcClient jdbc, Path file)
            throws SQLException, IOException {
        ZipEntry entry = zip.getEntry(Manifest.entryOf(table.getKey()));
        if (entry == null) {
            throw ShianException.usage("operate.backup-damaged", file, Manifest.entryOf(table.getKey()));
        }
        // what migrations put there is in the backup too
        if (jdbc.sql("select exists (select from " + table.getKey() + ")").query(Boolean.class).single()) {
            jdbc.sql("delete from " + table.getKey()).update();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            long read = copy.copyIn("copy " + table.getKey() + " (" + String.join(", ", table.getValue()) + ") from stdin", in);
            if (read != rows) {
                throw ShianException.usage("operate.backup-damaged", file, table.getKey() + ": " + read + " ≠ " + rows);
            }
        }
    }

    private static ShianException differs(Path file, String table, List<String> expected, List<String> said) {
        return ShianException.usage("operate.backup-other-columns", file, table, String.join(", ", said), String.join(", ", expected));
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
