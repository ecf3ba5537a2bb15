package shian.cli;

import picocli.CommandLine;

/** {@code breaks}: differences between the sides of the rules. */
@CommandLine.Command(name = "breaks", description = "Differences between the sides of the rules. 核对差异。",
        subcommands = {BreakShowCommand.class, BreakExplainCommand.class, BreakPublishOverCommand.class})
final class BreaksCommand extends FilteredListCommand {

    BreaksCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(session.lists().breaks(filter()));
        return 0;
    }
}
