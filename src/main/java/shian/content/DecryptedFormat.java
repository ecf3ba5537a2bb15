package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import shian.message.Message;

/**
 * A workbook that is encrypted with the password every Excel knows: Excel asks nobody for it, and nobody knows that the
 * file has one. It is decrypted into a temporary file.
 */
final class DecryptedFormat implements Format {

    /** Excel hashes a password 100,000 times; more than this keeps the program busy and no reader out. */
    private static final int MOST_HASHES = 10_000_000;

    private final Path decrypted;
    private final Format inner;

    private DecryptedFormat(Path decrypted, Format inner) {
        this.decrypted = decrypted;
        this.inner = inner;
    }

    /** Opens an encrypted package; its files are closed unless this fails. */
    static Format open(POIFSFileSystem files, Limits limits) throws IOException {
        Path file = Files.createTempFile("shian", "");
        try {
            decrypt(files, file);
            Format inner = workbook(file, limits);
            files.close();
            return new DecryptedFormat(file, inner);
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
    }

    private static void decrypt(POIFSFileSystem files, Path file) throws IOException {
        Decryptor decryptor;
        try {
            EncryptionInfo info = new EncryptionInfo(files);
            decryptor = info.getDecryptor();
            if (info.getVerifier().getSpinCount() > MOST_HASHES || !decryptor.verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
                throw new UnreadableException(Message.of("content.encrypted"));
            }
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // another way of encryption, such as that of a rights server
            UnreadableException encrypted = new UnreadableException(Message.of("content.encrypted"));
            encrypted.initCause(e);
            throw encrypted;
        }
        try (InputStream in = decryptor.getDataStream(files)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (GeneralSecurityException e) {
            throw ZipContent.damaged(e);
        }
    }

    private static Format workbook(Path file, Limits limits) throws IOException {
        if (Kind.of(file) != Kind.ZIP) {
            throw Kind.OLE_OTHER.refused();
        }
        ZipContent zip = ZipContent.open(file, limits);
        try {
            return XlsxFormat.open(zip, OfficePackage.of(zip).orElseThrow(Kind.OLE_OTHER::refused), limits);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    public List<Part> parts() throws IOException {
        return inner.parts();
    }

    @Override
    public Rows rows(Part part) throws IOException {
        return inner.rows(part);
    }

    @Override
    public Optional<TextLayout> layout(Part part) throws IOException {
        return inner.layout(part);
    }

    @Override
    public void close() throws IOException {
        try {
            inner.close();
        } finally {
            Files.deleteIfExists(decrypted);
        }
    }
}
