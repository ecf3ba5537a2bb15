package shian.store;

import java.sql.Connection;
import java.sql.SQLException;

import org.springframework.jdbc.datasource.AbstractDataSource;

import shian.message.ShianException;

/** Connections that work as the owner of every object; for migrations, backup and restore only, so not pooled. */
final class OwnerConnections extends AbstractDataSource {

    private static final String MAY_NOT = "42501";

    private final Database database;
    private final Roles roles;

    /**
     * @param database with a login that may become the owner
     */
    OwnerConnections(Database database, Roles roles) {
        this.database = database;
        this.roles = roles;
    }

    /**
     * @throws ShianException of category USAGE if the login may not become the owner
     */
    @Override
    public Connection getConnection() {
        return connect(database);
    }

    @Override
    public Connection getConnection(String user, String password) {
        return connect(database.as(user, password));
    }

    private Connection connect(Database login) {
        try {
            return login.connectOrThrow(ServerSettings.SET, "set role " + Sql.identifier(roles.owner()));
        } catch (SQLException e) {
            if (MAY_NOT.equals(e.getSQLState())) {
                throw ShianException.usage("store.owner-login", login.login(), roles.owner(), login.shown(), GivenDatabase.MIGRATIONS_USERNAME);
            }
            throw login.refused(e);
        }
    }
}
