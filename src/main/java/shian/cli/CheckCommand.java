package shian.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.catalog.Catalog;
import shian.fact.SourceTables;
import shian.message.Message;
import shian.message.ShianException;
import shian.operate.Listing;
import shian.work.Units;

/** {@code check}: lints the catalogue, and compares its contracts with the tables. */
@CommandLine.Command(name = "check", description = "Check the catalogue and its tables. 检查作业目录及其数据表。")
final class CheckCommand extends Command {

    @Option(names = "--offline", description = "Leave the database alone. 不连接数据库。")
    private boolean offline;

    CheckCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Catalog catalog = session.get(Catalog.class);
        Locale locale = session.locale();
        catalog.warnings().forEach(warning -> session.err().println(session.text("cli.warning", warning.in(locale))));
        if (!offline) {
            List<Message> differences = SourceTables.differences(session.get(Units.class).jdbc(), catalog);
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
