package shian.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import shian.message.ShianException;
import shian.settings.Settings;

/**
 * The PostgreSQL that {@code SPRING_DATASOURCE_URL} names, kept by others.
 *
 * @param database   as the service logs in to it
 * @param migrations the same as migrations log in to it; empty if the service does that too, or others bring the tables up to date
 * @param superuser  whether Shian may work as one: whatever goes wrong then reaches the whole server
 */
record GivenDatabase(Database database, Optional<Database> migrations, boolean superuser) {

    static final String URL = "SPRING_DATASOURCE_URL";
    /** The oldest PostgreSQL that Shian works with. */
    static final int OLDEST_MAJOR = 15;

    private static final String USERNAME = "SPRING_DATASOURCE_USERNAME";
    private static final String PASSWORD = "SPRING_DATASOURCE_PASSWORD";
    static final String MIGRATIONS_USERNAME = "SHIAN_MIGRATIONS_USERNAME";
    private static final String MIGRATIONS_PASSWORD = "SHIAN_MIGRATIONS_PASSWORD";
    private static final String SUPERUSER = "SHIAN_SUPERUSER";
    private static final String ALLOWED = "allowed";

    static boolean isNamed(UnaryOperator<String> environment) {
        return !value(environment, URL, "").isEmpty();
    }

    static GivenDatabase of(UnaryOperator<String> environment) {
        Database database = new Database(environment.apply(URL), environment.apply(USERNAME), environment.apply(PASSWORD));
        String migrations = value(environment, MIGRATIONS_USERNAME, "");
        return new GivenDatabase(database, migrations.isEmpty() ? Optional.empty()
                : Optional.of(database.as(migrations, environment.apply(MIGRATIONS_PASSWORD))), ALLOWED.equals(environment.apply(SUPERUSER)));
    }

    /**
     * The store in it, its roles there.
     *
     * @throws ShianException of category USAGE if it is too old, not UTF-8, the login is a superuser, or roles are missing that the login may
     *                        not create
     */
    Store open(Settings settings, Roles roles, String analystPassword) {
        return open(settings, roles, analystPassword, OLDEST_MAJOR);
    }

    Store open(Settings settings, Roles roles, String analystPassword, int oldestMajor) {
        try (Connection connection = database.connect(ServerSettings.SET)) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            String version = connection.getMetaData().getDatabaseProductVersion();
            if (major < oldestMajor) {
                throw ShianException.usage("store.too-old", database, version, oldestMajor);
            }
            String encoding = one(connection, "show server_encoding");
            if (!encoding.equals("UTF8")) {
                throw ShianException.usage("store.not-utf8", database, encoding);
            }
            String user = ordinary(connection);
            if (migrations.isPresent()) {
                try (Connection migrating = migrations.get().connect(ServerSettings.SET)) {
                    roles.ensure(migrating, new Logins(user, ordinary(migrating)), true);
                }
            } else if (!roles.isServiceOnly(connection, user)) {
                roles.ensure(connection, user, true);
            }
            return new Store(settings, roles, database, migrations.orElse(database), analystPassword, "PostgreSQL " + version + ", " + database.shown(), Optional.empty());
        } catch (SQLException e) {
            throw database.refused(e);
        }
    }

    /** Who the session works as; refused if it is a superuser who may not be one. */
    private String ordinary(Connection connection) throws SQLException {
        String user = one(connection, "select current_user");
        if (!superuser && one(connection, "select rolsuper from pg_roles where rolname = current_user").equals("t")) {
            throw ShianException.usage("store.superuser", user, database.shown(), SUPERUSER);
        }
        return user;
    }

    /** The statements that an administrator executes once, for a database that need not be reached, or be named yet. */
    static List<String> administratorStatements(Settings settings, UnaryOperator<String> environment) {
        Database database = new Database(value(environment, URL, "jdbc:postgresql:" + EmbeddedDatabase.NAME), null, null);
        String service = value(environment, USERNAME, EmbeddedDatabase.USER);
        Logins logins = new Logins(service, value(environment, MIGRATIONS_USERNAME, service));
        return Roles.of(settings).script(logins, database.name(), settings.zone());
    }

    private static String value(UnaryOperator<String> environment, String name, String otherwise) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
