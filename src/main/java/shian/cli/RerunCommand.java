package shian.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.operate.Listing;
import shian.operate.Operator;

/** {@code rerun}: the same run again, from what failed. */
@CommandLine.Command(name = "rerun", description = "Go on with a run from what failed. 从失败处继续一次运行。")
final class RerunCommand extends Command {

    @Parameters(paramLabel = "RUN", description = "Number of the run. 运行编号。")
    private long run;

    @Option(names = "--reason", description = "Why; kept with the record. 理由，随记录保存。")
    private String reason;

    @Option(names = "--dry-run", description = "Only say what would happen. 只说明将发生什么。")
    private boolean dryRun;

    RerunCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Operator operator = session.get(Operator.class);
        if (dryRun) {
            String preview = operator.previewRerun(run).in(session.locale());
            print(preview, Listing.ofOne(List.of("run", "preview"), run, preview));
            return 0;
        }
        Progress progress = new Progress(session);
        return progress.end(operator.rerun(run, reason, session.actor(), session.get(Catalog.class), progress), this);
    }
}
