package shian.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.content.Archive;
import shian.operate.Listing;
import shian.operate.ReturnSlips;
import shian.work.Units;

/** {@code quarantine export}: the return slip of a delivery. */
@CommandLine.Command(name = "export",
        description = "Write what is sent back to the department: its rows with the bad cells marked. 生成退回给部门的文件。")
final class QuarantineExportCommand extends Command {

    @Parameters(paramLabel = "DELIVERY", description = "Number of the delivery. 报送编号。")
    private long delivery;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder to write into. 写入的目录。")
    private Path to;

    @Option(names = "--by", paramLabel = "DATE",
            description = "Until when a corrected file is expected (default: the day the contract says). 更正期限。")
    private LocalDate by;

    QuarantineExportCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        List<Path> files = new ReturnSlips(session.get(Units.class), session.get(Catalog.class), session.get(Archive.class))
                .export(delivery, to.toAbsolutePath().normalize(), by, session.actor());
        print(new Listing(List.of("file"), files.stream().map(file -> List.<Object>of(file.toString())).toList()));
        return 0;
    }
}
