package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.night.Night;
import shian.operate.Years;
import shian.work.Units;

/** {@code close}: makes a year final. */
@CommandLine.Command(name = "close", description = "Close a year: its values become FINAL. 年度关账：其指标值成为最终值。")
final class CloseCommand extends VerbCommand {

    @Parameters(paramLabel = "YEAR", description = "Calendar year. 年度。")
    private int year;

    CloseCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(new Years(session.get(Units.class), session.get(Night.class), session.get(Catalog.class))
                .close(year, reason, session.actor(), dryRun));
        return 0;
    }
}
