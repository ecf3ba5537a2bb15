package shian.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPMessageGenerator;
import org.bouncycastle.openpgp.api.OpenPGPMessageProcessor;
import shian.message.ShianException;

/** Backups that only the owners of some keys can read, as GnuPG writes and reads them. */
final class Encryption {

    /** What the bytes of a zip begin with. */
    private static final int ZIP = 'P';

    private Encryption() {
    }

    /** A stream that encrypts for the owners of keys; the given one if there are none. */
    static OutputStream to(List<Path> recipients, OutputStream out) throws IOException {
        if (recipients.isEmpty()) {
            return out;
        }
        OpenPGPMessageGenerator generator = SigningKey.OPEN_PGP.signAndOrEncryptMessage().setArmored(false).setAllowPadding(false);
        for (Path recipient : recipients) {
            try {
                generator.addEncryptionCertificate(SigningKey.OPEN_PGP.readKeyOrCertificate().parseCertificate(Files.readString(recipient)));
            } catch (IOException | PGPException | RuntimeException e) {
                throw ShianException.usage("operate.backup-key-unreadable", recipient, e.getMessage());
            }
        }
        try {
            return generator.open(out);
        } catch (PGPException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Whether a stream, which is then where it was, is encrypted. */
    static boolean isEncrypted(BufferedInputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first != ZIP;
    }

    /**
     * What a stream holds in plain.
     *
     * @param key        a file with the secret key of a recipient
     * @param passphrase of the key; empty if it has none
     * @throws ShianException of category USAGE if the key does not open it
     */
    static InputStream decrypted(InputStream in, Path key, Optional<String> passphrase) throws IOException {
        try {
            OpenPGPKey secret = SigningKey.OPEN_PGP.readKeyOrCertificate().parseKey(Files.readString(key));
            OpenPGPMessageProcessor processor = SigningKey.OPEN_PGP.decryptAndOrVerifyMessage();
            if (passphrase.isPresent()) {
                processor.addDecryptionKey(secret, passphrase.get().toCharArray());
            } else {
                processor.addDecryptionKey(secret);
            }
            return processor.process(in);
        } catch (IOException | PGPException | RuntimeException e) {
            throw ShianException.usage("operate.backup-not-decrypted", key, e.getMessage());
        }
    }
}
