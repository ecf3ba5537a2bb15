package shian.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import shian.Settings;
import shian.message.ShianException;

/**
 * The PostgreSQL that Shian keeps in {@link Settings#data()}. Its server is a process of its own: it outlives the command
 * that started it, every other command attaches to it, and none takes another server for it.
 */
public final class EmbeddedPostgres {

    static final String SUPERUSER = "postgres";

    /** Below the ports that systems give to outgoing connections, so that none of those is ever in the way. */
    private static final int FIRST_PORT = 15_432;
    private static final int LAST_PORT = 32_000;
    private static final int ATTEMPTS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Path data;
    private final Path cluster;
    private final Path log;
    private final Path portFile;
    private final PostgresBinaries binaries;
    private final PasswordFile passwords;

    EmbeddedPostgres(Settings settings) {
        data = settings.data().toAbsolutePath().normalize();
        cluster = data.resolve("postgresql");
        log = data.resolve("postgresql.log");
        portFile = data.resolve("postgresql.port");
        binaries = PostgresBinaries.in(data);
        passwords = new PasswordFile(data.resolve("postgresql.passwords"));
    }

    /** What a server does at the moment. */
    public enum State {
        /** It was never started: there is no data directory yet. */
        ABSENT,
        STOPPED,
        /** A process works in the data directory but takes no connections: it starts, recovers or stops. */
        BUSY,
        RUNNING
    }

    /**
     * How a server is.
     *
     * @param directory its data directory
     * @param port      where it listens on 127.0.0.1; 0 unless it is running
     * @param sessions  connections of clients to it apart from the one that asked; 0 unless it is running
     */
    public record Status(State state, Path directory, int port, int sessions) {
    }

    /** Starts the server unless it runs; makes the data directory first if there is none. Safe to be called by many. */
    public Status start() {
        try (Connection server = connect()) {
            return running(server);
        } catch (SQLException e) {
            throw ShianException.surroundings(e, "store.lost", cluster, e.getMessage());
        }
    }

    /**
     * Stops the server: its sessions are cut, what they had committed stays.
     *
     * @return whether there was one to stop
     */
    public boolean stop() {
        return files(() -> Files.exists(cluster) && ProcessLock.holding(lock(), () -> {
            if (ServerProcess.workingIn(cluster).isEmpty()) {
                return false;
            }
            refuseCopy();
            PostgresBinaries.Outcome outcome = binaries.run("pg_ctl", List.of("stop", "-D", cluster.toString(),
                    "-m", "fast", "-w", "-t", String.valueOf(PATIENCE.toSeconds())));
            if (outcome.exitCode() != 0 && !ServerProcess.workingIn(cluster).isEmpty()) {
                throw ShianException.surroundings(null, "store.stop-failed", cluster, outcome.output(), log);
            }
            return true;
        }));
    }

    /** How the server is; starts nothing. */
    public Status status() {
        return files(() -> {
            if (!Files.exists(cluster)) {
                return new Status(State.ABSENT, cluster, 0, 0);
            }
            if (ServerProcess.workingIn(cluster).isEmpty()) {
                return new Status(State.STOPPED, cluster, 0, 0);
            }
            Optional<Connection> attached = attach();
            if (attached.isEmpty()) {
                return new Status(State.BUSY, cluster, 0, 0);
            }
            try (Connection server = attached.get()) {
                return running(server);
            } catch (SQLException e) {
                throw ShianException.surroundings(e, "store.lost", cluster, e.getMessage());
            }
        });
    }

    /** A superuser's connection to the server's database {@code postgres}; starts the server if it does not run. */
    Connection connect() {
        return files(() -> {
            Optional<Connection> running = attach();
            return running.isPresent() ? running.get() : ProcessLock.holding(lock(), this::attachOrStart);
        });
    }

    Database database(String name, String user, int port) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name
                + "?sslmode=disable&gssEncMode=disable&requireAuth=scram-sha-256", user, password(user));
    }

    PasswordFile passwords() {
        return passwords;
    }

    Path lock() {
        return data.resolve("postgresql.lock");
    }

    static int port(Connection server) throws SQLException {
        return Integer.parseInt(show(server, "port"));
    }

    private Connection attachOrStart() throws IOException {
        Optional<Connection> running = attach();
        if (running.isPresent()) {
            return running.get();
        }
        binaries.unpack();
        initialise();
        Instant deadline = Instant.now().plus(PATIENCE);
        // a server that starts, recovers or stops, or sessions that outlive their killed server
        for (List<Long> busy = ServerProcess.workingIn(cluster); !busy.isEmpty(); busy = ServerProcess.workingIn(cluster)) {
            if (Instant.now().isAfter(deadline)) {
                throw ShianException.surroundings(null, "store.busy", cluster, busy, log);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            running = attach();
            if (running.isPresent()) {
                return running.get();
            }
        }
        forgetDead();
        launch();
        return attach().orElseThrow(() -> ShianException.surroundings(null, "store.start-failed", cluster, "", log));
    }

    /** A connection to the server of this data directory; empty if it does not run. */
    private Optional<Connection> attach() throws IOException {
        Optional<ServerProcess> noted = Files.exists(cluster) ? ServerProcess.noted(cluster) : Optional.empty();
        if (noted.isEmpty()) {
            return Optional.empty();
        }
        refuseCopy();
        Connection connection;
        try {
            connection = superuser(noted.get().port()).connectOrThrow();
        } catch (SQLException e) {
            if (ServerProcess.workingIn(cluster).contains(noted.get().pid()) && "28P01".equals(e.getSQLState())) {
                throw ShianException.usage("store.password-wrong", passwords.file(), cluster);
            }
            return Optional.empty();
        }
        try {
            if (Files.isSameFile(cluster, Path.of(show(connection, "data_directory")))) {
                return Optional.of(connection);
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw superuser(noted.get().port()).refused(e);
        }
    }

    /** A data directory that was copied or moved while its server ran is not to be written by a second one. */
    private void refuseCopy() throws IOException {
        Optional<ServerProcess> noted = ServerProcess.noted(cluster);
        if (noted.isPresent() && !noted.get().isOf(cluster)) {
            throw ShianException.state("store.copied", cluster, noted.get().directory(), cluster.resolve("postmaster.pid"));
        }
    }

    private void initialise() throws IOException {
        if (Files.exists(cluster)) {
            String major = Files.readString(cluster.resolve("PG_VERSION")).strip();
            if (!major.equals(String.valueOf(PostgresBinaries.MAJOR))) {
                throw ShianException.usage("store.other-major", cluster, major, PostgresBinaries.MAJOR);
            }
            return;
        }
        Path unfinished = cluster.resolveSibling("postgresql.new");
        PostgresBinaries.delete(unfinished);
        String zone = ZoneId.systemDefault().getId().matches("[A-Z]\\w+/\\w+") ? ZoneId.systemDefault().getId() : "UTC";
        Path secret = PasswordFile.secret(data, passwords.ensure(SUPERUSER) + "\n");
        try {
            PostgresBinaries.Outcome outcome = binaries.run("initdb", List.of("-D", unfinished.toString(),
                    "-U", SUPERUSER, "-A", "scram-sha-256", "--pwfile", secret.toString(), "-E", "UTF8",
                    "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8",
                    "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                    "-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "full_page_writes=on",
                    "-c", "max_connections=50", "-c", "shared_buffers=256MB", "-c", "work_mem=32MB",
                    "-c", "maintenance_work_mem=256MB", "-c", "max_wal_size=4GB", "-c", "random_page_cost=1.1",
                    "-c", "jit=off", "-c", "timezone=" + zone, "-c", "log_timezone=" + zone,
                    "-c", "log_line_prefix=%m [%p] %u@%d %a "));
            if (outcome.exitCode() != 0) {
                throw ShianException.surroundings(null, "store.initdb-failed", cluster, outcome.output());
            }
        } finally {
            Files.delete(secret);
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Removes what a killed server left if its process number still exists, be it as a zombie or as another program:
     * PostgreSQL would not start. That nothing works in the directory any more was made sure before.
     */
    private void forgetDead() throws IOException {
        Optional<ServerProcess> noted = ServerProcess.noted(cluster);
        if (noted.isPresent() && Files.exists(Path.of("/proc", String.valueOf(noted.get().pid())))) {
            Files.delete(cluster.resolve("postmaster.pid"));
        }
    }

    private void launch() throws IOException {
        for (int attempt = 1;; attempt++) {
            int port = choosePort();
            long before = Files.exists(log) ? Files.size(log) : 0;
            PostgresBinaries.Outcome outcome = binaries.run("pg_ctl", List.of("start", "-D", cluster.toString(),
                    "-l", log.toString(), "-w", "-t", String.valueOf(PATIENCE.toSeconds()), "-o", "-p " + port));
            if (outcome.exitCode() == 0) {
                return;
            }
            String said = Files.exists(log) ? textAfter(before) : outcome.output();
            if (attempt == ATTEMPTS || !said.contains("Address already in use")) {
                throw ShianException.surroundings(null, "store.start-failed", cluster, said, log);
            }
        }
    }

    private String textAfter(long position) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) position, all.length - (int) position, StandardCharsets.UTF_8).strip();
    }

    /** The port of the last time, or another one, which is then kept, if somebody else has it. */
    private int choosePort() throws IOException {
        if (Files.exists(portFile)) {
            int kept = Integer.parseInt(Files.readString(portFile).strip());
            if (isFree(kept)) {
                return kept;
            }
        }
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
        } while (!isFree(port));
        Path next = Files.writeString(portFile.resolveSibling("postgresql.port.new"), port + "\n");
        Files.move(next, portFile, StandardCopyOption.ATOMIC_MOVE);
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Status running(Connection server) throws SQLException {
        String sql = "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
        try (Statement statement = server.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Status(State.RUNNING, cluster, port(server), row.getInt(1));
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private Database superuser(int port) {
        return database("postgres", SUPERUSER, port);
    }

    private String password(String user) {
        return files(() -> passwords.of(user)
                .orElseThrow(() -> ShianException.usage("store.password-lost", user, passwords.file(), cluster)));
    }

    private <T> T files(ProcessLock.Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw ShianException.surroundings(e, "store.files", data, e);
        }
    }
}
