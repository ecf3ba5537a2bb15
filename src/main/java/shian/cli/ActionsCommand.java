package shian.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.operate.ActionExport;
import shian.operate.Listing;
import shian.work.Units;

/** {@code actions}: what people did, the last first; or all of it with its chain of hashes in a file. */
@CommandLine.Command(name = "actions", description = "What people did: who, when, what, why. 人工操作记录：何人、何时、何事、何故。")
final class ActionsCommand extends Command {

    @Option(names = "--export", paramLabel = "FILE",
            description = "Write all of it with its chain of hashes into a file, a JSON object a line. 连同哈希链全部导出，每行一个 JSON 对象。")
    private Path export;

    ActionsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        if (export == null) {
            print(session.lists().actions());
            return 0;
        }
        Path file = export.toAbsolutePath().normalize();
        long actions = new ActionExport(session.get(Units.class)).write(file);
        print(session.text("cli.actions-exported", file, actions), Listing.ofOne(List.of("file", "actions"), file, actions));
        return 0;
    }
}
