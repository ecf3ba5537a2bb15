package shian.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import shian.TestTime;

/** Backups that a test changes, signed by a key that is not the installation's. */
public record BackupFixture(Path folder) {

    private static final String MANIFEST = "manifest.json";

    /** The file with the key that verifies what {@link #signed} signs. */
    public Path key() {
        try {
            return Files.writeString(folder.resolve("key.asc"), keys().verificationKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file, with a signature beside it. */
    public Path signed(Path backup) {
        try {
            Files.writeString(BackupKeys.signatureOf(backup), keys().signing().signatureOf(backup));
            return backup;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy in which every entry is changed as said; null leaves it out. Signed. */
    public Path changed(Path backup, BiFunction<String, byte[], byte[]> change) {
        Path copy = folder.resolve("copy.zip");
        try (ZipFile from = new ZipFile(backup.toFile()); ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] content = change.apply(entry.getName(), from.getInputStream(entry).readAllBytes());
                if (content != null) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(content);
                    to.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return signed(copy);
    }

    /** A copy with a part of the manifest, as JSON text, replaced. Signed. */
    public Path withManifest(Path backup, String part, String by) {
        return changed(backup, (name, content) -> name.equals(MANIFEST)
                ? new String(content, StandardCharsets.UTF_8).replaceFirst(part, by).getBytes(StandardCharsets.UTF_8) : content);
    }

    private BackupKeys keys() {
        return new BackupKeys(folder.resolve("keys-of-the-test"), TestTime.clock());
    }
}
