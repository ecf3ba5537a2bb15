package shian.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import shian.TestTime;
import shian.settings.Settings;

/**
 * One PostgreSQL server a fork of the build, one database a test class. Tests that use it are tagged {@code store}. Those
 * whose outcome hangs on the server itself are tagged {@code container} too, and {@code .ci/run} gives them a second time on
 * a server that is not ours: who may log in and do what; locks, and sessions that end; what goes in and out by COPY or as a
 * backup; migrations; the arithmetic of expressions; the figures and queries of the sample city, whose plans and order of
 * texts follow the server's settings. What the others prove, of files, catalogue and nights, is the same on both.
 */
public final class TestStore {

    private static final Path FOLDER = Path.of(System.getProperty("shian.test.store", "target/test-store/0")).toAbsolutePath();
    private static final String PREFIX = "shian_";
    private static final int WORKERS = 2;
    private static final int LONGEST_NAME = 60;

    private static final Map<Path, String> TEMPLATES = new ConcurrentHashMap<>();
    private static TestServer server;

    private TestStore() {
    }

    /** A fresh database with the project's migrations, of that test class alone; a second call makes it anew. */
    public static TestDatabase database(Class<?> test) {
        return database(test, Path.of("").toAbsolutePath());
    }

    /** The same with the migrations of another home. */
    public static TestDatabase database(Class<?> test, Path home) {
        String template = TEMPLATES.computeIfAbsent(home, TestStore::template);
        String name = ("t_" + test.getName().substring(test.getPackageName().length() + 1)).toLowerCase(Locale.ROOT)
                .replace('$', '_');
        name = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        drop(name);
        Roles roles = Roles.of(settings(home, name));
        asSuperuser("create database " + Sql.identifier(name) + " owner " + Sql.identifier(roles.owner())
                + " template " + Sql.identifier(template));
        try (Connection superuser = server().superuser("postgres").connect()) {
            new EmbeddedDatabase(name, roles, server().logins(roles), TestTime.zone()).restrict(superuser, name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return open(home, name);
    }

    private static String template(Path home) {
        String name = "template_" + Integer.toHexString(home.hashCode());
        drop(name);
        Roles roles = Roles.of(settings(home, name));
        try (Connection superuser = server().superuser("postgres").connect()) {
            Map<String, String> logins = server().logins(roles);
            new EmbeddedDatabase(name, roles, logins, TestTime.zone()).make(superuser, () -> server().superuser(name).connect());
            TestServer.easeLogins(superuser, logins);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (Store store = open(home, name).store()) {
            store.migrate();
        }
        return name;
    }

    private static TestDatabase open(Path home, String name) {
        Settings settings = settings(home, name);
        Roles roles = Roles.of(settings);
        Map<String, String> logins = server().logins(roles);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SPRING_DATASOURCE_URL", server().superuser(name).url());
        environment.put("SPRING_DATASOURCE_USERNAME", EmbeddedDatabase.USER);
        environment.put("SPRING_DATASOURCE_PASSWORD", logins.get(EmbeddedDatabase.USER));
        environment.put("SHIAN_ANALYST_PASSWORD", logins.get(roles.analyst()));
        try {
            PostgresBinaries.delete(settings.data());
            Files.createDirectories(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestDatabase(settings, Map.copyOf(environment), Store.open(settings, environment::get),
                server().superuser(name), server().superuser(name).as(roles.scorer(), logins.get(roles.scorer())),
                server().superuser(name).as(roles.health(), logins.get(roles.health())));
    }

    private static Settings settings(Path home, String name) {
        return new Settings(home, FOLDER.resolve("data").resolve(name), PREFIX, WORKERS, Duration.ZERO, Duration.ZERO, TestTime.zone());
    }

    private static void drop(String database) {
        asSuperuser("drop database if exists " + Sql.identifier(database) + " with (force)");
    }

    private static void asSuperuser(String sql) {
        try (Connection superuser = server().superuser("postgres").connect()) {
            EmbeddedDatabase.execute(superuser, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Aborts the tests of who asks where the server is a container, which is not ours to stop or to fill. */
    public static void assumeOurs() {
        server().ours();
    }

    /** Stops the server under everybody who uses it; aborts the test where the server is not ours to stop. */
    public static void stopServer() {
        server().stop();
    }

    /** Starts it again, at the same address. */
    public static void startServer() {
        server().start();
    }

    /** Moves the tables of a database into a folder of the machine that the server runs on. */
    public static void moveTo(TestDatabase database, Path folder) {
        String name = database.settings().data().getFileName().toString();
        asSuperuser("create tablespace " + Sql.identifier(name) + " location '" + folder + "'");
        asSuperuser("alter database " + Sql.identifier(name) + " connection limit 0");
        endSessions(name);
        asSuperuser("alter database " + Sql.identifier(name) + " set tablespace " + Sql.identifier(name));
        asSuperuser("alter database " + Sql.identifier(name) + " connection limit -1");
    }

    /** Removes a database whose tables were moved, and lets go of the folder. */
    public static void removeMoved(TestDatabase database) {
        String name = database.settings().data().getFileName().toString();
        drop(name);
        asSuperuser("drop tablespace " + Sql.identifier(name));
    }

    private static void endSessions(String database) {
        asSuperuser("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '" + database + "'");
    }

    static synchronized TestServer server() {
        if (server == null) {
            server = TestServer.start(FOLDER);
        }
        return server;
    }
}
