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
 * @param sql the folder that holds both
 */
record Migrations(Path sql, Database database, Roles roles) {

    /** The schema of Flyway's history, made by it. */
    private static final String SCHEMA = "control";
    private static final String HISTORY = "flyway_schema_history";
    /** Held while Flyway works: two commands that begin on an empty database would both make its schema. */
    private static final long LOCK = 0x5348_4941_4E4D_4947L;

    private static final Set<MigrationState> UNKNOWN_HERE = Set.of(MigrationState.FUTURE_SUCCESS,
            MigrationState.FUTURE_FAILED, MigrationState.MISSING_SUCCESS, MigrationState.MISSING_FAILED);

    /** Applies what is missing; quick if nothing is. */
    void apply() {
        String become = "set role " + Sql.identifier(roles.owner());
        try (Connection connection = database.connect(become); Statement statement = connection.createStatement()) {
            if (isUpToDate(connection)) {
                return;
            }
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            applyAlone();
        } catch (SQLException e) {
            throw database.refused(e);
        } catch (IOException e) {
            throw ShianException.surroundings(e, "store.files", sql, e);
        }
    }

    private FluentConfiguration configured() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(new OwnerConnections(database, roles))
                .locations(folders().stream().map(folder -> "filesystem:" + folder).toArray(String[]::new))
                .failOnMissingLocations(true)
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .table(HISTORY)
                .placeholders(roles.placeholders())
                .cleanDisabled(true);
    }

    private void applyAlone() {
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
    }

    /**
     * Makes the tables again as of an earlier migration, has them filled, and brings them up to date. What they held before is gone; if
     * anything fails they are empty and up to date.
     *
     * @param state the migration, as its file is named
     * @throws ShianException of category USAGE if there is no such migration here
     */
    void rebuild(String state, Store.Filling filling) throws SQLException, IOException {
        try (Connection connection = database.connect("set role " + Sql.identifier(roles.owner())); Statement statement = connection.createStatement()) {
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
                applyAlone();
                filled = true;
            } finally {
                if (!filled) {
                    if (!connection.getAutoCommit()) {
                        connection.rollback();
                        connection.setAutoCommit(true);
                    }
                    drop(connection);
                    applyAlone();
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
            try (ResultSet table = statement.executeQuery("select to_regclass('" + SCHEMA + "." + HISTORY + "')")) {
                table.next();
                if (table.getString(1) == null) {
                    return false;
                }
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
