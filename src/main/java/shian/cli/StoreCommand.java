package shian.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.settings.Settings;
import shian.operate.Listing;
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
        EmbeddedPostgres server = Store.server(session.get(Settings.class), session.environment()::secret);
        switch (verb) {
            case START -> server.start();
            case STOP -> {
                boolean stopped = server.stop();
                print(session.text(stopped ? "cli.store-stopped" : "cli.store-not-running"),
                        Listing.ofOne(List.of("stopped"), stopped));
            }
            case STATUS -> { }
        }
        if (verb != Verb.STOP) {
            EmbeddedPostgres.Status status = server.status();
            Object[] values = {status.state(), status.directory(), String.valueOf(status.port()), status.sessions()};
            print(session.text("cli.store-status", values),
                    Listing.ofOne(List.of("state", "directory", "port", "sessions"), values));
        }
        return 0;
    }
}
