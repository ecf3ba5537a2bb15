package shian.cli;

import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.operate.Disputes;
import shian.work.Units;

/** What people decide over breaks: which values stand otherwise by it, until when, and withdrawn again. */
abstract class BreakDecisionCommand extends VerbCommand {

    @Parameters(arity = "1..*", paramLabel = "BREAK", description = "Numbers of the breaks. 差异编号。")
    private List<Long> breaks;

    @Option(names = "--until", description = "Last business date for which it holds. 有效的最后业务日期。")
    private LocalDate until;

    @Option(names = "--withdraw", description = "Take it back. 撤销。")
    private boolean withdraw;

    private final Disputes.Decision decision;

    BreakDecisionCommand(Session session, Disputes.Decision decision) {
        super(session);
        this.decision = decision;
    }

    @Override
    public Integer call() {
        print(new Disputes(session.get(Units.class), session.get(Catalog.class)).decide(
                new Disputes.Request(decision, breaks, reason, until, withdraw), session.actor(), dryRun));
        return 0;
    }
}
