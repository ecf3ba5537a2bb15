package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code indicators}: the values of the current edition. */
@CommandLine.Command(name = "indicators", description = "The values of the current edition. 当前发布版的指标值。")
final class IndicatorsCommand extends FilteredListCommand {

    @Option(names = "--folded", description = "The other view: zones as part of their host. 开发区并入所在旗县区的口径。")
    private boolean folded;

    IndicatorsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(session.lists().indicators(filter(), folded));
        return 0;
    }
}
