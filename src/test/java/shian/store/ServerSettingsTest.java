package shian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import shian.TestTime;
import shian.message.Message;
import shian.settings.Settings;

/** A server whose settings hurt: what sessions set for themselves, and what is reported of the rest. */
@Tag("store")
class ServerSettingsTest {

    private static final Map<String, String> HARMFUL = Map.ofEntries(Map.entry("fsync", "off"), Map.entry("autovacuum", "off"),
            Map.entry("track_counts", "off"), Map.entry("shared_buffers", "1MB"), Map.entry("max_wal_size", "32MB"),
            Map.entry("checkpoint_timeout", "30s"), Map.entry("max_connections", "12"), Map.entry("reserved_connections", "0"),
            Map.entry("max_locks_per_transaction", "10"),
            Map.entry("synchronous_commit", "off"), Map.entry("jit", "on"), Map.entry("work_mem", "4MB"),
            Map.entry("default_transaction_isolation", "serializable"),
            Map.entry("statement_timeout", "5min"), Map.entry("lock_timeout", "1min"),
            Map.entry("idle_in_transaction_session_timeout", "1min"), Map.entry("idle_session_timeout", "5min"));
    private static final List<String> OF_THE_SERVER = List.of("autovacuum", "checkpoint_timeout", "fsync", "max_wal_size",
            "shared_buffers", "track_counts");

    private static Installation installation;

    @BeforeAll
    static void a_server_with_settings_that_hurt() throws IOException, SQLException {
        installation = Installation.make();
        assertThat(installation.notes()).isZero();
        for (Map.Entry<String, String> setting : HARMFUL.entrySet()) {
            asSuperuser("alter system set " + setting.getKey() + " = '" + setting.getValue() + "'");
        }
        installation.server().stop();
        installation.server().start();
    }

    @AfterAll
    static void end() throws IOException {
        installation.close();
    }

    @AfterEach
    void as_it_was() throws SQLException {
        asSuperuser("alter database shian reset all",
                "alter database shian set timezone = '" + TestTime.zone() + "'", "alter database shian connection limit -1",
                "alter role shian reset all", "alter role shian in database shian reset all", "alter role shian connection limit -1",
                "grant execute on function set_config(text, text, boolean) to public");
    }

    @Test
    void sessions_that_write_set_what_they_may() throws SQLException {
        Map<String, String> wanted = Map.of("jit", "off", "work_mem", "32MB", "synchronous_commit", "local",
                "default_transaction_isolation", "read committed", "default_transaction_read_only", "off", "statement_timeout", "0",
                "lock_timeout", "0", "idle_in_transaction_session_timeout", "0", "idle_session_timeout", "0",
                "client_connection_check_interval", "10s");
        try (Store store = open(1)) {
            asSuperuser("alter system set default_transaction_read_only = on", "select pg_reload_conf()");
            try (Connection pooled = store.pipeline().getConnection(); Connection own = store.unpooled(); Connection owner = store.owner()) {
                for (Connection session : List.of(pooled, own, owner)) {
                    assertThat(wanted.keySet().stream().collect(Collectors.toMap(name -> name, name -> show(session, name)))).isEqualTo(wanted);
                }
            }
            assertThat(names(store.harmfulSettings())).containsExactlyElementsOf(OF_THE_SERVER);
        } finally {
            asSuperuser("set default_transaction_read_only = off", "alter system set default_transaction_read_only = off",
                    "select pg_reload_conf()");
        }
    }

    @Test
    void what_sessions_may_not_set_is_reported_with_value_expectation_and_statement() {
        try (Store store = open(1)) {
            Map<String, String> said = store.harmfulSettings().stream()
                    .collect(Collectors.toMap(message -> message.arguments().get(0), message -> message.in(Locale.ENGLISH)));
            assertThat(said.get("fsync")).contains("fsync of the server is off; expected on.", "alter system set fsync = 'on'");
            assertThat(said.get("shared_buffers")).contains("is 1MB; expected at least 128MB", "alter system set shared_buffers = '128MB'",
                    "restart");
            assertThat(said.get("max_wal_size")).contains("is 32MB; expected at least 1GB");
            assertThat(said.get("checkpoint_timeout")).contains("is 30s; expected at least 5min");
            assertThat(said.get("autovacuum")).contains("is off; expected on");
            assertThat(store.harmfulSettings()).allSatisfy(message -> assertThat(message.in(Locale.CHINESE))
                    .contains(message.arguments().get(0), message.arguments().get(1), message.arguments().get(2), message.arguments().get(3))
                    .containsPattern("\\p{IsHan}"));
        }
    }

    @Test
    void what_somebody_set_for_the_database_or_the_login_stays_and_is_reported_with_the_statement_that_undoes_it() throws SQLException {
        asSuperuser("alter database shian set synchronous_commit = off",
                "alter role shian set statement_timeout = '5min'", "alter role shian in database shian set jit = on");
        try (Store store = open(1); Connection pooled = store.pipeline().getConnection()) {
            assertThat(List.of(show(pooled, "synchronous_commit"), show(pooled, "statement_timeout"), show(pooled, "jit")))
                    .containsExactly("off", "5min", "on");
            Map<String, String> said = store.harmfulSettings().stream().filter(message -> !OF_THE_SERVER.contains(message.arguments().get(0)))
                    .collect(Collectors.toMap(message -> message.arguments().get(0), message -> message.arguments().get(3)));
            assertThat(said).isEqualTo(Map.of("synchronous_commit", "alter database shian reset synchronous_commit",
                    "statement_timeout", "alter role shian reset statement_timeout",
                    "jit", "alter role shian in database shian reset jit"));
            for (String remedy : said.values()) {
                asSuperuser(remedy);
            }
        }
        try (Store store = open(1)) {
            assertThat(names(store.harmfulSettings())).containsExactlyElementsOf(OF_THE_SERVER);
        }
    }

    @Test
    void a_server_that_refuses_settings_stops_nobody_and_is_reported() throws SQLException {
        asSuperuser("revoke execute on function set_config(text, text, boolean) from public");
        try (Store store = open(1); Connection pooled = store.pipeline().getConnection()) {
            EmbeddedDatabase.execute(pooled, "insert into notes.note (text) values ('written')");
            assertThat(show(pooled, "jit")).isEqualTo("on");
            assertThat(store.harmfulSettings()).anySatisfy(message -> assertThat(message.in(Locale.ENGLISH))
                    .contains("jit is on in the sessions of Shian; expected off", "alter database shian set jit = 'off'"))
                    .anySatisfy(message -> assertThat(message.in(Locale.ENGLISH)).contains("lock_timeout is 1min"));
        }
    }

    @Test
    void too_few_sessions_or_locks_are_reported() throws SQLException {
        assertThat(of(7, "max_connections")).containsExactly("max_connections", "9", "14", "alter system set max_connections = 17");
        asSuperuser("alter role shian connection limit 2");
        assertThat(of(1, "connection limit")).containsExactly("connection limit", "2", "8", "alter role shian connection limit 8");
        asSuperuser(of200("create table many_%d ()"));
        assertThat(of(1, "max_locks_per_transaction").subList(0, 2)).containsExactly("max_locks_per_transaction", "10");
        asSuperuser(of200("drop table many_%d"));
        assertThat(of(1, "max_locks_per_transaction")).isEmpty();
    }

    @Test
    void a_database_without_the_zone_of_the_installation_is_reported() throws SQLException {
        String zone = TestTime.zone().getId();
        try (Store store = open(1)) {
            asSuperuser("alter database shian reset timezone");
            assertThat(of(store, "timezone")).containsExactly("timezone", "", zone, "alter database shian set timezone = '" + zone + "'");
            asSuperuser("alter database shian set timezone = 'America/Lima'");
            assertThat(of(store, "timezone").subList(0, 3)).containsExactly("timezone", "America/Lima", zone);
        }
    }

    private static String[] of200(String statement) {
        return IntStream.range(0, 200).mapToObj(statement::formatted).toArray(String[]::new);
    }

    private static List<String> of(int workers, String name) {
        try (Store store = open(workers)) {
            return of(store, name);
        }
    }

    private static List<String> of(Store store, String name) {
        return store.harmfulSettings().stream().map(Message::arguments).filter(arguments -> arguments.get(0).equals(name)).findFirst()
                .orElse(List.of());
    }

    private static Store open(int workers) {
        Settings settings = installation.settings();
        return Store.open(new Settings(settings.home(), settings.data(), settings.rolePrefix(), workers, Duration.ZERO, Duration.ZERO, settings.zone()),
                name -> null);
    }

    private static List<String> names(List<Message> messages) {
        return messages.stream().map(message -> message.arguments().get(0)).toList();
    }

    private static String show(Connection session, String name) {
        try (Statement statement = session.createStatement(); ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void asSuperuser(String... statements) throws SQLException {
        EmbeddedPostgres server = installation.server();
        try (Connection anywhere = server.connect();
                Connection superuser = server.database("shian", EmbeddedPostgres.SUPERUSER, EmbeddedPostgres.port(anywhere)).connect()) {
            for (String sql : statements) {
                EmbeddedDatabase.execute(superuser, sql);
            }
        }
    }
}
