package shian.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What all commands have: the session, the language, help. */
abstract class Command implements Callable<Integer> {

    final Session session;

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language of messages (default: the locale's).%n消息语言。")
    private String language;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help. 显示帮助。")
    private boolean help;

    Command(Session session) {
        this.session = session;
    }
}
