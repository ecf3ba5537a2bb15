package shian.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shian.alert.Alerts;
import shian.catalog.Catalog;
import shian.message.ShianException;

/** {@code serve}: the schedule, health and metrics, until the process is told to end. */
@CommandLine.Command(name = "serve", description = "Run jobs by their schedule; health and metrics on one port. 按计划运行作业，并提供健康检查与指标。")
final class ServeCommand extends Command {

    @Option(names = "--inbox", description = "Folder the departments drop files into. 各部门投放文件的目录。")
    private Path inbox;

    @Option(names = "--address", defaultValue = "127.0.0.1", description = "Address to listen on (default: ${DEFAULT-VALUE}). 监听地址。")
    private String address;

    @Option(names = "--port", defaultValue = "8070", description = "Port, 0 for any (default: ${DEFAULT-VALUE}). 端口。")
    private int port;

    ServeCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Path folder = session.inbox(inbox);
        boolean receives = session.get(Catalog.class).jobs().values().stream()
                .anyMatch(job -> job.schedule().isPresent() && job.stages().contains("receive"));
        if (receives && folder == null) {
            throw ShianException.usage("cli.serve-inbox");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw ShianException.usage("cli.serve-no-folder", folder);
        }
        warn(Alerts.warnings(session.environment()));
        session.get(Serving.class).serve(folder, address, port, actual -> {
            session.out().println(session.text("cli.serving", address, Integer.toString(actual)));
            session.out().flush();
        });
        return 0;
    }
}
