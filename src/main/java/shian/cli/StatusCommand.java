package shian.cli;

import java.util.Optional;
import picocli.CommandLine;
import shian.night.RunLedger;
import shian.operate.Operator;
import shian.store.Store;

/** {@code status}: the last run. */
@CommandLine.Command(name = "status", description = "The last run. 最近一次运行。")
final class StatusCommand extends Command {

    StatusCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Optional<RunLedger.Entry> last = session.get(RunLedger.class).last();
        if (last.isEmpty()) {
            session.out().println(session.text("cli.no-runs"));
            return 0;
        }
        if (isTable()) {
            session.out().println(session.text("cli.status", last.get().id(), last.get().job(), last.get().businessDate(),
                    last.get().state(), last.get().startedAt(), last.get().actor()));
            if (session.get(Operator.class).isDead(last.get())) {
                session.out().println(session.text("cli.status-dead", last.get().host(), last.get().process()));
            }
            session.out().println(session.text("cli.store", session.get(Store.class).describe()));
        }
        print(session.lists().stages(last.get().id()));
        if (isTable()) {
            new RunFailure(session).print(last.get());
        }
        return 0;
    }
}
