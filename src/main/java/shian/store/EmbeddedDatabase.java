package shian.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.postgresql.PGConnection;

import shian.settings.Settings;

/**
 * A database on a server of which we are the superuser: who logs in there and what they may do. Every step looks whether
 * it was done, so that whoever dies in between can be followed by another.
 *
 * @param name   of the database
 * @param roles  who may do what in it
 * @param logins the password of each user who logs in to it
 * @param zone   in which it shows times, to whoever asks for no other
 */
record EmbeddedDatabase(String name, Roles roles, Map<String, String> logins, ZoneId zone) {

    /** Who Shian logs in as; no superuser. */
    static final String USER = "shian";

    static final String NAME = "shian";

    /** The one that Shian lives in. */
    static EmbeddedDatabase of(Settings settings, Roles roles, Map<String, String> logins) {
        return new EmbeddedDatabase(NAME, roles, logins, settings.zone());
    }

    static List<String> users(Roles roles) {
        return List.of(USER, roles.analyst(), roles.scorer(), roles.health());
    }

    boolean isReady(Connection superuser) throws SQLException {
        for (String user : logins.keySet()) {
            if (!exists(superuser, "select from pg_roles where rolname = ? and rolcanlogin", user)) {
                return false;
            }
        }
        return roles.missing(superuser, Logins.one(USER), false).isEmpty() && roles.areFaster(superuser)
                && exists(superuser, IN_ZONE, name, "timezone=" + zone.getId())
                && exists(superuser, FINISHED, name, RESTRICTED);
    }

    /** Raised when a database is restricted otherwise than before, so that those that are there are made ready once more. */
    private static final String RESTRICTED = "shian.restrictions=3";

    /** The last thing that {@link #make} does to a database. */
    private static final String FINISHED = """
            select from pg_database d join pg_db_role_setting s on s.setdatabase = d.oid and s.setrole = 0
            where d.datname = ? and ? = any (s.setconfig)""";

    private static final String IN_ZONE = """
            select from pg_database d join pg_db_role_setting s on s.setdatabase = d.oid and s.setrole = 0
            where d.datname = ? and exists (select from unnest(s.setconfig) c (setting) where lower(c.setting) = lower(?))""";

    /**
     * Makes what is missing.
     *
     * @param within opens a superuser's session in the database itself
     */
    void make(Connection superuser, Supplier<Connection> within) throws SQLException {
        if (!exists(superuser, "select from pg_roles where rolname = ?", USER)) {
            execute(superuser, "create role " + Sql.identifier(USER));
        }
        roles.ensure(superuser, USER, false);
        execute(superuser, roles.faster());
        for (Map.Entry<String, String> login : logins.entrySet()) {
            superuser.unwrap(PGConnection.class)
                    .alterUserPassword(login.getKey(), login.getValue().toCharArray(), "scram-sha-256");
            execute(superuser, "alter role " + Sql.identifier(login.getKey()) + " login");
        }
        if (!exists(superuser, "select from pg_database where datname = ?", name)) {
            execute(superuser, "create database " + Sql.identifier(name) + " owner " + Sql.identifier(roles.owner())
                    + " template template0");
        }
        execute(superuser, "alter database " + Sql.identifier(name) + " set timezone = '" + zone.getId() + "'");
        restrict(superuser, name);
        for (String reader : roles.readers()) {
            for (String limit : Roles.limits(reader)) {
                execute(superuser, limit);
            }
        }
        try (Connection database = within.get()) {
            for (String restriction : roles.restrictions(Logins.one(USER))) {
                execute(database, restriction);
            }
        }
        execute(superuser, "alter database " + Sql.identifier(name) + " set " + RESTRICTED.replace("=", " = "));
    }

    /** Who has no business with a database does not connect to it, and readers make no temporary tables in it. */
    void restrict(Connection superuser, String database) throws SQLException {
        List<String> workers = List.of(roles.owner(), roles.pipeline(), roles.operator(), USER);
        execute(superuser, "grant connect on database " + Sql.identifier(database) + " to "
                + Stream.concat(workers.stream(), roles.readers().stream()).map(Sql::identifier).collect(Collectors.joining(", ")));
        execute(superuser, "revoke connect on database " + Sql.identifier(database) + " from public");
        execute(superuser, "grant temporary on database " + Sql.identifier(database) + " to "
                + String.join(", ", workers.stream().map(Sql::identifier).toList()));
        execute(superuser, "revoke temporary on database " + Sql.identifier(database) + " from public");
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean exists(Connection connection, String sql, String... bound) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < bound.length; i++) {
                statement.setString(i + 1, bound[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
