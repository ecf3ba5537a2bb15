package shian.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of the machine, in a folder of its own and with the settings that initdb writes. Stopped and deleted in the end. */
final class StockServer implements AutoCloseable {

    private static final String ACCOUNT = "postgres";

    private final Path binaries;
    private final Path folder;
    private final Path cluster;
    private final int port;

    /**
     * Makes and starts it.
     *
     * @param binaries its programs; empty for the newest that Debian's packages left
     */
    StockServer(String binaries) throws IOException, InterruptedException {
        this.binaries = binaries.isEmpty() ? newest() : Path.of(binaries);
        folder = Files.createTempDirectory("shian-given");
        cluster = folder.resolve("cluster");
        execute(List.of("chmod", "755", folder.toString()));
        Path made = Files.createDirectory(cluster);
        if (isRoot()) {
            execute(List.of("chown", ACCOUNT, made.toString()));
        }
        program("initdb", "-D", cluster.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        program("pg_ctl", "start", "-w", "-D", cluster.toString(), "-l", cluster.resolve("log").toString(), "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
        execute("create role shian login createrole");
    }

    String version() throws SQLException {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /** An empty database. */
    void renew() {
        execute("drop database if exists shian with (force)");
        execute("create database shian owner shian encoding 'UTF8' template template0");
        execute("checkpoint");
    }

    /** How Shian finds it; options are those of a session, such as {@code -c jit=on}. */
    Map<String, String> environment(String options) {
        return Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/shian?options="
                + URLEncoder.encode(options, StandardCharsets.UTF_8).replace("+", "%20"), "SPRING_DATASOURCE_USERNAME", "shian",
                "SPRING_DATASOURCE_PASSWORD", "");
    }

    double cpu() {
        try {
            return Cost.withChildren(Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).get(0).strip()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        program("pg_ctl", "stop", "-w", "-m", "fast", "-D", cluster.toString());
        Server.delete(folder);
    }

    private static Path newest() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (Files.exists(all)) {
            try (Stream<Path> versions = Files.list(all)) {
                return versions.max((a, b) -> Integer.compare(number(a), number(b))).orElseThrow().resolve("bin");
            }
        }
        throw new IllegalStateException("no PostgreSQL in " + all + ": apt-get install postgresql, or --binaries DIR");
    }

    private static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
    }

    private void execute(String sql) {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void program(String name, String... arguments) throws IOException, InterruptedException {
        // PostgreSQL does not run as root
        List<String> command = new ArrayList<>(isRoot() ? List.of("setpriv", "--reuid=" + ACCOUNT, "--regid=" + ACCOUNT, "--clear-groups")
                : List.of());
        command.add(binaries.resolve(name).toString());
        command.addAll(List.of(arguments));
        execute(command);
    }

    private void execute(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("shian-given", ".out");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(output));
        }
        Files.delete(output);
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }
}
