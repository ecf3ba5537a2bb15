package shian.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import shian.settings.Settings;
import shian.message.Message;
import shian.message.ShianException;

/**
 * The names of the database roles.
 *
 * @param owner    owns every object; only migrations work as it
 * @param pipeline reads and writes what a run does
 * @param operator what a person may change, and the quarantined rows
 * @param analyst  reads the warehouse, what was published and the reconciliations
 * @param scorer   reads the views made for the scorer
 * @param health   reads what the analyst reads, and rows of patients
 */
public record Roles(String owner, String pipeline, String operator, String analyst, String scorer, String health) {

    /** Migrations name roles without quotes, and PostgreSQL keeps {@code pg_} to itself. */
    private static final String PREFIX = "(?!pg_)[a-z_][a-z0-9_]{0,39}";

    private static final int ATTEMPTS = 5;
    private static final int READER_CONNECTIONS = 20;
    private static final String READER_TEMPORARY_FILES = "2GB";
    private static final Map<String, String> READER_SETTINGS = new TreeMap<>(Map.of("default_transaction_read_only", "on", "statement_timeout", "5min",
            "idle_in_transaction_session_timeout", "2min", "idle_session_timeout", "1h", "lock_timeout", "10s"));
    /** Since PostgreSQL 16; how many connections are reserved is a setting of the server, {@code reserved_connections}. */
    private static final String RESERVED = """
            do $$
            begin
                if exists (select from pg_roles where rolname = 'pg_use_reserved_connections') then
                    execute format('grant pg_use_reserved_connections to %%I', '%s');
                end if;
            end $$;""";
    private static final String FUNCTIONS = """
            do $$
            declare
                function regprocedure;
            begin
                for function in
                    select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace and (
                        proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$'
                        or proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_put', 'lo_truncate', 'lo_truncate64', 'lo_unlink', 'lowrite',
                                       'pg_logical_emit_message'))
                loop
                    execute format('revoke execute on function %%s from public', function);
                    execute format('grant execute on function %%s to %s', function);
                end loop;
            end $$;""";

    /** The roles of this installation. */
    public static Roles of(Settings settings) {
        String prefix = settings.rolePrefix();
        if (!prefix.matches(PREFIX)) {
            throw ShianException.usage("store.role-prefix", prefix);
        }
        return new Roles(prefix + "owner", prefix + "pipeline", prefix + "operator", prefix + "analyst", prefix + "scorer", prefix + "health");
    }

    /** What the migrations call the roles, and their names. */
    Map<String, String> placeholders() {
        return Map.of("owner", owner, "pipeline", pipeline, "operator", operator, "analyst", analyst, "scorer", scorer, "health", health);
    }

    /** As {@link #ensure(Connection, Logins, boolean)} for one login that does everything. */
    void ensure(Connection connection, String user, boolean here) throws SQLException {
        ensure(connection, Logins.one(user), here);
    }

    /**
     * Creates the roles that are missing, and makes the logins members of those they work as.
     *
     * @param connection of somebody who may do so, or else the statements for the database administrator are thrown
     * @param here       whether the database of the connection is the one Shian will live in
     */
    void ensure(Connection connection, Logins logins, boolean here) throws SQLException {
        for (int attempt = 1;; attempt++) {
            List<String> missing = missing(connection, logins, here);
            if (missing.isEmpty()) {
                return;
            }
            try {
                execute(connection, missing);
            } catch (SQLException e) {
                if ("42501".equals(e.getSQLState())) {
                    throw ShianException.usage(Stream.concat(Stream.of(Message.of("store.roles-missing", logins.owner())),
                            missing.stream().map(sql -> Message.of("store.statement", sql))).toList());
                }
                // another command creates the same roles, of another database perhaps: look again what is missing
                if (attempt == ATTEMPTS || !Set.of("42710", "23505", "XX000").contains(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    /** The statements that are yet to be executed, each ended by a semicolon; none if all is as it should be. */
    List<String> missing(Connection connection, Logins logins, boolean here) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String role : without(connection, "not exists (select from pg_roles where rolname = name)", all())) {
            statements.add("create role " + Sql.identifier(role) + " nologin;");
            if (readers().contains(role)) {
                statements.addAll(limits(role));
            }
        }
        for (Map.Entry<String, List<String>> needed : logins.needed(this).entrySet()) {
            String login = needed.getKey();
            // whoever lacks the operator alone goes without
            if (!mayBecome(connection, login, needed.getValue().stream().filter(role -> !role.equals(operator)).toArray(String[]::new))) {
                statements.add(grant(without(connection, notMember(connection, login), needed.getValue()), login));
            }
        }
        if (here && !without(connection, "not coalesce(has_database_privilege((select oid from pg_roles where rolname = name),"
                + " current_database(), 'CREATE'), false)", List.of(owner)).isEmpty()) {
            statements.add("grant create on database " + Sql.identifier(connection.getCatalog())
                    + " to " + Sql.identifier(owner) + ";");
        }
        return statements;
    }

    /** Whether somebody who logs in may work as each of some roles. */
    boolean mayBecome(Connection connection, String login, String... some) throws SQLException {
        return without(connection, notMember(connection, login), List.of(some)).isEmpty();
    }

    /** Whether all roles are there, and the login may do what a run does but not own the tables: others bring them up to date. */
    boolean isServiceOnly(Connection connection, String login) throws SQLException {
        return without(connection, "not exists (select from pg_roles where rolname = name)", all()).isEmpty()
                && mayBecome(connection, login, pipeline) && !mayBecome(connection, login, owner);
    }

    /** Since PostgreSQL 16 a member may lack the right to become the role. */
    private static String notMember(Connection connection, String login) throws SQLException {
        String membership = connection.getMetaData().getDatabaseMajorVersion() < 16 ? "MEMBER" : "SET";
        return "not coalesce(pg_has_role('" + login.replace("'", "''") + "', (select oid from pg_roles where rolname = name), '" + membership + "'), false)";
    }

    private static String grant(List<String> some, String login) {
        return "grant " + String.join(", ", some.stream().map(Sql::identifier).toList()) + " to " + Sql.identifier(login) + ";";
    }

    /** The roles that read and never write. */
    List<String> readers() {
        return List.copyOf(readersByName().values());
    }

    /** The same by what people call them. */
    Map<String, String> readersByName() {
        return new TreeMap<>(Map.of("analyst", analyst, "scorer", scorer, "health", health));
    }

    /** The statements that keep a reader from holding up others; a reader may change the settings for sessions of its own. */
    static List<String> limits(String reader) {
        String role = "alter role " + Sql.identifier(reader);
        return Stream.concat(Stream.of(role + " connection limit " + READER_CONNECTIONS + ";"), READER_SETTINGS.entrySet().stream()
                .map(setting -> role + " set " + setting.getKey() + " = '" + setting.getValue() + "';")).toList();
    }

    /** How much room a reader has for temporary files; only a superuser limits it. */
    static String temporaryFiles(String reader) {
        return "alter role " + Sql.identifier(reader) + " set temp_file_limit = '" + READER_TEMPORARY_FILES + "';";
    }

    /**
     * What only a superuser can take from readers, in the database itself: locks that others wait for, large objects and messages in the
     * log of changes, which even a reader writes, room for temporary files, and sessions that go on for too long, which the pipeline may end.
     * Who works here has connections that readers cannot use up, where the server reserves some.
     */
    List<String> restrictions(Logins logins) {
        List<String> statements = new ArrayList<>();
        statements.add(FUNCTIONS.formatted(Stream.of(owner, pipeline, operator).map(Sql::identifier).collect(Collectors.joining(", "))));
        logins.needed(this).keySet().forEach(login -> statements.add(RESERVED.formatted(login.replace("'", "''"))));
        statements.add("grant pg_read_all_stats, pg_signal_backend to " + Sql.identifier(pipeline) + ";");
        readers().forEach(reader -> statements.add(temporaryFiles(reader)));
        return statements;
    }

    /**
     * Everything that an administrator executes once, in an empty database, for an application that logs in as an ordinary role. The role
     * itself and its password are the administrator's to make.
     *
     * @param logins   who Shian logs in as
     * @param database the one Shian will live in
     * @param zone     in which other programs show times of it
     */
    List<String> script(Logins logins, String database, ZoneId zone) {
        String here = Sql.identifier(database);
        List<String> statements = new ArrayList<>();
        for (String role : all()) {
            statements.add("create role " + Sql.identifier(role) + " nologin;");
        }
        Map<String, List<String>> needed = logins.needed(this);
        needed.forEach((login, some) -> statements.add(grant(some, login)));
        readers().forEach(reader -> statements.addAll(limits(reader)));
        statements.add("grant create on database " + here + " to " + Sql.identifier(owner) + ";");
        statements.add("revoke connect, temporary on database " + here + " from public;");
        statements.add("grant connect on database " + here + " to " + Stream.concat(all().stream(), needed.keySet().stream()).map(Sql::identifier)
                .collect(Collectors.joining(", ")) + ";");
        statements.add("grant temporary on database " + here + " to " + Stream.concat(Stream.of(owner, pipeline, operator), needed.keySet().stream())
                .map(Sql::identifier).collect(Collectors.joining(", ")) + ";");
        statements.add("alter database " + here + " set timezone = '" + zone.getId() + "';");
        statements.add(faster() + ";");
        statements.addAll(restrictions(logins));
        return statements;
    }

    private List<String> all() {
        return List.of(owner, pipeline, operator, analyst, scorer, health);
    }

    /**
     * Lets the pipeline say, for rows that all are of one delivery it has locked, that their foreign key need not be looked
     * after row by row. It goes without; only a superuser can grant it.
     */
    String faster() {
        return "grant set on parameter session_replication_role to " + Sql.identifier(pipeline);
    }

    /** Whether {@link #faster} was executed. */
    boolean areFaster(Connection connection) throws SQLException {
        return without(connection, "not has_parameter_privilege((select oid from pg_roles where rolname = name),"
                + " 'session_replication_role', 'set')", List.of(pipeline)).isEmpty();
    }

    /** The roles that {@link #script} would limit, or enable to end sessions, and that are not. */
    List<String> unlimited(Connection connection) throws SQLException {
        String oid = "(select oid from pg_roles where rolname = name)";
        List<String> unlimited = new ArrayList<>(without(connection, "(select rolconnlimit from pg_roles where rolname = name) < 0"
                + " or has_function_privilege(" + oid + ", 'pg_advisory_lock(bigint)', 'execute')", readers()));
        unlimited.addAll(without(connection, "not pg_has_role(" + oid + ", 'pg_signal_backend', 'MEMBER')", List.of(pipeline)));
        return unlimited;
    }

    private static List<String> without(Connection connection, String condition, List<String> names) throws SQLException {
        String sql = "select name from unnest(?::text[]) with ordinality as wanted (name, place) where " + condition
                + " order by place";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
