package shian.cli;

import picocli.CommandLine;

/** {@code actions}: what people did, the last first. */
@CommandLine.Command(name = "actions", description = "What people did: who, when, what, why. 人工操作记录：何人、何时、何事、何故。")
final class ActionsCommand extends Command {

    ActionsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(session.lists().actions());
        return 0;
    }
}
