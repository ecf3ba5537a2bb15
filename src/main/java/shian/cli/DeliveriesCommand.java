package shian.cli;

import picocli.CommandLine;

/** {@code deliveries}: what was handed in and what became of it. */
@CommandLine.Command(name = "deliveries", description = "What was handed in and what became of it. 报送清单及其状态。",
        subcommands = DeliveryShowCommand.class)
final class DeliveriesCommand extends FilteredListCommand {

    DeliveriesCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(session.lists().deliveries(filter()));
        return 0;
    }
}
