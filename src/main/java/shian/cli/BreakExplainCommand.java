package shian.cli;

import picocli.CommandLine;
import shian.operate.Disputes;

/** {@code breaks explain}: says why the sides of a rule differ. */
@CommandLine.Command(name = "explain", description = "Say why the sides differ. 说明差异原因。")
final class BreakExplainCommand extends BreakDecisionCommand {

    BreakExplainCommand(Session session) {
        super(session, Disputes.Decision.EXPLAIN);
    }
}
