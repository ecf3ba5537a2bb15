package shian.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.TableDefinition;
import shian.operate.Listing;
import shian.operate.Names;

/** {@code ddl}: the migration of a feed. */
@CommandLine.Command(name = "ddl", description = "Print the migration of a feed. 打印报表的建表迁移。")
final class DdlCommand extends Command {

    @Parameters(paramLabel = "FEED", description = "Feed, such as sampling-batches, or its code, such as MR01. 报表名或编码。")
    private String feed;

    DdlCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        List<Contract> contracts = new Names(session.get(Catalog.class)).contracts(feed);
        print(String.join("\n", contracts.stream().map(TableDefinition::migration).toList()).stripTrailing(),
                new Listing(List.of("feed", "kind", "table", "migration"), contracts.stream().map(c ->
                        List.<Object>of(c.feed(), c.kind(), c.table(), TableDefinition.migration(c))).toList()));
        return 0;
    }
}
