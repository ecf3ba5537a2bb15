package shian.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import shian.message.Message;
import shian.message.ShianException;

/** Logins of people and programs that read the database: each a member of one role of readers, with limits of its own. */
public final class Readers {

    /** Lower-case letters, digits and {@code _}; PostgreSQL keeps {@code pg_} to itself. */
    private static final String NAME = "(?!pg_)[a-z][a-z0-9_]{0,39}";

    private static final String MEMBERS = """
            select l.rolname, r.rolname, l.rolconnlimit,
                   (select count(*) from pg_stat_activity a where a.usesysid = l.oid and a.datname = current_database())
            from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles l on l.oid = m.member
            where r.rolname = any (?) and l.rolcanlogin and not l.rolsuper and not pg_has_role(l.oid, ?, 'MEMBER')
            order by l.rolname, r.rolname""";

    /**
     * A login.
     *
     * @param role        whose rights it has: analyst, scorer …
     * @param connections how many it may have at the same time
     * @param sessions    how many it has
     */
    public record Reader(String login, String role, int connections, int sessions) {
    }

    private final Supplier<Connection> administrator;
    private final Roles roles;

    /** @param administrator gives sessions of who may make roles, in the database that is read */
    Readers(Supplier<Connection> administrator, Roles roles) {
        this.administrator = administrator;
        this.roles = roles;
    }

    /** All of them, by login. */
    public List<Reader> all() {
        try (Connection connection = administrator.get()) {
            return all(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Makes a login.
     *
     * @param role   {@code analyst}, {@code scorer} …
     * @param record keeps who asked for it, in the transaction that makes the login
     * @return its generated password, which is kept nowhere
     * @throws ShianException of category USAGE if it cannot be called so, there is such a role or login, or Shian may not make it: then with
     *                        the statements for the administrator
     */
    public String add(String login, String role, Consumer<Connection> record) {
        String group = group(role);
        if (!login.matches(NAME)) {
            throw ShianException.usage("store.reader-name", login);
        }
        List<String> statements = statements(login, group);
        try (Connection connection = administrator.get()) {
            if (exists(connection, login)) {
                throw ShianException.usage("store.reader-there", login);
            }
            connection.setAutoCommit(false);
            for (String statement : statements) {
                EmbeddedDatabase.execute(connection, statement);
            }
            String password = PasswordFile.generate();
            connection.unwrap(PGConnection.class).alterUserPassword(login, password.toCharArray(), "scram-sha-256");
            record.accept(connection);
            connection.commit();
            return password;
        } catch (SQLException e) {
            throw "42501".equals(e.getSQLState()) ? forAdministrator(login, statements) : failed(e);
        }
    }

    /**
     * Removes a login and ends its sessions.
     *
     * @param record keeps who asked for it and what it was, in the transaction that removes the login
     * @throws ShianException of category USAGE if it is no login of a reader, or Shian may not remove it
     */
    public void remove(String login, BiConsumer<Connection, Reader> record) {
        String drop = "drop role " + Sql.identifier(login) + ";";
        try (Connection connection = administrator.get()) {
            Reader reader = all(connection).stream().filter(one -> one.login().equals(login)).findFirst()
                    .orElseThrow(() -> ShianException.usage("store.reader-unknown", login));
            EmbeddedDatabase.execute(connection, "alter role " + Sql.identifier(login) + " nologin");
            try (PreparedStatement statement = connection.prepareStatement("select pg_terminate_backend(pid) from pg_stat_activity where usename = ?")) {
                statement.setString(1, login);
                statement.execute();
            }
            connection.setAutoCommit(false);
            EmbeddedDatabase.execute(connection, drop);
            record.accept(connection, reader);
            connection.commit();
        } catch (SQLException e) {
            throw "42501".equals(e.getSQLState()) ? forAdministrator(login, List.of(drop)) : failed(e);
        }
    }

    private List<Reader> all(Connection connection) throws SQLException {
        List<Reader> readers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(MEMBERS)) {
            statement.setArray(1, connection.createArrayOf("text", roles.readers().toArray()));
            statement.setString(2, roles.pipeline());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    readers.add(new Reader(row.getString(1), named(row.getString(2)), row.getInt(3), row.getInt(4)));
                }
            }
        }
        return readers;
    }

    private static List<String> statements(String login, String group) {
        List<String> statements = new ArrayList<>(List.of("create role " + Sql.identifier(login) + " login;",
                "grant " + Sql.identifier(group) + " to " + Sql.identifier(login) + ";"));
        statements.addAll(Roles.limits(login));
        statements.add(Roles.temporaryFiles(login));
        return statements;
    }

    private String group(String role) {
        String group = roles.readersByName().get(role);
        if (group == null) {
            throw ShianException.usage("store.reader-role", role, String.join(", ", roles.readersByName().keySet().stream().sorted().toList()));
        }
        return group;
    }

    private String named(String group) {
        return roles.readersByName().entrySet().stream().filter(entry -> entry.getValue().equals(group)).map(Map.Entry::getKey).findFirst().orElseThrow();
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select from pg_roles where rolname = ?")) {
            statement.setString(1, role);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static ShianException forAdministrator(String login, List<String> statements) {
        List<Message> messages = new ArrayList<>(List.of(Message.of("store.reader-administrator", login)));
        statements.forEach(statement -> messages.add(Message.of("store.statement", statement)));
        return ShianException.usage(messages);
    }

    private static ShianException failed(SQLException e) {
        return ShianException.surroundings(e, "store.reader-failed", e.getMessage());
    }
}
