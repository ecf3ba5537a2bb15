package shian.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.operate.Admission;
import shian.work.Units;

/** {@code admit}: lets deliveries in that wait for a person, or sends them back. */
@CommandLine.Command(name = "admit", description = "Let deliveries in that wait for a person, or send them back. 放行或退回等待人工决定的报送。")
final class AdmitCommand extends VerbCommand {

    @Parameters(arity = "1..*", paramLabel = "DELIVERY", description = "Numbers of the deliveries. 报送编号。")
    private List<Long> deliveries;

    @Option(names = "--reject", description = "Send them back instead. 改为退回。")
    private boolean reject;

    AdmitCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Admission admission = new Admission(session.get(Units.class), session.get(Catalog.class));
        print(reject ? admission.reject(deliveries, reason, session.actor(), dryRun)
                : admission.admit(deliveries, reason, session.actor(), dryRun));
        return 0;
    }
}
