package shian.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.settings.Settings;
import shian.store.EmbeddedPostgres;
import shian.store.Store;

/** {@code store}: the embedded PostgreSQL. */
@CommandLine.Command(name = "store", description = "Start, stop or show the embedded PostgreSQL. 启动、停止或查看内嵌 PostgreSQL。")
final class StoreCommand extends Command {

    @Parameters(paramLabel = "start|stop|status", defaultValue = "status", description = "What to do. 操作。")
    private Verb verb;

    enum Verb { START, STOP, STATUS }

    StoreCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        EmbeddedPostgres server = Store.server(session.get(Settings.class), session.environment()::get);
        switch (verb) {
            case START -> server.start();
            case STOP -> session.out().println(session.text(server.stop() ? "cli.store-stopped" : "cli.store-not-running"));
            case STATUS -> { }
        }
        if (verb != Verb.STOP) {
            EmbeddedPostgres.Status status = server.status();
            session.out().println(session.text("cli.store-status", status.state(), status.directory(),
                    String.valueOf(status.port()), status.sessions()));
        }
        return 0;
    }
}
