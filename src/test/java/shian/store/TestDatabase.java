package shian.store;

import java.sql.Connection;
import java.util.Map;

import shian.settings.Settings;

/**
 * A database for one test class, migrated and empty.
 *
 * @param settings    an installation whose home is the project and whose data folder is empty
 * @param environment the variables with which a command in a process of its own uses this database
 * @param store       an open store; it lives as long as the test JVM
 * @param superuser   how the test itself gets in, past all roles
 * @param scorer      how whoever scores gets in
 * @param health      how whoever may see rows of patients gets in
 */
public record TestDatabase(Settings settings, Map<String, String> environment, Store store, Database superuser,
                           Database scorer, Database health) {

    /** A connection past all roles, for what a test looks at or sets up and no role may. */
    public Connection connectAsSuperuser() {
        return superuser.connect();
    }

    /** A connection of somebody who logged in as the role of the scorer. */
    public Connection connectAsScorer() {
        return scorer.connect();
    }

    /** A connection of somebody who logged in as the role that reads rows of patients. */
    public Connection connectAsHealth() {
        return health.connect();
    }
}
