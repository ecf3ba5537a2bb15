package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.content.Archive;
import shian.operate.SetAsideRow;
import shian.work.Units;

/** {@code quarantine show}: one whole row from the archive; the look is recorded. */
@CommandLine.Command(name = "show",
        description = "One whole row from the archive; that you looked is recorded. 从归档中查看整行；查看会被记录。")
final class QuarantineShowCommand extends Command {

    @Parameters(index = "0", paramLabel = "DELIVERY", description = "Number of the delivery. 报送编号。")
    private long delivery;

    @Parameters(index = "1", paramLabel = "LINE", description = "Line of the row in the file. 文件中的行号。")
    private int line;

    @Option(names = "--reason", description = "Why you look; kept with the record. 查看理由，随记录保存。")
    private String reason;

    QuarantineShowCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(new SetAsideRow(session.get(Units.class), session.get(Catalog.class), session.get(Archive.class), session.locale())
                .look(delivery, line, reason, session.actor()));
        return 0;
    }
}
