package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.night.RunLedger;

/** {@code show}: one run with its stages, counts, timings, failures. */
@CommandLine.Command(name = "show", description = "One run with its stages, counts, timings, failures. 一次运行的各阶段、计数、耗时与失败。")
final class ShowCommand extends Command {

    @Parameters(paramLabel = "RUN", description = "Number of the run. 运行编号。")
    private long run;

    ShowCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(session.lists().stages(run));
        if (isTable()) {
            session.get(RunLedger.class).find(run).ifPresent(entry -> {
                session.out().println();
                new Progress(session).end(entry, this);
            });
        }
        return 0;
    }
}
