package shian.cli;

import java.util.List;
import picocli.CommandLine;
import shian.night.RunLedger;
import shian.operate.Listing;
import shian.operate.Operator;

/** {@code recover}: marks a run whose process is gone as CRASHED, so that it can be gone on with. */
@CommandLine.Command(name = "recover",
        description = "Mark a run whose process is gone as CRASHED; the next run does so by itself. 将进程已不存在的运行标记为 CRASHED；下次运行会自动处理。")
final class RecoverCommand extends VerbCommand {

    RecoverCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Operator operator = session.get(Operator.class);
        List<RunLedger.Entry> crashed = dryRun ? operator.previewRecover() : operator.recover(reason, session.actor());
        String words = crashed.isEmpty() ? session.text("cli.recover-none")
                : String.join("\n", crashed.stream().map(run -> session.text(
                        dryRun ? "cli.recover-preview" : "cli.recovered", run.id(), run.host(), run.process())).toList());
        print(words, new Listing(List.of("run", "state"),
                crashed.stream().map(run -> List.<Object>of(run.id(), dryRun ? run.state() : "CRASHED")).toList()));
        return 0;
    }
}
