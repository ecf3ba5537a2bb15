package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.night.Night;
import shian.night.RunLedger;
import shian.operate.Names;
import shian.operate.Rerun;
import shian.work.Units;

/** {@code rerun}: the same run again, from what failed; or one of its stages anew. */
@CommandLine.Command(name = "rerun",
        description = "Go on with a run from what failed, or do one of its stages anew. 从失败处继续一次运行，或重做其某一阶段。")
final class RerunCommand extends VerbCommand {

    @Parameters(paramLabel = "RUN", description = "Number of the run. 运行编号。")
    private long run;

    @Option(names = "--stage", description = "Do this stage anew, and after it what moved. 重做此阶段及其后有变动的部分。")
    private String stage;

    @Option(names = "--feed", description = "Only this feed. 仅此报表。")
    private String feed;

    @Option(names = "--division", description = "Only deliveries of this division. 仅此区划的报送。")
    private String division;

    @Option(names = "--period", description = "Only this period, such as 202103 or 2021. 仅此期间。")
    private String period;

    RerunCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Catalog catalog = session.get(Catalog.class);
        Rerun rerun = new Rerun(session.get(Night.class), session.get(RunLedger.class), session.get(Units.class), catalog);
        Rerun.Request request = new Rerun.Request(run, stage, new Names(catalog).selection(feed, division, period), reason);
        if (dryRun) {
            print(rerun.preview(request));
            return 0;
        }
        Progress progress = new Progress(session);
        return progress.end(rerun.run(request, session.actor(), progress), this);
    }
}
