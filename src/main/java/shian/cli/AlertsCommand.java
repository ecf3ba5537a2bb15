package shian.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.alert.Alerts;
import shian.operate.Listing;

/** {@code alerts}: what somebody is told of without asking. */
@CommandLine.Command(name = "alerts", subcommands = AlertsCommand.Check.class,
        description = "What somebody is told of without asking. 告警清单。")
final class AlertsCommand extends Command {

    @Option(names = "--status", description = "OPEN (default), RECOVERED or all. 状态。")
    private String status;

    AlertsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(session.lists().alerts(status));
        return 0;
    }

    /** {@code alerts check}: looks now and tells; for who has no service. */
    @CommandLine.Command(name = "check", description = "Look now what is wrong, and tell. 立即检查并发送。")
    static final class Check extends Command {

        Check(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            Alerts.Check check = session.get(Alerts.class).check();
            print(session.text("cli.alerts-checked", check.raised(), check.recovered(), check.told()),
                    Listing.ofOne(List.of("raised", "recovered", "told"), check.raised(), check.recovered(), check.told()));
            check.failures().forEach(failure -> session.err().println(session.text("cli.alert-not-told", failure)));
            return check.failures().isEmpty() ? 0 : 1;
        }
    }
}
