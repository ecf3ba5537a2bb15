package shian.store;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import org.postgresql.Driver;

import shian.message.ShianException;

/**
 * A database and who logs in to it.
 *
 * @param url      a JDBC address; what it says about a connection wins over what Shian would choose
 * @param user     the login; null if the address names it
 * @param password its password; null if the address has it or none is needed. Never shown.
 */
record Database(String url, String user, String password) {

    private static final int SECONDS_TO_CONNECT = 10;

    Database {
        if (Driver.parseURL(url, null) == null) {
            throw ShianException.usage("store.url-not-postgresql", withoutParameters(url));
        }
    }

    String host() {
        return parsed().getProperty("PGHOST", "localhost");
    }

    String port() {
        return parsed().getProperty("PGPORT", "5432");
    }

    String name() {
        return parsed().getProperty("PGDBNAME", "");
    }

    /** The address without what it may say about users and passwords, to be shown. */
    String shown() {
        return "jdbc:postgresql://" + host() + ":" + port() + "/" + name();
    }

    /** Who logs in: as the address says, else as given, else the user of the process. */
    String login() {
        return Optional.ofNullable(parsed().getProperty("user", user)).orElse(System.getProperty("user.name"));
    }

    /** The same database for somebody else, also where the address names a login. */
    Database as(String otherUser, String otherPassword) {
        return new Database(withoutLogin(url), otherUser, otherPassword);
    }

    /** The same, whose connections end a statement of which more would have to be held at once. */
    Database holdingAtMost(int bytes) {
        return new Database(url + (url.indexOf('?') < 0 ? "?" : "&") + "maxResultBuffer=" + bytes, user, password);
    }

    /** What a connection is made with: the address may overrule it. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "shian");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("connectTimeout", String.valueOf(SECONDS_TO_CONNECT));
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /** A connection that has executed the given statements; it is closed if one of them fails. */
    Connection connectOrThrow(String... first) throws SQLException {
        Connection connection = new Driver().connect(url, properties());
        try (Statement statement = connection.createStatement()) {
            for (String sql : first) {
                statement.execute(sql);
            }
            return connection;
        } catch (SQLException e) {
            close(connection, e);
            throw e;
        }
    }

    /**
     * A connection that has executed the given statements.
     *
     * @throws ShianException which says whether the address, the login or the server is at fault, and what to do
     */
    Connection connect(String... first) {
        try {
            return connectOrThrow(first);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** The exception that says what it means that a connection could not be had. */
    ShianException refused(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        String who = login();
        if (List.of("28P01", "28000", "08004").contains(state)) {
            return ShianException.usage("store.login-refused", who, host(), port(), name(), e.getMessage());
        }
        if (state.equals("3D000")) {
            return ShianException.usage("store.database-missing", name(), host(), port());
        }
        if (state.equals("42501")) {
            return ShianException.usage("store.permission-missing", who, shown(), e.getMessage());
        }
        return ShianException.surroundings(e, "store.unreachable", host(), port(), name(), why(e));
    }

    /** The driver says of an unknown machine only that it could not connect. */
    private static String why(SQLException e) {
        return e.getCause() instanceof UnknownHostException unknown ? e.getMessage() + " (" + unknown.getMessage() + " is unknown)"
                : e.getMessage();
    }

    @Override
    public String toString() {
        return shown();
    }

    private Properties parsed() {
        return Driver.parseURL(url, null);
    }

    private static String withoutLogin(String url) {
        int parameters = url.indexOf('?');
        if (parameters < 0) {
            return url;
        }
        String kept = Arrays.stream(url.substring(parameters + 1).split("&")).filter(parameter -> !parameter.matches("(user|password)=.*"))
                .collect(Collectors.joining("&"));
        return url.substring(0, parameters) + (kept.isEmpty() ? "" : "?" + kept);
    }

    private static String withoutParameters(String url) {
        return url.replaceFirst("[?].*", "").replaceFirst("//[^/]*@", "//");
    }

    private static void close(Connection connection, SQLException because) {
        try {
            connection.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}
