package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.operate.AnalystQuery;
import shian.store.Store;

/** {@code query}: one statement as the analyst. */
@CommandLine.Command(name = "query", description = "Run one SQL statement as the analyst role. 以分析员角色执行一条 SQL。")
final class QueryCommand extends Command {

    @Parameters(paramLabel = "SQL", description = "The statement. SQL 语句。")
    private String sql;

    QueryCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        AnalystQuery.Result result = new AnalystQuery(session.get(Store.class)).run(sql);
        print(result.listing());
        if (result.cut()) {
            session.err().println(session.text("cli.query-cut", String.valueOf(AnalystQuery.MOST_ROWS)));
        }
        return 0;
    }
}
