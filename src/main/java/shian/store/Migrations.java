package shian.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import shian.message.ShianException;

/**
 * Brings the tables to the state that the files under {@code sql/migrations} describe, then the views to that of
 * {@code sql/derived}; Flyway does it.
 *
 * @param sql      the folder that holds both
 * @param database as the service logs in to it
 * @param owner    the same as somebody logs in to it who may become the owner of the tables
 */
record Migrations(Path sql, Database database, Database owner, Roles roles) {

    /** The schema of Flyway's history, made by it. */
    private static final String SCHEMA = "control";
    private static final String HISTORY = "flyway_schema_history";
    /** Held while Flyway works: two commands that begin on an empty database would both make its schema. */
    private static final long LOCK = 0x5348_4941_4E4D_4947L;

    private static final Set<MigrationState> UNKNOWN_HERE = Set.of(MigrationState.FUTURE_SUCCESS,
            MigrationState.FUTURE_FAILED, MigrationState.MISSING_SUCCESS, MigrationState.MISSING_FAILED);

    /**
     * Applies what is missing; quick, and without the owner, if nothing is.
     *
     * @throws ShianException of category USAGE if something is, and nobody who may become the owner logs in
     */
    void apply() {
        try (Connection connection = database.connect("set role " + Sql.identifier(roles.pipeline()))) {
            if (isUpToDate(connection)) {
                return;
            }
        } catch (SQLException e) {
            throw database.refused(e);
        } catch (IOException e) {
            throw ShianException.surroundings(e, "store.files", sql, e);
        }
        try (Connection connection = asOwner(); Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            applyAlone(connection);
        } catch (SQLException e) {
            throw owner.refused(e);
        }
    }

    private Connection asOwner() {
        return new OwnerConnections(owner, roles).getConnection();
    }

    private FluentConfiguration configured() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(new OwnerConnections(owner, roles))
                .locations(folders().stream().map(folder -> "filesystem:" + folder).toArray(String[]::new))
                .failOnMissingLocations(true)
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .table(HISTORY)
                .placeholders(roles.placeholders())
                .cleanDisabled(true);
    }

    private void applyAlone(Connection connection) throws SQLException {
        Flyway flyway = configured().load();
        try {
            List<MigrationInfo> all = List.of(flyway.info().all());
            refuse(all, i -> UNKNOWN_HERE.contains(i.getState()), "store.migrations-newer");
            refuse(all, i -> i.getState().isFailed(), "store.migration-failed-before");
            refuse(all, i -> i.isVersioned() && i.getState().isApplied() && !i.isChecksumMatching(), "store.migration-changed");
            flyway.migrate();
        } catch (FlywayException e) {
            throw ShianException.defect(e, "store.migration-failed", database, sql, e.getMessage().strip());
        }
        // so that the service sees by itself that nothing is missing
        String pipeline = Sql.identifier(roles.pipeline());
        EmbeddedDatabase.execute(connection, "grant usage on schema " + SCHEMA + " to " + pipeline);
        EmbeddedDatabase.execute(connection, "grant select on " + SCHEMA + "." + HISTORY + " to " + pipeline);
    }

    /**
     * Makes the tables again as of an earlier migration, has them filled, and brings them up to date. What they held before is gone; if
     * anything fails they are empty and up to date.
     *
     * @param state the migration, as its file is named
     * @throws ShianException of category USAGE if there is no such migration here
     */
    void rebuild(String state, Store.Filling filling) throws SQLException, IOException {
        try (Connection connection = asOwner(); Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            boolean filled = false;
            try {
                drop(connection);
                // views come when the tables are up to date
                Flyway past = configured().target(version(state)).repeatableSqlMigrationPrefix("none").load();
                past.migrate();
                connection.setAutoCommit(false);
                filling.fill(connection);
                connection.commit();
                connection.setAutoCommit(true);
                applyAlone(connection);
                filled = true;
            } finally {
                if (!filled) {
                    if (!connection.getAutoCommit()) {
                        connection.rollback();
                        connection.setAutoCommit(true);
                    }
                    drop(connection);
                    applyAlone(connection);
                }
            }
        }
    }

    private MigrationVersion version(String state) {
        return Stream.of(configured().load().info().all()).filter(migration -> migration.isVersioned() && migration.getScript().equals(state))
                .map(MigrationInfo::getVersion).findFirst().orElseThrow(() -> ShianException.usage("store.migration-unknown", state, migrations()));
    }

    private static void drop(Connection connection) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "select quote_ident(nspname) from pg_namespace where pg_get_userbyid(nspowner) = current_user")) {
            while (row.next()) {
                schemas.add(row.getString(1));
            }
        }
        if (!schemas.isEmpty()) {
            EmbeddedDatabase.execute(connection, "drop schema " + String.join(", ", schemas) + " cascade");
        }
    }

    private void refuse(List<MigrationInfo> all, Predicate<MigrationInfo> fault, String code) {
        List<String> scripts = all.stream().filter(fault).map(MigrationInfo::getScript).toList();
        if (!scripts.isEmpty()) {
            throw ShianException.usage(code, database, String.join(", ", scripts), sql);
        }
    }

    /**
     * Whether the files are those of the history. Asks without Flyway, which costs every command a third of a second; if
     * it ever counted its checksums differently, it would only be asked in vain.
     */
    boolean isUpToDate(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            if (!mayRead(statement)) {
                return false;
            }
            Map<String, Integer> applied = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery("select script, checksum, success from " + SCHEMA + "." + HISTORY
                    + " where type = 'SQL' order by installed_rank")) {
                while (rows.next()) {
                    if (!rows.getBoolean("success")) {
                        return false;
                    }
                    applied.put(rows.getString("script"), rows.getInt("checksum"));
                }
            }
            return applied.equals(checksums());
        }
    }

    /** Whether there is a history that this session may read; an older program did not let the service read it. */
    private static boolean mayRead(Statement statement) throws SQLException {
        try (ResultSet history = statement.executeQuery("select coalesce(bool_and(has_schema_privilege(n.oid, 'usage')"
                + " and has_table_privilege(c.oid, 'select')), false) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = '" + SCHEMA + "' and c.relname = '" + HISTORY + "'")) {
            history.next();
            return history.getBoolean(1);
        }
    }

    /** Check sums of all files, by their names. */
    Map<String, Integer> checksums() throws IOException {
        if (!Files.isDirectory(migrations())) {
            throw ShianException.usage("store.migrations-missing", migrations());
        }
        Map<String, Integer> checksums = new TreeMap<>();
        for (Path folder : folders()) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.getFileName().toString().matches("[VR].*__.*[.]sql")).toList()) {
                    checksums.put(folder.relativize(file).toString(), checksum(file));
                }
            }
        }
        return checksums;
    }

    private Path migrations() {
        return sql.resolve("migrations");
    }

    /** Where the files are; a house without derived facts has no views. */
    private List<Path> folders() {
        return Stream.of(migrations(), sql.resolve("derived")).filter(Files::isDirectory).toList();
    }

    private static int checksum(Path file) throws IOException {
        CRC32 sum = new CRC32();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) sum.getValue();
    }
}
