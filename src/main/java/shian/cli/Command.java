package shian.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import shian.message.Message;
import shian.message.ShianException;
import shian.operate.Listing;

/** What all commands have: the session, the language, the format, help. */
abstract class Command implements Callable<Integer> {

    enum Format { TABLE, CSV, JSON }

    enum Language { ZH, EN }

    final Session session;

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json. 输出格式。")
    private Format format;

    @Option(names = "--excel", description = "CSV for Excel: with a byte order mark, and no text is taken for a formula; --format csv is exact.%n"
            + "供 Excel 打开的 CSV：带字节序标记，文本不会被当作公式；--format csv 保持原样。")
    private boolean excel;

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language of messages (default: the locale's).%n消息语言。")
    private Language language;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help. 显示帮助。")
    private boolean help;

    Command(Session session) {
        this.session = session;
    }

    /**
     * Prints a list in the format asked for.
     *
     * @throws ShianException of category USAGE if two formats are
     */
    void print(Listing listing) {
        if (excel && format == Format.JSON) {
            throw ShianException.usage("cli.excel-format");
        }
        if (excel) {
            new SeparatedList(session).excel(listing);
        } else {
            new ListPrinter(session).print(listing, format);
        }
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
        return format == Format.TABLE && !excel;
    }

    /** Says what is not as it should be, and keeps nothing from being done. */
    void warn(List<Message> warnings) {
        warnings.forEach(warning -> session.err().println(session.text("cli.warning", warning.in(session.locale()))));
    }
}
