package shian.cli;

import picocli.CommandLine;

/** {@code editions}: the published editions. */
@CommandLine.Command(name = "editions", description = "The published editions. 发布版清单。")
final class EditionsCommand extends Command {

    EditionsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(session.lists().editions());
        return 0;
    }
}
