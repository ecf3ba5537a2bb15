package shian.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import shian.settings.Settings;
import shian.message.ShianException;

/**
 * The PostgreSQL that Shian keeps in {@link Settings#data()}. Its server is a process of its own: it outlives the command
 * that started it, every other command attaches to it, and none takes another server for it.
 */
public final class EmbeddedPostgres {

    static final String SUPERUSER = "postgres";

    private static final int ATTEMPTS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Path data;
    private final Cluster cluster;
    private final Path log;
    private final ServerPort port;
    private final PostgresBinaries binaries;
    private final PasswordFile passwords;
    private final ZoneId zone;

    EmbeddedPostgres(Settings settings) {
        data = settings.data().toAbsolutePath().normalize();
        cluster = new Cluster(data.resolve("postgresql"));
        log = data.resolve("postgresql.log");
        port = new ServerPort(data.resolve("postgresql.port"));
        binaries = PostgresBinaries.in(data);
        passwords = new PasswordFile(data.resolve("postgresql.passwords"));
        zone = settings.zone();
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
            throw ShianException.surroundings(e, "store.lost", cluster.folder(), e.getMessage());
        }
    }

    /**
     * Stops the server: its sessions are cut, what they had committed stays.
     *
     * @return whether there was one to stop
     */
    public boolean stop() {
        return files(() -> cluster.exists() && ProcessLock.holding(lock(), () -> {
            if (cluster.processes().isEmpty()) {
                return false;
            }
            cluster.refuseCopy();
            PostgresBinaries.Outcome outcome = binaries.run("pg_ctl", List.of("stop", "-D", cluster.folder().toString(),
                    "-m", "fast", "-w", "-t", String.valueOf(PATIENCE.toSeconds())));
            if (outcome.exitCode() != 0 && !cluster.processes().isEmpty()) {
                throw ShianException.surroundings(null, "store.stop-failed", cluster.folder(), outcome.output(), log);
            }
            return true;
        }));
    }

    /** How the server is; starts nothing. */
    public Status status() {
        return files(() -> {
            if (!cluster.exists()) {
                return new Status(State.ABSENT, cluster.folder(), 0, 0);
            }
            if (cluster.processes().isEmpty()) {
                return new Status(State.STOPPED, cluster.folder(), 0, 0);
            }
            Optional<Connection> attached = attach();
            if (attached.isEmpty()) {
                return new Status(State.BUSY, cluster.folder(), 0, 0);
            }
            try (Connection server = attached.get()) {
                return running(server);
            } catch (SQLException e) {
                throw ShianException.surroundings(e, "store.lost", cluster.folder(), e.getMessage());
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
        cluster.initialise(binaries, passwords, zone);
        Instant deadline = Instant.now().plus(PATIENCE);
        // a server that starts, recovers or stops, or sessions that outlive their killed server
        for (List<Long> busy = cluster.processes(); !busy.isEmpty(); busy = cluster.processes()) {
            if (Instant.now().isAfter(deadline)) {
                throw ShianException.surroundings(null, "store.busy", cluster.folder(), busy, log);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            running = attach();
            if (running.isPresent()) {
                return running.get();
            }
        }
        cluster.forgetDead();
        launch();
        return attach().orElseThrow(() -> ShianException.surroundings(null, "store.start-failed", cluster.folder(), "", log));
    }

    /** A connection to the server of this data directory; empty if it does not run. */
    private Optional<Connection> attach() throws IOException {
        Optional<Cluster.ServerProcess> noted = cluster.exists() ? cluster.noted() : Optional.empty();
        if (noted.isEmpty()) {
            return Optional.empty();
        }
        cluster.refuseCopy();
        Connection connection;
        try {
            connection = superuser(noted.get().port()).connectOrThrow();
        } catch (SQLException e) {
            if (cluster.processes().contains(noted.get().pid()) && "28P01".equals(e.getSQLState())) {
                throw ShianException.usage("store.password-wrong", passwords.file(), cluster.folder());
            }
            return Optional.empty();
        }
        try {
            if (Files.isSameFile(cluster.folder(), Path.of(show(connection, "data_directory")))) {
                return Optional.of(connection);
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw superuser(noted.get().port()).refused(e);
        }
    }

    private void launch() throws IOException {
        for (int attempt = 1;; attempt++) {
            int chosen = port.choose();
            long before = Files.exists(log) ? Files.size(log) : 0;
            PostgresBinaries.Outcome outcome = binaries.run("pg_ctl", List.of("start", "-D", cluster.folder().toString(),
                    "-l", log.toString(), "-w", "-t", String.valueOf(PATIENCE.toSeconds()), "-o", "-p " + chosen));
            if (outcome.exitCode() == 0) {
                return;
            }
            String said = Files.exists(log) ? textAfter(before) : outcome.output();
            if (attempt == ATTEMPTS || !said.contains("Address already in use")) {
                throw ShianException.surroundings(null, "store.start-failed", cluster.folder(), said, log);
            }
        }
    }

    private String textAfter(long position) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) position, all.length - (int) position, StandardCharsets.UTF_8).strip();
    }

    private Status running(Connection server) throws SQLException {
        String sql = "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
        try (Statement statement = server.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Status(State.RUNNING, cluster.folder(), port(server), row.getInt(1));
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
                .orElseThrow(() -> ShianException.usage("store.password-lost", user, passwords.file(), cluster.folder())));
    }

    private <T> T files(ProcessLock.Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw ShianException.surroundings(e, "store.files", data, e);
        }
    }
}
