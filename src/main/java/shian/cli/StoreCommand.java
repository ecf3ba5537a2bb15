package shian.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import shian.settings.Settings;
import shian.operate.Listing;
import shian.store.EmbeddedPostgres;
import shian.store.Store;

/** {@code store}: the embedded PostgreSQL, what the administrator of a given one executes, or the tables of either brought up to date. */
@CommandLine.Command(name = "store", description = "Start, stop or show the embedded PostgreSQL; print the roles of a given one; bring the tables up to date. 启动、停止或查看内嵌 PostgreSQL；列出自备数据库所需的角色语句；升级数据表。")
final class StoreCommand extends Command {

    @Parameters(paramLabel = "start|stop|status|roles|migrate", defaultValue = "status", description = "What to do. 操作。")
    private Verb verb;

    enum Verb { START, STOP, STATUS, ROLES, MIGRATE }

    StoreCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        if (verb == Verb.ROLES) {
            List<String> statements = Store.administratorStatements(session.get(Settings.class), session.environment()::secret);
            print(String.join("\n", statements), Listing.ofOne(List.of("sql"), String.join("\n", statements)));
            return 0;
        }
        if (verb == Verb.MIGRATE) {
            // its tables are brought up to date when it is opened
            String store = session.get(Store.class).describe();
            print(session.text("cli.store-migrated", store), Listing.ofOne(List.of("store"), store));
            return 0;
        }
        EmbeddedPostgres server = Store.server(session.get(Settings.class), session.environment()::secret);
        switch (verb) {
            case START -> server.start();
            case STOP -> {
                boolean stopped = server.stop();
                print(session.text(stopped ? "cli.store-stopped" : "cli.store-not-running"),
                        Listing.ofOne(List.of("stopped"), stopped));
            }
            case STATUS, ROLES, MIGRATE -> { }
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
