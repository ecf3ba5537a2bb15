package shian.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import shian.operate.Listing;

/** What all commands have: the session, the language, the format, help. */
abstract class Command implements Callable<Integer> {

    enum Format { TABLE, CSV, JSON }

    enum Language { ZH, EN }

    final Session session;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json. 输出格式。")
    private Format format;

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language of messages (default: the locale's).%n消息语言。")
    private Language language;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help. 显示帮助。")
    private boolean help;

    Command(Session session) {
        this.session = session;
    }

    /** Prints a list in the format asked for. */
    void print(Listing listing) {
        new ListPrinter(session).print(listing, format);
    }

    /** Prints words to people, and a list to programs. */
    void print(String words, Listing listing) {
        if (isTable()) {
            session.out().println(words);
        } else {
            print(listing);
        }
    }

    Format format() {
        return format;
    }

    boolean isTable() {
        return format == Format.TABLE;
    }
}
