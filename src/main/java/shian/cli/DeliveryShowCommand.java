package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.operate.DeliveryStory;
import shian.operate.Listing;
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
        ListPrinter printer = new ListPrinter(session);
        Listing entry = story.entry();
        for (int i = 0; i < entry.columns().size(); i++) {
            if (entry.rows().get(0).get(i) != null) {
                session.out().println(printer.entry(entry.columns().get(i), entry.rows().get(0).get(i)));
            }
        }
        for (DeliveryStory.Chapter chapter : story.chapters()) {
            session.out().println();
            session.out().println(session.text("cli.delivery-" + chapter.title()));
            printer.table(chapter.listing(), "  ");
        }
        return 0;
    }
}
