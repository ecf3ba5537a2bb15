package shian.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.operate.Admission;
import shian.work.Units;

/** {@code admit}: lets deliveries into a closed year. */
@CommandLine.Command(name = "admit", description = "Let deliveries into a closed year. 准许报送进入已关账年度。")
final class AdmitCommand extends VerbCommand {

    @Parameters(arity = "1..*", paramLabel = "DELIVERY", description = "Numbers of the deliveries. 报送编号。")
    private List<Long> deliveries;

    AdmitCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(new Admission(session.get(Units.class), session.get(Catalog.class))
                .admit(deliveries, reason, session.actor(), dryRun));
        return 0;
    }
}
