package shian.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import shian.backup.Backup;
import shian.backup.BackupKeys;
import shian.backup.Restore;
import shian.content.Archive;
import shian.message.ShianException;
import shian.settings.PrivateFiles;
import shian.night.Night;
import shian.store.Store;
import shian.work.Units;

/** Backup and restore, as people ask for them: recorded. */
public final class Backups {

    private final Store store;
    private final Archive archive;
    private final Night night;
    private final Units units;
    private final Actions actions;
    private final Path data;
    private final BackupKeys keys;

    /**
     * @param data the folder of the installation, for its keys and for copies
     */
    public Backups(Store store, Archive archive, Night night, Units units, Path data) {
        this.store = store;
        this.archive = archive;
        this.data = data;
        this.keys = new BackupKeys(data.resolve("keys"), units.clock());
        this.night = night;
        this.units = units;
        this.actions = new Actions(units);
    }

    /**
     * The installation as it is at this moment, in a file that is not there yet.
     *
     * @param recipients files with the keys of those who may read it; empty if it is not to be encrypted
     */
    public Backup.Summary backup(Path file, List<Path> recipients, String actor) {
        if (Files.exists(file)) {
            throw ShianException.usage("operate.backup-exists", file);
        }
        try {
            Backup.Summary written = new Backup(store, archive, keys).write(file, recipients);
            units.alone(() -> actions.record(actor, "backup", file.toString(), null, null, facts(written)));
            return written;
        } catch (IOException e) {
            throw ShianException.surroundings(e, "operate.backup-failed", file, e);
        }
    }

    /** Writes the key by which the backups of this installation are verified elsewhere, in a file that is not there yet. */
    public void exportKey(Path file) {
        if (Files.exists(file)) {
            throw ShianException.usage("operate.backup-exists", file);
        }
        try {
            PrivateFiles.write(file, keys.verificationKey());
        } catch (IOException e) {
            throw ShianException.surroundings(e, "operate.backup-failed", file, e);
        }
    }

    /** Gives a backup back to an installation in which nothing ever ran. */
    public Backup.Summary restore(Path file, Restore.Keys with, String reason, String actor) {
        String why = Actions.required("restore", reason);
        return night.whileNobodyRuns(() -> {
            try {
                Backup.Summary read = new Restore(store, archive, keys, data.resolve("restore")).read(file, with);
                units.alone(() -> actions.record(actor, "restore", file.toString(), why, null, facts(read)));
                return read;
            } catch (IOException e) {
                throw ShianException.surroundings(e, "operate.backup-failed", file, e);
            }
        });
    }

    private static Map<String, Object> facts(Backup.Summary summary) {
        return Map.of("state", summary.state(), "rows", summary.rows(), "contents", summary.contents(),
                "signed_by", summary.signedBy());
    }
}
