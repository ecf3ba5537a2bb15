package shian.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.backup.Backup;
import shian.backup.Restore;
import shian.operate.Backups;
import shian.operate.Listing;

/** {@code restore}: a backup given back to an installation in which nothing ever ran. */
@CommandLine.Command(name = "restore", description = "Give a backup back to an empty installation. 将备份恢复到空的安装。")
final class RestoreCommand extends Command {

    private static final String PASSPHRASE = "SHIAN_BACKUP_PASSPHRASE";

    @Option(names = "--from", required = true, description = "The file that backup wrote. 备份文件。")
    private Path file;

    @Option(names = "--key", paramLabel = "FILE",
            description = "The key that verifies it, as backup --export-key wrote it; not needed on the installation that signed it. 验证备份的公钥文件。")
    private Path key;

    @Option(names = "--decrypt-with", paramLabel = "FILE", description = "The secret key of an encrypted backup; its passphrase in SHIAN_BACKUP_PASSPHRASE. 加密备份的私钥文件，口令用环境变量给出。")
    private Path secretKey;

    @Option(names = "--reason", description = "Why; kept with the record. 理由，随记录保存。")
    private String reason;

    RestoreCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Path source = file.toAbsolutePath().normalize();
        Backup.Summary read = session.get(Backups.class).restore(source, new Restore.Keys(Optional.ofNullable(key), Optional.ofNullable(secretKey),
                Optional.ofNullable(session.environment().secret(PASSPHRASE))), reason, session.actor());
        print(session.text("cli.restored", source, read.rows(), read.tables(), read.contents(), read.signedBy()),
                Listing.ofOne(List.of("file", "state", "tables", "rows", "contents", "signed_by"), source, read.state(), read.tables(),
                        read.rows(), read.contents(), read.signedBy()));
        return 0;
    }
}
