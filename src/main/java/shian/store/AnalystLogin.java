package shian.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import shian.message.ShianException;

/**
 * How {@code query} logs in.
 *
 * @param owner    the database as somebody logs in to it who may let the analyst log in
 * @param role     of the analyst
 * @param password null if the database was given without it
 */
record AnalystLogin(Database database, Database owner, String role, String password) {

    static final String PASSWORD = "SHIAN_ANALYST_PASSWORD";
    /** Bytes that the driver holds of what a reader asked for. */
    private static final int BYTES = 64 << 20;

    /**
     * A connection of somebody who logged in as the analyst and can become nobody else. A role that cannot log in yet is given the password.
     *
     * @param first a statement that it executes first
     * @throws ShianException if there is no password, or it is not the role's
     */
    Connection connect(String first) {
        if (password == null) {
            throw ShianException.usage("store.analyst-password", role, PASSWORD);
        }
        Database asAnalyst = database.as(role, password).holdingAtMost(BYTES);
        try {
            return asAnalyst.connectOrThrow(first);
        } catch (SQLException e) {
            if (!"28P01".equals(e.getSQLState()) && !"28000".equals(e.getSQLState())) {
                throw asAnalyst.refused(e);
            }
        }
        enable();
        return asAnalyst.connect(first);
    }

    private void enable() {
        try (Connection connection = owner.connect(); Statement statement = connection.createStatement()) {
            connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
            statement.execute("alter role " + Sql.identifier(role) + " login");
        } catch (SQLException e) {
            throw ShianException.usage("store.analyst-login", role, database, PASSWORD,
                    "alter role " + Sql.identifier(role) + " login password '…';", e.getMessage());
        }
    }
}
