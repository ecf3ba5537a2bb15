package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code due}: the calendar of deliveries. */
@CommandLine.Command(name = "due", description = "Who owes which deliveries, and whether they came. 报送日历：应报、迟报、缺报。")
final class DueCommand extends FilteredListCommand {

    @Option(names = "--departments", description = "Instead, by department: how punctual, how clean. 按部门统计。")
    private boolean departments;

    DueCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(departments ? session.lists().departments() : session.lists().due(filter()));
        return 0;
    }
}
