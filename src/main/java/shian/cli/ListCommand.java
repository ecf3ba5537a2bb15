package shian.cli;

import picocli.CommandLine.Option;
import shian.operate.Listing;

/** A command that prints a list. */
abstract class ListCommand extends Command {

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json. 输出格式。")
    private Format format;

    ListCommand(Session session) {
        super(session);
    }

    enum Format { TABLE, CSV, JSON }

    void print(Listing listing) {
        new ListPrinter(session).print(listing, format);
    }

    boolean isTable() {
        return format == Format.TABLE;
    }
}
