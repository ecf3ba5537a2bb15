package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.operate.Breaks;
import shian.work.Units;

/** {@code breaks show}: the life of one break. */
@CommandLine.Command(name = "show", description = "The life of one break. 一项差异的经过。")
final class BreakShowCommand extends Command {

    @Parameters(paramLabel = "BREAK", description = "Number of the break. 差异编号。")
    private long number;

    BreakShowCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(new Breaks(session.get(Units.class), session.get(Catalog.class)).history(number));
        return 0;
    }
}
