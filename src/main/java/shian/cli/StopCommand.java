package shian.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.night.RunLedger;
import shian.operate.Listing;
import shian.operate.Operator;

/** {@code stop}: asks the active run to stop after the unit in hand. */
@CommandLine.Command(name = "stop", description = "Ask the active run to stop after the unit in hand. 请求当前运行在完成手头单元后停止。")
final class StopCommand extends Command {

    @Option(names = "--reason", description = "Why; kept with the record. 理由，随记录保存。")
    private String reason;

    @Option(names = "--dry-run", description = "Only say what would happen. 只说明将发生什么。")
    private boolean dryRun;

    StopCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        RunLedger.Entry active = session.get(Operator.class).stop(dryRun ? "preview" : reason, session.actor(), dryRun);
        print(session.text(dryRun ? "cli.stop-preview" : "cli.stop-asked", active.id(), active.job(), active.host(),
                active.process()), Listing.ofOne(List.of("run", "job", "host", "process", "asked"), active.id(), active.job(),
                active.host(), active.process(), !dryRun));
        return 0;
    }
}
