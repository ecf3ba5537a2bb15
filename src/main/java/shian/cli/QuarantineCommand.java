package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.catalog.Catalog;
import shian.operate.SetAsideLists;
import shian.work.Units;

/** {@code quarantine}: the rows that were set aside. */
@CommandLine.Command(name = "quarantine", description = "Rows that were set aside, one by one or counted. 隔离的数据行。",
        subcommands = {QuarantineShowCommand.class, QuarantineWaiveCommand.class, QuarantineExportCommand.class})
final class QuarantineCommand extends FilteredListCommand {

    @Option(names = "--delivery", paramLabel = "N", description = "Only this delivery. 仅此报送。")
    private Long delivery;

    @Option(names = "--reason", paramLabel = "CODE", description = "Only rows with this reason, such as load.credit-code. 仅此原因代码。")
    private String reason;

    @Option(names = "--by", paramLabel = "reason|column|delivery|department",
            description = "Count the rows instead of listing them. 按此分组计数。")
    private SetAsideLists.By by;

    QuarantineCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        SetAsideLists lists = new SetAsideLists(session.get(Units.class).jdbc(), session.get(Catalog.class), session.locale());
        SetAsideLists.Filter filter = new SetAsideLists.Filter(filter().feed(), filter().division(), filter().year(),
                filter().status(), delivery, reason);
        if (by != null) {
            print(lists.counted(filter, by));
            return 0;
        }
        SetAsideLists.Rows rows = lists.rows(filter);
        print(rows.listing());
        if (rows.beyond() > 0) {
            session.err().println(session.text("cli.quarantine-beyond", rows.beyond()));
        }
        return 0;
    }
}
