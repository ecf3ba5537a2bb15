package shian.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.backup.Backup;
import shian.operate.Backups;
import shian.operate.Listing;

/** {@code restore}: a backup given back to an installation in which nothing ever ran. */
@CommandLine.Command(name = "restore", description = "Give a backup back to an empty installation. 将备份恢复到空的安装。")
final class RestoreCommand extends Command {

    @Option(names = "--from", required = true, description = "The file that backup wrote. 备份文件。")
    private Path file;

    @Option(names = "--reason", description = "Why; kept with the record. 理由，随记录保存。")
    private String reason;

    RestoreCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Path source = file.toAbsolutePath().normalize();
        Backup.Summary read = session.get(Backups.class).restore(source, reason, session.actor());
        print(session.text("cli.restored", source, read.rows(), read.tables(), read.contents()),
                Listing.ofOne(List.of("file", "state", "tables", "rows", "contents"), source, read.state(), read.tables(),
                        read.rows(), read.contents()));
        return 0;
    }
}
