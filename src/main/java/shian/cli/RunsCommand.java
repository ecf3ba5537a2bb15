package shian.cli;

import picocli.CommandLine;

/** {@code runs}: all runs, the last one first. */
@CommandLine.Command(name = "runs", description = "All runs. 所有运行。")
final class RunsCommand extends Command {

    RunsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(session.lists().runs());
        return 0;
    }
}
