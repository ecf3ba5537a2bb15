package shian.cli;

import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.operate.Breaks;
import shian.operate.Listing;
import shian.work.Units;

/** {@code breaks explain}: says why the sides of a rule differ. */
@CommandLine.Command(name = "explain", description = "Say why the sides differ. 说明差异原因。")
final class BreakExplainCommand extends Command {

    @Parameters(paramLabel = "BREAK", description = "Number of the break. 差异编号。")
    private long number;

    @Option(names = "--reason", description = "Why; kept with the record. 理由，随记录保存。")
    private String reason;

    @Option(names = "--until", description = "Last business date for which it holds. 解释有效的最后业务日期。")
    private LocalDate until;

    @Option(names = "--dry-run", description = "Only say what would happen. 只说明将发生什么。")
    private boolean dryRun;

    BreakExplainCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        String said = new Breaks(session.get(Units.class), session.get(Catalog.class))
                .explain(number, reason, until, session.actor(), dryRun).in(session.locale());
        print(said, Listing.ofOne(List.of("break", "result"), number, said));
        return 0;
    }
}
