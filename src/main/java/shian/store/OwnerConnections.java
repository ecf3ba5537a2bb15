package shian.store;

import java.sql.Connection;

import org.springframework.jdbc.datasource.AbstractDataSource;

/** Connections that work as the owner of every object; for migrations only, so not pooled. */
final class OwnerConnections extends AbstractDataSource {

    private final Database database;
    private final Roles roles;

    OwnerConnections(Database database, Roles roles) {
        this.database = database;
        this.roles = roles;
    }

    @Override
    public Connection getConnection() {
        return database.connect(ServerSettings.SET, "set role " + Sql.identifier(roles.owner()));
    }

    @Override
    public Connection getConnection(String user, String password) {
        return database.as(user, password).connect(ServerSettings.SET, "set role " + Sql.identifier(roles.owner()));
    }
}
