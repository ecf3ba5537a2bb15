package shian.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPApi;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.SignatureParameters;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.bouncycastle.openpgp.operator.PGPKeyPairGenerator;
import shian.message.ShianException;
import shian.settings.PrivateFiles;

/**
 * The key with which an installation signs its backups: OpenPGP, Ed25519, generated when it is first needed. Key and signatures are of
 * the version that GnuPG reads, so that a backup can be verified without this program.
 */
final class SigningKey {

    static final OpenPGPApi OPEN_PGP = new BcOpenPGPApi();

    private static final int VERSION = 4;
    private static final String FILE = "backup-signing-key.asc";
    private static final SignatureParameters.Callback SHA_512 = new SignatureParameters.Callback() {
        @Override
        public SignatureParameters apply(SignatureParameters parameters) {
            return parameters.setSignatureHashAlgorithm(HashAlgorithmTags.SHA512);
        }
    };

    private final OpenPGPKey key;

    private SigningKey(OpenPGPKey key) {
        this.key = key;
    }

    /** Whether the installation has a key. */
    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The key in a folder that only this installation reads; generated if there is none.
     *
     * @throws IOException if it cannot be read or written
     */
    static SigningKey in(Path folder, Clock clock) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            if (!isIn(folder)) {
                OpenPGPKey generated = OPEN_PGP.generateKey(VERSION, Date.from(clock.instant()))
                        .withPrimaryKey(PGPKeyPairGenerator::generateLegacyEd25519KeyPair, SHA_512)
                        .addUserId("Shian backups", SHA_512)
                        .addSigningSubkey(PGPKeyPairGenerator::generateLegacyEd25519KeyPair, SHA_512, SHA_512).build();
                PrivateFiles.folder(folder);
                PrivateFiles.write(file, generated.toAsciiArmoredString());
            }
            return new SigningKey(OPEN_PGP.readKeyOrCertificate().parseKey(Files.readString(file)));
        } catch (PGPException e) {
            throw ShianException.surroundings(e, "operate.backup-key-unreadable", file, e.getMessage());
        }
    }

    /** The part of the key that may be known to everybody, as text. */
    String verificationKey() throws IOException {
        return key.toCertificate().toAsciiArmoredString();
    }

    /** The fingerprint, by which people recognise the key. */
    String fingerprint() {
        return key.getPrettyFingerprint();
    }

    /** The signature of a file, as text. */
    String signatureOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return OPEN_PGP.createDetachedSignature().addSigningKey(key, SHA_512).sign(in).get(0).toAsciiArmoredString();
        } catch (PGPException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
