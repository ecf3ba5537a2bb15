package shian.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.backup.Backup;
import shian.operate.Backups;
import shian.operate.Listing;

/** {@code backup}: the whole installation in one file. */
@CommandLine.Command(name = "backup", description = "Write tables and archive into one file. 将数据表与归档写入一个文件。")
final class BackupCommand extends Command {

    @Option(names = "--to", required = true, description = "The file, not there yet. 目标文件（尚不存在）。")
    private Path file;

    BackupCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Path target = file.toAbsolutePath().normalize();
        Backup.Summary written = session.get(Backups.class).backup(target, session.actor());
        print(session.text("cli.backup", target, written.rows(), written.tables(), written.contents(), written.bytes()),
                Listing.ofOne(List.of("file", "state", "tables", "rows", "contents", "bytes"), target, written.state(),
                        written.tables(), written.rows(), written.contents(), written.bytes()));
        return 0;
    }
}
