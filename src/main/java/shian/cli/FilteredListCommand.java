package shian.cli;

import picocli.CommandLine.Option;
import shian.operate.Lists;

/** A list that can be limited. */
abstract class FilteredListCommand extends Command {

    @Option(names = "--feed", description = "Only this feed (or indicator, or rule). 仅此报表（指标、规则）。")
    private String feed;

    @Option(names = "--division", description = "Only this division and what lies below it. 仅此区划及其下级。")
    private String division;

    @Option(names = "--year", description = "Only this year. 仅此年度。")
    private Integer year;

    @Option(names = "--status", description = "Only this state or status. 仅此状态。")
    private String status;

    FilteredListCommand(Session session) {
        super(session);
    }

    Lists.Filter filter() {
        return new Lists.Filter(feed, division, year, status);
    }
}
