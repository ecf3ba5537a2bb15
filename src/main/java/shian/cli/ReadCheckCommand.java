package shian.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shian.catalog.Catalog;
import shian.content.Archive;
import shian.message.Message;
import shian.message.ShianException;
import shian.operate.ProcessApart;
import shian.operate.ReadCheck;
import shian.settings.Settings;

/** {@code read-check}: what would come of a file, read in a process of its own that it can bring down without harm. */
@CommandLine.Command(name = "read-check", description = "Read one file apart and say what would come of it. 在独立进程中试读一个文件并说明结果。")
final class ReadCheckCommand extends Command {

    @Parameters(paramLabel = "FILE", description = "The file; a manifest beside it counts. 要试读的文件，旁边的清单一并生效。")
    private Path file;

    @Option(names = "--as", paramLabel = "PATH", description = "Its path in the inbox (default: its name). 它在收件目录中的路径（默认为文件名）。")
    private String path;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "Business date of the run (default: today).%n业务日期（默认为今天）。")
    private LocalDate date;

    @Option(names = "--in-this-process", hidden = true)
    private boolean here;

    ReadCheckCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Path whole = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(whole)) {
            throw ShianException.usage("cli.read-check-no-file", file);
        }
        return here ? read(whole) : readApart(whole);
    }

    private int readApart(Path whole) {
        Settings settings = session.get(Settings.class);
        List<String> arguments = new ArrayList<>(List.of("read-check", whole.toString(), "--in-this-process", "--as", named(),
                "--date", day().toString(), "--format", format().name(), "--lang", session.locale().getLanguage()));
        int megabytes = session.environment().number("SHIAN_CHECK_MEGABYTES", 512, 64, 65_536);
        ProcessApart.Ended ended = new ProcessApart(settings, megabytes).run(arguments);
        session.out().print(new String(ended.out(), StandardCharsets.UTF_8));
        session.out().flush();
        session.err().print(new String(ended.err(), StandardCharsets.UTF_8));
        session.err().flush();
        return ended.exitCode();
    }

    private int read(Path whole) {
        Settings settings = session.get(Settings.class);
        ReadCheck.Result result = new ReadCheck(session.get(Catalog.class), settings.zone(), settings.readTime(), session.get(Archive.class))
                .read(whole, named(), day());
        print(words(result), result.listing(session.locale()));
        return result.isTaken() ? 0 : 1;
    }

    private String named() {
        return path == null ? file.getFileName().toString() : path;
    }

    private LocalDate day() {
        return date == null ? LocalDate.now(session.get(Clock.class)) : date;
    }

    private String words(ReadCheck.Result result) {
        Stream<String> tables = result.tables().stream().flatMap(table -> Stream.concat(Stream.of(table(table)),
                Stream.concat(table.reasons().stream(), table.remarks().stream()).map(this::indented)));
        return Stream.concat(tables, result.leftOut().stream().map(left -> session.text("cli.read-check-left-out", left.in(session.locale()))))
                .reduce((before, next) -> before + "\n" + next).orElseThrow();
    }

    private String table(ReadCheck.Table table) {
        String name = table.inside().isEmpty() ? named() : named() + "!" + table.inside();
        return switch (table.outcome()) {
            case UNRECOGNISED -> session.text("cli.read-check-unrecognised", name);
            case REFUSED -> session.text("cli.read-check-refused", name, table.feed(), table.division(), table.from(), table.to());
            case TAKEN -> session.text("cli.read-check-taken", name, table.feed(), table.division(), table.from(), table.to(),
                    table.accepted(), table.setAside(), table.nonData());
        };
    }

    private String indented(Message message) {
        return "  " + message.in(session.locale());
    }
}
