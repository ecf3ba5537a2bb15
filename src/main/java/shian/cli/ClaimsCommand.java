package shian.cli;

import picocli.CommandLine;

/** {@code claims}: published figures beside what the warehouse computes. */
@CommandLine.Command(name = "claims", description = "Published figures beside what the warehouse computes. 公布数与计算值对照。")
final class ClaimsCommand extends Command {

    ClaimsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        print(session.lists().claims());
        return 0;
    }
}
