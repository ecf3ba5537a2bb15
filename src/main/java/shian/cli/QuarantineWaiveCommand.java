package shian.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.operate.Waivers;
import shian.work.Units;

/** {@code quarantine waive}: rows stay aside on purpose, until a day. */
@CommandLine.Command(name = "waive", description = "Leave rows aside on purpose, until a day. 豁免隔离行至某日。")
final class QuarantineWaiveCommand extends VerbCommand {

    @Parameters(index = "0", paramLabel = "DELIVERY", description = "Number of the delivery. 报送编号。")
    private long delivery;

    @Parameters(index = "1..*", paramLabel = "LINE", description = "Only these lines of the file. 仅这些行。")
    private List<Integer> lines = new ArrayList<>();

    @Option(names = "--reason-code", paramLabel = "CODE",
            description = "Only rows that were set aside for this and nothing else. 仅因此原因代码而隔离的行。")
    private String reasonCode;

    @Option(names = "--until", description = "Last business date for which it holds. 豁免有效的最后业务日期。")
    private LocalDate until;

    @Option(names = "--withdraw", description = "Open rows again that are waived. 撤销豁免。")
    private boolean withdraw;

    QuarantineWaiveCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(new Waivers(session.get(Units.class), session.get(Catalog.class)).waive(
                new Waivers.Request(delivery, lines, reasonCode, reason, until, withdraw), session.actor(), dryRun));
        return 0;
    }
}
