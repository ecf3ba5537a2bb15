package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.operate.DeliveryStory;
import shian.work.Units;

/** {@code deliveries show}: everything about one delivery. */
@CommandLine.Command(name = "show", description = "Everything about one delivery. 一份报送的全部情况。")
final class DeliveryShowCommand extends Command {

    @Parameters(paramLabel = "DELIVERY", description = "Number of the delivery. 报送编号。")
    private long number;

    DeliveryShowCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        DeliveryStory story = DeliveryStory.of(session.get(Units.class).jdbc(), number, session.locale());
        if (!isTable()) {
            print(story.flat());
            return 0;
        }
        SidePrinter printer = new SidePrinter(session);
        printer.entries(story.entry());
        story.chapters().forEach(chapter -> printer.table("cli.delivery-" + chapter.title(), chapter.listing()));
        return 0;
    }
}
