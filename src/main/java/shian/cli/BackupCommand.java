package shian.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import shian.backup.Backup;
import shian.operate.Backups;
import shian.operate.Listing;

/** {@code backup}: the whole installation in one file that is signed, or the key by which it is verified. */
@CommandLine.Command(name = "backup", description = "Write tables and archive into one signed file. 将数据表与归档写入一个带签名的文件。")
final class BackupCommand extends Command {

    @ArgGroup(multiplicity = "1")
    private What what;

    /** One of the two. */
    static final class What {
        @ArgGroup(exclusive = false)
        private Target target;

        @Option(names = "--export-key", paramLabel = "FILE",
                description = "Write the key that verifies backups of this installation. 导出用于验证本安装备份的公钥。")
        private Path key;
    }

    /** Where the backup goes. */
    static final class Target {
        @Option(names = "--to", required = true, description = "The file, not there yet. 目标文件（尚不存在）。")
        private Path file;

        @Option(names = "--encrypt-for", paramLabel = "KEY",
                description = "Public key of who may read it (OpenPGP); again for more. 允许读取者的公钥（OpenPGP），可重复。")
        private List<Path> recipients = List.of();
    }

    BackupCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Backups backups = session.get(Backups.class);
        if (what.key != null) {
            Path key = what.key.toAbsolutePath().normalize();
            backups.exportKey(key);
            print(session.text("cli.backup-key", key), Listing.ofOne(List.of("file"), key));
            return 0;
        }
        Path target = what.target.file.toAbsolutePath().normalize();
        Backup.Summary written = backups.backup(target, what.target.recipients, session.actor());
        print(session.text("cli.backup", target, written.rows(), written.tables(), written.contents(), written.bytes(), written.signedBy()),
                Listing.ofOne(List.of("file", "state", "tables", "rows", "contents", "bytes", "signed_by"), target, written.state(),
                        written.tables(), written.rows(), written.contents(), written.bytes(), written.signedBy()));
        return 0;
    }
}
