package shian.cli;

import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.night.Night;
import shian.operate.Replay;
import shian.work.Units;

/** {@code replay}: reads chosen deliveries again with the catalogue of today. */
@CommandLine.Command(name = "replay",
        description = "Read deliveries again from the archive with today's catalogue. 按现行目录从档案重新读取报送。")
final class ReplayCommand extends VerbCommand {

    @Parameters(arity = "1..*", paramLabel = "DELIVERY", description = "Numbers of the deliveries. 报送编号。")
    private List<Long> deliveries;

    @Option(names = "--date", description = "Business date (default: that of the last run). 业务日期（默认取最近一次运行的）。")
    private LocalDate date;

    ReplayCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Replay replay = new Replay(session.get(Night.class), session.get(Units.class), session.get(Catalog.class));
        if (dryRun) {
            print(replay.preview(deliveries, date));
            return 0;
        }
        Progress progress = new Progress(session);
        return progress.end(replay.run(deliveries, date, reason, session.actor(), progress), this);
    }
}
