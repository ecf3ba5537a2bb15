package shian.cli;

import picocli.CommandLine;
import shian.operate.Disputes;

/** {@code breaks publish-over}: has values published as undisputed though a break of severity BLOCK stands open. */
@CommandLine.Command(name = "publish-over", description = "Publish values as undisputed over open breaks, until a day. "
        + "越过未解决的差异发布，至某日。")
final class BreakPublishOverCommand extends BreakDecisionCommand {

    BreakPublishOverCommand(Session session) {
        super(session, Disputes.Decision.PUBLISH_OVER);
    }
}
