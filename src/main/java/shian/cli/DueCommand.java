package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import shian.catalog.Catalog;
import shian.operate.DueLists;
import shian.work.Units;

/** {@code due}: the calendar of deliveries. */
@CommandLine.Command(name = "due", description = "Who owes which deliveries, and whether they came. 报送日历：应报、迟报、缺报。")
final class DueCommand extends FilteredListCommand {

    @Option(names = "--department", description = "Only this department. 仅此部门。")
    private String department;

    @ArgGroup
    private Instead instead = new Instead();

    /** What is listed; without any of these, what was due. */
    static final class Instead {

        @Option(names = "--upcoming", arity = "0..1", fallbackValue = "30", paramLabel = "DAYS",
                description = "What is due within DAYS of the last run (default: ${FALLBACK-VALUE}). 今后若干天内应报的。")
        private Integer upcoming;

        @Option(names = "--shrunken", description = "Only what has markedly fewer rows than before or than usual. 仅行数明显减少的。")
        private boolean shrunken;

        @Option(names = "--by", paramLabel = "department|feed|division",
                description = "Count: how punctual, how often revised, how clean. 按此分组统计及时性、修订与隔离。")
        private DueLists.By by;

        @Option(names = "--departments", description = "The same as --by department. 等同于 --by department。")
        private boolean departments;
    }

    DueCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        DueLists lists = new DueLists(session.get(Units.class).jdbc(), session.get(Catalog.class), session.locale());
        if (instead.upcoming != null) {
            print(lists.upcoming(filter(), department, instead.upcoming));
        } else if (instead.by != null || instead.departments) {
            print(lists.counted(filter(), department, instead.departments ? DueLists.By.DEPARTMENT : instead.by));
        } else {
            print(lists.due(filter(), department, instead.shrunken));
        }
        return 0;
    }
}
