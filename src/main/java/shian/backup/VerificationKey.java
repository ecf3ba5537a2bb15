package shian.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPDetachedSignatureProcessor;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import shian.message.ShianException;

/** The key by which a backup is known to be one of an installation. */
final class VerificationKey {

    /** Characters of a key and of a signature: both are far shorter. */
    private static final long LONGEST = 1 << 20;

    private final OpenPGPCertificate certificate;

    private VerificationKey(OpenPGPCertificate certificate) {
        this.certificate = certificate;
    }

    /**
     * The key in a text file, as {@link SigningKey#verificationKey()} gives it.
     *
     * @throws ShianException of category USAGE if it holds none
     */
    static VerificationKey read(Path file) throws IOException {
        try {
            return new VerificationKey(SigningKey.OPEN_PGP.readKeyOrCertificate().parseCertificate(text(file)));
        } catch (IOException | RuntimeException e) {
            throw ShianException.usage("operate.backup-key-unreadable", file, e.getMessage());
        }
    }

    static VerificationKey of(SigningKey key) throws IOException {
        return new VerificationKey(SigningKey.OPEN_PGP.readKeyOrCertificate().parseCertificate(key.verificationKey()));
    }

    /**
     * Looks whether a signature is this key's, and of what a stream gives up to its end.
     *
     * @param shown how the file is named in messages
     * @throws ShianException of category USAGE if it is not
     */
    void verify(InputStream signed, Path signature, Path shown) throws IOException {
        OpenPGPDetachedSignatureProcessor processor = SigningKey.OPEN_PGP.verifyDetachedSignature().addVerificationCertificate(certificate);
        try {
            processor.addSignatures(new ByteArrayInputStream(text(signature).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | RuntimeException e) {
            throw ShianException.usage("operate.backup-key-unreadable", signature, e.getMessage());
        }
        List<OpenPGPDocumentSignature> found = processor.process(signed);
        if (found.stream().noneMatch(VerificationKey::isValid)) {
            throw ShianException.usage("operate.backup-not-signed", shown, signature, fingerprint());
        }
    }

    private static boolean isValid(OpenPGPDocumentSignature signature) {
        try {
            return signature.isValid();
        } catch (PGPException e) {
            return false;
        }
    }

    String fingerprint() {
        return certificate.getPrettyFingerprint();
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException(Files.size(file) + " bytes");
        }
        return Files.readString(file);
    }
}
