package shian.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.catalog.Periods;
import shian.message.ShianException;
import shian.night.RunRequest;
import shian.operate.Names;
import shian.operate.Operator;
import shian.work.Run;

/** {@code run}: a job, now. */
@CommandLine.Command(name = "run", description = "Run a job now. 立即运行作业。")
final class RunCommand extends Command {

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

    RunCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Catalog catalog = session.get(Catalog.class);
        Optional<Periods.Span> span = Optional.ofNullable(period)
                .map(p -> Periods.parse(p).orElseThrow(() -> ShianException.usage("cli.period", p)));
        Names names = new Names(catalog);
        Optional.ofNullable(feed).ifPresent(names::contracts);
        Optional<String> only = Optional.ofNullable(division).map(d -> names.division(d));
        RunRequest request = new RunRequest(job, date == null ? LocalDate.now(session.get(Clock.class)) : date,
                session.inbox(inbox),
                new Run.Selection(Optional.ofNullable(feed), only, span), session.actor());
        Progress progress = new Progress(session);
        return progress.end(session.get(Operator.class).run(request, catalog, progress), this);
    }
}
