package shian.cli;

import picocli.CommandLine;

/** {@code indicators}: the values of the current edition. */
@CommandLine.Command(name = "indicators", description = "The values of the current edition. 当前发布版的指标值。")
final class IndicatorsCommand extends FilteredListCommand {

    IndicatorsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(session.lists().indicators(filter()));
        return 0;
    }
}
