package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import shian.message.Message;

/**
 * A workbook that is encrypted with the password every Excel knows: Excel asks nobody for it, and nobody knows that the
 * file has one. It is decrypted into a temporary file that has no name any more when the first byte is written: where the
 * system allows that, nothing of it stays behind, however the process ends. It is no larger than what is in the archive.
 */
final class DecryptedWorkbook {

    /** Excel hashes a password 100,000 times; more than this keeps the program busy and no reader out. */
    private static final int MOST_HASHES = 10_000_000;
    private static final int HEAD = 4096;
    private static final int BLOCK = 1 << 16;

    private DecryptedWorkbook() {
    }

    /**
     * Opens an encrypted package; its files are closed unless this fails.
     *
     * @throws IOException if the temporary file cannot be made or written
     */
    static Format open(POIFSFileSystem files, Limits limits) throws IOException {
        Decryptor decryptor = decryptor(files);
        FileChannel decrypted = limits.temporary().createUnnamed();
        try {
            decrypt(decryptor, files, decrypted);
            Format inner = workbook(decrypted, limits);
            files.close();
            return inner;
        } catch (IOException | RuntimeException e) {
            decrypted.close();
            throw e;
        }
    }

    private static Decryptor decryptor(POIFSFileSystem files) {
        try {
            EncryptionInfo info = new EncryptionInfo(files);
            Decryptor decryptor = info.getDecryptor();
            if (info.getVerifier().getSpinCount() <= MOST_HASHES && decryptor.verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
                return decryptor;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // another way of encryption, such as that of a rights server
            UnreadableException encrypted = new UnreadableException(Message.of("content.encrypted"));
            encrypted.initCause(e);
            throw encrypted;
        }
        throw new UnreadableException(Message.of("content.encrypted"));
    }

    /** What cannot be read is the sender's to correct; what cannot be written is not. */
    private static void decrypt(Decryptor decryptor, POIFSFileSystem files, FileChannel decrypted) throws IOException {
        try (InputStream in = data(decryptor, files)) {
            byte[] block = new byte[BLOCK];
            for (int read = read(in, block); read >= 0; read = read(in, block)) {
                for (ByteBuffer left = ByteBuffer.wrap(block, 0, read); left.hasRemaining();) {
                    decrypted.write(left);
                }
            }
        }
    }

    private static InputStream data(Decryptor decryptor, POIFSFileSystem files) {
        try {
            return decryptor.getDataStream(files);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw ZipContent.damaged(e);
        }
    }

    private static int read(InputStream in, byte[] block) {
        try {
            return in.read(block);
        } catch (IOException | RuntimeException e) {
            throw ZipContent.damaged(e);
        }
    }

    private static Format workbook(FileChannel file, Limits limits) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        file.read(head, 0);
        if (Signature.of(head.array()) != Kind.ZIP) {
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
}
