package shian.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import shian.message.ShianException;

/** The keys of an installation's backups: with one of its own it signs them, and by those of others it knows them. */
public final class BackupKeys {

    private final Path folder;
    private final Clock clock;

    /**
     * @param folder where the installation keeps its key; made when it is first needed
     */
    public BackupKeys(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The file beside a backup in which its signature is. */
    static Path signatureOf(Path backup) {
        return backup.resolveSibling(backup.getFileName() + ".asc");
    }

    SigningKey signing() throws IOException {
        return SigningKey.in(folder, clock);
    }

    /** The key by which this installation's backups are verified elsewhere, as text; generated with the other one if there is none. */
    public String verificationKey() throws IOException {
        return signing().verificationKey();
    }

    /**
     * The key to verify a backup by.
     *
     * @param exported the file that holds it; empty for the installation's own
     * @throws ShianException of category USAGE if there is none
     */
    VerificationKey verifying(Optional<Path> exported, Path backup) throws IOException {
        if (exported.isPresent()) {
            return VerificationKey.read(exported.get());
        }
        if (!SigningKey.isIn(folder)) {
            throw ShianException.usage("operate.backup-key-missing", backup);
        }
        return VerificationKey.of(signing());
    }
}
