package shian.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.alert.Alerts;
import shian.operate.Listing;

/** {@code alerts}: what somebody is told of without asking. */
@CommandLine.Command(name = "alerts", subcommands = {AlertsCommand.Check.class, AlertsCommand.Test.class},
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
            warn(Alerts.warnings(session.environment()));
            Alerts.Check check = session.get(Alerts.class).check();
            print(session.text("cli.alerts-checked", check.raised(), check.recovered(), check.told()),
                    Listing.ofOne(List.of("raised", "recovered", "told"), check.raised(), check.recovered(), check.told()));
            check.failures().forEach(failure -> session.err().println(session.text("cli.alert-not-told", failure)));
            return check.failures().isEmpty() ? 0 : 1;
        }
    }

    /** {@code alerts test}: sends a message on every channel, to see whether it arrives; for who sets one up. */
    @CommandLine.Command(name = "test", description = "Send a trial message on every channel, and say what became of it. 向每个告警渠道发送测试消息。")
    static final class Test extends Command {

        Test(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            warn(Alerts.warnings(session.environment()));
            List<Alerts.Trial> trials = session.get(Alerts.class).trial(session.machine());
            print(new Listing(List.of("channel", "told", "failure"), trials.stream().map(trial ->
                    Arrays.<Object>asList(trial.channel(), trial.failure().isEmpty(), trial.failure().orElse(null))).toList()));
            return trials.stream().allMatch(trial -> trial.failure().isEmpty()) ? 0 : 1;
        }
    }
}
