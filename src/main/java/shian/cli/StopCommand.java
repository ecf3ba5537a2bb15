package shian.cli;

import java.util.List;
import picocli.CommandLine;
import shian.night.RunLedger;
import shian.operate.Listing;
import shian.operate.Operator;

/** {@code stop}: asks the active run to stop after the unit in hand. */
@CommandLine.Command(name = "stop", description = "Ask the active run to stop after the unit in hand. 请求当前运行在完成手头单元后停止。")
final class StopCommand extends VerbCommand {

    StopCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        RunLedger.Entry active = session.get(Operator.class).stop(reason, session.actor(), dryRun);
        print(session.text(dryRun ? "cli.stop-preview" : "cli.stop-asked", active.id(), active.job(), active.host(),
                active.process()), Listing.ofOne(List.of("run", "job", "host", "process", "asked"), active.id(), active.job(),
                active.host(), active.process(), !dryRun));
        return 0;
    }
}
