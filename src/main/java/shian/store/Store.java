package shian.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import shian.settings.Settings;
import shian.message.Message;
import shian.message.ShianException;

/**
 * The database that everything else works with: the embedded one, or the PostgreSQL that {@code SPRING_DATASOURCE_URL}
 * names. Whoever opens a store closes it; the server goes on running.
 */
public final class Store implements AutoCloseable {

    private static final int BESIDE_THE_WORKERS = 4;
    /** One holds the lock of the runs, one brings tables up to date, one is the analyst's. */
    private static final int BESIDE_THE_POOL = 3;
    /** A run that loses its database asks for it some more times before it ends: each time this long. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Settings settings;
    private final Roles roles;
    private final Database database;
    private final Database owner;
    private final String analystPassword;
    private final String description;
    private final Optional<EmbeddedPostgres> server;
    private HikariDataSource pool;

    /**
     * @param database as the service logs in to it
     * @param owner    the same as somebody logs in to it who may become the owner of the tables
     */
    Store(Settings settings, Roles roles, Database database, Database owner, String analystPassword, String description,
                  Optional<EmbeddedPostgres> server) {
        this.settings = settings;
        this.roles = roles;
        this.database = database;
        this.owner = owner;
        this.analystPassword = analystPassword;
        this.description = description;
        this.server = server;
    }

    /**
     * The store of this installation, its server running, its roles there; its tables are {@link #migrate()}'s.
     *
     * @param environment gives the value of a variable, null if it is not set
     * @throws ShianException if the server cannot be started or reached, is too old, or lacks roles that may not be created
     */
    public static Store open(Settings settings, UnaryOperator<String> environment) {
        Roles roles = Roles.of(settings);
        if (GivenDatabase.isNamed(environment)) {
            return GivenDatabase.of(environment).open(settings, roles, environment.apply(AnalystLogin.PASSWORD));
        }
        return embedded(settings, roles);
    }

    /** The statements that a database administrator executes once, so that Shian can log in as an ordinary role. */
    public static List<String> administratorStatements(Settings settings, UnaryOperator<String> environment) {
        return GivenDatabase.administratorStatements(settings, environment);
    }

    /**
     * The server that this installation keeps for itself, to be started, stopped or asked how it is.
     *
     * @throws ShianException if it keeps none, since it was given a database
     */
    public static EmbeddedPostgres server(Settings settings, UnaryOperator<String> environment) {
        if (GivenDatabase.isNamed(environment)) {
            throw ShianException.usage("store.given-is-not-ours", GivenDatabase.URL);
        }
        return new EmbeddedPostgres(settings);
    }

    private static Store embedded(Settings settings, Roles roles) {
        EmbeddedPostgres server = new EmbeddedPostgres(settings);
        try (Connection superuser = server.connect()) {
            Map<String, String> logins = new LinkedHashMap<>();
            for (String user : EmbeddedDatabase.users(roles)) {
                logins.put(user, server.passwords().of(user).orElse(""));
            }
            if (logins.containsValue("") || !EmbeddedDatabase.of(settings, roles, logins).isReady(superuser)) {
                ProcessLock.holding(server.lock(), () -> {
                    for (String user : EmbeddedDatabase.users(roles)) {
                        logins.put(user, server.passwords().ensure(user));
                    }
                    makeReady(EmbeddedDatabase.of(settings, roles, logins), superuser, server);
                    return null;
                });
            }
            int port = EmbeddedPostgres.port(superuser);
            Database database = server.database(EmbeddedDatabase.NAME, EmbeddedDatabase.USER, port);
            return new Store(settings, roles, database, database, logins.get(roles.analyst()), "PostgreSQL " + superuser.getMetaData().getDatabaseProductVersion()
                            + ", 127.0.0.1:" + port + ", " + settings.data(), Optional.of(server));
        } catch (SQLException e) {
            throw ShianException.surroundings(e, "store.lost", settings.data(), e.getMessage());
        } catch (IOException e) {
            throw ShianException.surroundings(e, "store.files", settings.data(), e);
        }
    }

    private static void makeReady(EmbeddedDatabase database, Connection superuser, EmbeddedPostgres server) throws IOException {
        try {
            if (!database.isReady(superuser)) {
                int port = EmbeddedPostgres.port(superuser);
                database.make(superuser, () -> server.database(database.name(), EmbeddedPostgres.SUPERUSER, port).connect());
                // the databases that every server has are nobody's to connect to but its own
                EmbeddedDatabase.execute(superuser, "revoke connect on database postgres, template1 from public");
                Cluster.reserveConnections(superuser);
            }
        } catch (SQLException e) {
            throw ShianException.surroundings(e, "store.lost", database.name(), e.getMessage());
        }
    }

    /** The address of the database without credentials, to be shown. */
    public String url() {
        return database.shown();
    }

    /** One line that says which database this is: version, place; never a password. */
    public String describe() {
        return description;
    }

    /** The names of the roles; the login of {@link #pipeline()} may become pipeline and operator, and owner unless that has one of its own. */
    public Roles roles() {
        return roles;
    }

    /** Connections that work as the pipeline, from a pool that is made when it is first asked for. */
    public synchronized DataSource pipeline() {
        if (pool == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("shian");
            config.setJdbcUrl(database.url());
            config.setDataSourceProperties(database.properties());
            config.setConnectionInitSql(String.join("; ", asPipeline()));
            config.setConnectionTimeout(PATIENCE.toMillis());
            config.setMaximumPoolSize(poolSize());
            config.setMinimumIdle(0);
            config.setInitializationFailTimeout(-1);
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    /** A connection of its own that works as the pipeline, for a lock that is held as long as it lives. */
    public Connection unpooled() {
        return database.connect(asPipeline());
    }

    /** The sessions of those who read. */
    public ReaderSessions readerSessions() {
        return new ReaderSessions(pipeline(), roles);
    }

    /** The logins of those who read. */
    public Readers readers() {
        return new Readers(() -> server.map(embedded -> embedded.database(database.name(), EmbeddedPostgres.SUPERUSER, Integer.parseInt(database.port())))
                .orElse(database).connect(ServerSettings.SET), roles);
    }

    /**
     * A connection of its own that works as the owner of every table.
     *
     * @throws ShianException of category USAGE if nobody who may do so logs in
     */
    public Connection owner() {
        return new OwnerConnections(owner, roles).getConnection();
    }

    /**
     * What of the server's settings will hurt: for each its name and value, what is expected, what comes of it, and what to do; empty
     * if nothing will.
     */
    public List<Message> harmfulSettings() {
        try (Connection connection = unpooled()) {
            List<Message> harmful = new ArrayList<>(ServerSettings.harmful(connection, poolSize() + BESIDE_THE_POOL, settings.zone()));
            List<String> unlimited = roles.unlimited(connection);
            if (!unlimited.isEmpty()) {
                harmful.add(Message.of("store.readers-unlimited", String.join(", ", unlimited)));
            }
            if (server.isEmpty() && roles.mayBecome(connection, database.login(), roles.owner())) {
                harmful.add(Message.of("store.service-is-owner", database.login(), roles.owner(), GivenDatabase.MIGRATIONS_USERNAME));
            }
            return harmful;
        } catch (SQLException e) {
            throw database.refused(e);
        }
    }

    /**
     * A connection of somebody who logged in as the analyst and can become nobody else.
     *
     * @throws ShianException if the database was given without the analyst's password
     */
    public Connection analyst() {
        return new AnalystLogin(database, owner, roles.analyst(), analystPassword).connect(inZone());
    }

    /**
     * Starts the embedded server if it does not run any more; a given one is others' affair. Every command does so as it
     * begins; one that never ends asks now and then.
     *
     * @throws ShianException if it does not start
     */
    public void keepRunning() {
        server.ifPresent(EmbeddedPostgres::start);
    }

    /** Brings the tables up to date; safe when several do it at once, quick when there is nothing to do. */
    public void migrate() {
        files().apply();
    }

    /** Puts rows into tables that are empty, as their owner, in a transaction that others end. */
    @FunctionalInterface
    public interface Filling {
        void fill(Connection owner) throws SQLException, IOException;
    }

    /**
     * Makes all tables again as of an earlier migration, has them filled, and brings them up to date. What they held is gone; if anything
     * fails they are empty.
     *
     * @param migration as its file is named
     * @throws ShianException of category USAGE if there is no such migration
     */
    public void rebuild(String migration, Filling filling) throws SQLException, IOException {
        files().rebuild(migration, filling);
    }

    /** Check sums of the migrations of this release, by their files. */
    public Map<String, Integer> migrations() throws IOException {
        return files().checksums();
    }

    private Migrations files() {
        return new Migrations(settings.sql(), database, owner, roles);
    }

    /** Closes the connections; the server goes on running. */
    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    private String[] asPipeline() {
        return new String[] {ServerSettings.SET, inZone(), "set role " + Sql.identifier(roles.pipeline())};
    }

    private int poolSize() {
        return settings.workers() + BESIDE_THE_WORKERS;
    }

    /** Dates that statements make of times, and times as texts, are those of the installation; the driver asks for the zone of the machine. */
    private String inZone() {
        return "set timezone = '" + settings.zone().getId() + "'";
    }
}
