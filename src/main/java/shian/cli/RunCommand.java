package shian.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.night.Night;
import shian.night.RunLedger;
import shian.night.RunRequest;
import shian.operate.Names;
import shian.operate.NewRun;
import shian.work.Units;

/** {@code run}: a job, now. */
@CommandLine.Command(name = "run", description = "Run a job now. 立即运行作业。")
final class RunCommand extends VerbCommand {

    @Parameters(arity = "0..1", defaultValue = "nightly", paramLabel = "JOB", description = "Job (default: nightly). 作业。")
    private String job;

    @Option(names = "--inbox", description = "Folder the departments drop files into. 各部门投放文件的目录。")
    private Path inbox;

    @Option(names = "--date", description = "Business date (default: today). 业务日期。")
    private LocalDate date;

    @Option(names = "--feed", description = "Load only this feed. 仅加载此报表。")
    private String feed;

    @Option(names = "--division", description = "Load only this division. 仅加载此区划。")
    private String division;

    @Option(names = "--period", description = "Load only this period, such as 202103. 仅加载此期间。")
    private String period;

    @Option(names = "--refuse-above", paramLabel = "PERCENT", description = "Take deliveries with up to this share of bad rows, "
            + "such as 12%%; needs a reason. 本次运行采纳问题行不超过此比例的报送，需说明理由。")
    private String refuseAbove;

    RunCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Catalog catalog = session.get(Catalog.class);
        RunRequest request = new RunRequest(job, date == null ? LocalDate.now(session.get(Clock.class)) : date,
                session.inbox(inbox), new Names(catalog).selection(feed, division, period), session.actor());
        NewRun run = new NewRun(session.get(Night.class), session.get(RunLedger.class), session.get(Units.class), catalog);
        NewRun.Wish wish = new NewRun.Wish(request, refuseAbove, reason);
        if (dryRun) {
            print(run.preview(wish));
            return 0;
        }
        Progress progress = new Progress(session);
        return progress.end(run.start(wish, progress), this);
    }
}
