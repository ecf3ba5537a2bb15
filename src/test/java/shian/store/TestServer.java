package shian.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import shian.TestTime;
import shian.settings.Settings;

/**
 * The server of the test store: a container where an engine answers and has the image, else the embedded one. The variable
 * {@code SHIAN_TEST_STORE} (container, embedded) forces one, and then there is no falling back.
 */
final class TestServer {

    private static final Path BINARIES = Path.of("target", "test-binaries").toAbsolutePath();

    private final Function<String, Database> databases;
    private final PasswordFile passwords;
    private final EmbeddedPostgres embedded;

    private TestServer(Function<String, Database> databases, PasswordFile passwords, EmbeddedPostgres embedded) {
        this.databases = databases;
        this.passwords = passwords;
        this.embedded = embedded;
    }

    static TestServer start(Path folder) {
        String wanted = Optional.ofNullable(System.getenv("SHIAN_TEST_STORE")).filter(w -> !w.isBlank()).orElse("any");
        return switch (wanted) {
            case "container" -> container(folder);
            case "embedded" -> embedded(folder);
            case "any" -> any(folder);
            default -> throw new IllegalArgumentException("SHIAN_TEST_STORE is " + wanted + "; expected container or embedded");
        };
    }

    private static TestServer any(Path folder) {
        // asking Testcontainers takes seconds where there is no engine
        boolean perhaps = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        if (perhaps && DockerClientFactory.instance().isDockerAvailable()) {
            try {
                return container(folder);
            } catch (RuntimeException e) {
                System.out.println("test store: no container, " + e.getMessage());
            }
        }
        return embedded(folder);
    }

    private static TestServer container(Path folder) {
        String image = Optional.ofNullable(System.getenv("SHIAN_TEST_POSTGRES_IMAGE")).orElse("postgres:18");
        PostgreSQLContainer container = new PostgreSQLContainer(
                DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        container.start();
        try (Connection superuser = container.createConnection("")) {
            easeLogins(superuser, Map.of(container.getUsername(), container.getPassword()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        System.out.println("test store: container " + image + " at " + container.getHost() + ":" + container.getFirstMappedPort());
        Function<String, Database> databases = name -> new Database("jdbc:postgresql://" + container.getHost() + ":"
                + container.getFirstMappedPort() + "/" + name, container.getUsername(), container.getPassword());
        return new TestServer(databases, passwords(folder), null);
    }

    private static TestServer embedded(Path folder) {
        shareBinaries(folder);
        EmbeddedPostgres server = new EmbeddedPostgres(new Settings(Path.of(""), folder, "shian_", 1, Duration.ZERO, Duration.ZERO, TestTime.zone()));
        try (Connection superuser = server.connect()) {
            doNotOutliveTheMachine(superuser);
            easeLogins(superuser, Map.of(EmbeddedPostgres.SUPERUSER, server.passwords().of(EmbeddedPostgres.SUPERUSER).orElseThrow()));
            int port = EmbeddedPostgres.port(superuser);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            System.out.println("test store: embedded PostgreSQL " + superuser.getMetaData().getDatabaseProductVersion()
                    + " at 127.0.0.1:" + port);
            return new TestServer(name -> server.database(name, EmbeddedPostgres.SUPERUSER, port), passwords(folder), server);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a data folder use the programs that were unpacked once for all, since unpacking takes long. */
    static void shareBinaries(Path data) {
        try {
            Files.createDirectories(BINARIES);
            ProcessLock.holding(BINARIES.resolve("unpacking.lock"), () -> {
                PostgresBinaries.in(BINARIES).unpack();
                return null;
            });
            Path link = PostgresBinaries.in(Files.createDirectories(data)).folder();
            if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(link, PostgresBinaries.in(BINARIES).folder());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is committed survives a killed server all the same; that it survives the machine is no matter for a test. */
    private static void doNotOutliveTheMachine(Connection superuser) throws SQLException {
        EmbeddedDatabase.execute(superuser, "alter system set fsync = off");
        EmbeddedDatabase.execute(superuser, "alter system set full_page_writes = off");
        EmbeddedDatabase.execute(superuser, "select pg_reload_conf()");
    }

    /**
     * Sets passwords that are checked in one round instead of thousands, where the server is of a version that knows such: a
     * fifth of what the tests compute would be these rounds, at each of their connections.
     */
    static void easeLogins(Connection superuser, Map<String, String> logins) throws SQLException {
        EmbeddedDatabase.execute(superuser, """
                select set_config('scram_iterations', '1', false) from pg_settings where name = 'scram_iterations'""");
        for (Map.Entry<String, String> login : logins.entrySet()) {
            EmbeddedDatabase.execute(superuser, "alter role " + Sql.identifier(login.getKey()) + " password '" + login.getValue() + "'");
        }
    }

    private static PasswordFile passwords(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PasswordFile(folder.resolve("logins"));
    }

    /** Stops it; aborts the test if it is a container, which would come back at another address. */
    void stop() {
        ours().stop();
    }

    void start() {
        ours().start();
    }

    EmbeddedPostgres ours() {
        return Optional.ofNullable(embedded)
                .orElseThrow(() -> new TestAbortedException("The server of the test store is a container: it is not ours to stop."));
    }

    Database superuser(String database) {
        return databases.apply(database);
    }

    Map<String, String> logins(Roles roles) {
        Map<String, String> logins = new LinkedHashMap<>();
        try {
            for (String user : EmbeddedDatabase.users(roles)) {
                logins.put(user, passwords.ensure(user));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return logins;
    }
}
