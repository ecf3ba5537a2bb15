package shian.cli;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.alert.Alerts;
import shian.catalog.Catalog;
import shian.fact.FrozenYears;
import shian.fact.SourceTables;
import shian.message.Message;
import shian.message.ShianException;
import shian.operate.Listing;
import shian.store.Store;
import shian.work.Units;

/** {@code check}: lints the catalogue, compares its contracts with the tables, and looks at the settings of the server. */
@CommandLine.Command(name = "check", description = "Check the catalogue, its tables and the server. 检查配置库、数据表和数据库服务器的设置。")
final class CheckCommand extends Command {

    @Option(names = "--offline", description = "Leave the database alone. 不连接数据库。")
    private boolean offline;

    CheckCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Catalog catalog = session.get(Catalog.class);
        warn(catalog.warnings());
        warn(Alerts.warnings(session.environment()));
        if (!offline) {
            warn(session.get(Store.class).harmfulSettings());
            JdbcClient jdbc = session.get(Units.class).jdbc();
            warn(FrozenYears.read(jdbc).describe(Stream.concat(catalog.contracts().values().stream(), catalog.derived().values().stream())
                    .filter(source -> !source.measures().isEmpty()).toList()));
            List<Message> differences = SourceTables.differences(jdbc, catalog);
            if (!differences.isEmpty()) {
                throw ShianException.usage(differences);
            }
        }
        Object[] counts = {catalog.contracts().size(), catalog.measures().size(), catalog.rules().size(),
            catalog.indicators().size(), catalog.claims().size(), catalog.hash().substring(0, 12)};
        print(session.text("cli.check-clean", counts), Listing.ofOne(
                List.of("contracts", "measures", "rules", "indicators", "claims", "catalogue"), counts));
        return 0;
    }
}
