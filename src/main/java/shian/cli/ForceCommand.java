package shian.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.night.Night;
import shian.operate.Force;
import shian.work.Units;

/** {@code force}: takes deliveries that were refused for too many bad rows. */
@CommandLine.Command(name = "force",
        description = "Take deliveries refused for too many bad rows: good rows count, bad ones are set aside. "
                + "强制采纳因问题行过多而退回的报送：合格行计入，问题行隔离。")
final class ForceCommand extends VerbCommand {

    @Parameters(arity = "1..*", paramLabel = "DELIVERY", description = "Numbers of the deliveries. 报送编号。")
    private List<Long> deliveries;

    ForceCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Force force = new Force(session.get(Night.class), session.get(Units.class), session.get(Catalog.class));
        if (dryRun) {
            print(force.preview(deliveries));
            return 0;
        }
        Progress progress = new Progress(session);
        return progress.end(force.run(deliveries, reason, session.actor(), progress), this);
    }
}
