package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ops/shian}: everything it can do. */
@CommandLine.Command(name = "ops/shian", sortOptions = false,
        description = {"Fills a food-safety indicator warehouse every night. 食安：每夜入库、核对、计算并发布食品安全指标。", ""},
        subcommands = {RunCommand.class, StatusCommand.class, RunsCommand.class, ShowCommand.class, RerunCommand.class,
            ReplayCommand.class, ForceCommand.class, StopCommand.class, RecoverCommand.class, CloseCommand.class, AdmitCommand.class,
            DeliveriesCommand.class, QuarantineCommand.class, IndicatorsCommand.class, ClaimsCommand.class,
            BreaksCommand.class, EditionsCommand.class, DiffCommand.class, ExplainCommand.class, QueryCommand.class, CheckCommand.class,
            DdlCommand.class, ReadCheckCommand.class, VerifyCommand.class, RetentionCommand.class, SampleCommand.class, StoreCommand.class, ReaderCommand.class,
            DueCommand.class, BackupCommand.class, RestoreCommand.class, AlertsCommand.class, ActionsCommand.class,
            ServeCommand.class})
final class RootCommand extends Command {

    @Spec
    private CommandSpec spec;

    RootCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(session.exactErr());
        return 2;
    }
}
