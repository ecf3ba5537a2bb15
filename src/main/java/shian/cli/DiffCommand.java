package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.operate.EditionDifference;
import shian.work.Units;

/** {@code diff}: which values changed between two editions, by how much, because of what. */
@CommandLine.Command(name = "diff", description = "What moved between two editions, and why. 两个发布版之间的变动及原因。")
final class DiffCommand extends Command {

    @Parameters(index = "0", paramLabel = "EDITION", description = "The earlier edition. 较早的发布版。")
    private long before;

    @Parameters(index = "1", paramLabel = "EDITION", description = "The later edition. 较晚的发布版。")
    private long after;

    DiffCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(new EditionDifference(session.get(Units.class).jdbc(), session.get(Catalog.class)).between(before, after));
        return 0;
    }
}
