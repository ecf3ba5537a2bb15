package shian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import shian.TestTime;
import shian.settings.Settings;
import shian.message.ShianException;
import shian.message.ShianException.Category;

/** A PostgreSQL that somebody else runs: what Shian makes in it, and what it says when it may not or cannot. */
@Tag("store")
@Tag("container")
class GivenDatabaseTest {

    private static final String NAME = "t_given";
    private static final String USER = "given_user";
    private static final String PASSWORD = "given-password";
    private static final Settings SETTINGS = new Settings(Path.of("src/test/resources/store").toAbsolutePath(),
            Path.of("target/test-store/data/given").toAbsolutePath(), "given_", 1, Duration.ZERO, Duration.ZERO, TestTime.zone());
    private static final List<String> ROLES = List.of("given_owner", "given_pipeline", "given_operator", "given_analyst",
            "given_scorer", "given_health");

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void a_plain_user_with_an_empty_database() throws SQLException {
        clear();
        asSuperuser("create role " + USER + " login password '" + PASSWORD + "'",
                "create database " + NAME + " owner " + USER + " template template0");
        environment.put("SPRING_DATASOURCE_URL", TestStore.server().superuser(NAME).url());
        environment.put("SPRING_DATASOURCE_USERNAME", USER);
        environment.put("SPRING_DATASOURCE_PASSWORD", PASSWORD);
    }

    @AfterEach
    void clear() throws SQLException {
        asSuperuser("drop database if exists " + NAME + " with (force)");
        for (String role : ROLES) {
            // with what was granted to it on the server's parameters
            asSuperuser("do $$ begin if to_regrole('" + role + "') is not null then drop owned by " + role + "; end if; end $$",
                    "drop role if exists " + role);
        }
        asSuperuser("drop role if exists " + USER);
    }

    @Test
    void a_user_who_may_create_roles_needs_nothing_else() throws SQLException {
        asSuperuser("alter role " + USER + " createrole");
        environment.put("SHIAN_ANALYST_PASSWORD", "analyst-password");
        try (Store store = open()) {
            store.migrate();
            try (Connection pipeline = store.pipeline().getConnection()) {
                EmbeddedDatabase.execute(pipeline, "insert into notes.note (text) values ('a')");
            }
            try (Connection analyst = store.analyst()) {
                assertThatThrownBy(() -> EmbeddedDatabase.execute(analyst, "set role given_pipeline"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> EmbeddedDatabase.execute(analyst, "delete from notes.note"))
                        .hasMessageContaining("read-only");
            }
        }
    }

    @Test
    void a_user_who_may_not_is_told_the_statements_and_they_suffice() throws SQLException {
        assertThatThrownBy(this::open).isInstanceOfSatisfying(ShianException.class, refused -> {
            assertThat(refused.category()).isEqualTo(Category.USAGE);
            String said = refused.getMessage();
            assertThat(said).contains(USER);
            for (String role : ROLES) {
                assertThat(said).contains("create role \"" + role + "\" nologin;");
            }
            assertThat(said).contains("grant \"given_owner\", \"given_pipeline\", \"given_operator\" to \"given_user\";")
                    .contains("grant create on database \"t_given\" to \"given_owner\";");
            String statements = said.substring(said.indexOf('\n') + 1);
            try (Connection administrator = TestStore.server().superuser(NAME).connect()) {
                EmbeddedDatabase.execute(administrator, statements);
            } catch (SQLException e) {
                throw new AssertionError(statements, e);
            }
        });
        try (Store store = open()) {
            store.migrate();
            store.migrate();
        }
    }

    @Test
    void the_analyst_of_a_given_database_needs_a_password() throws SQLException {
        asSuperuser("alter role " + USER + " createrole");
        try (Store store = open()) {
            assertThatThrownBy(store::analyst).isInstanceOfSatisfying(ShianException.class,
                    e -> assertThat(e.category()).isEqualTo(Category.USAGE)).hasMessageContaining("SHIAN_ANALYST_PASSWORD");
        }
        asSuperuser("alter role " + USER + " nocreaterole");
        environment.put("SHIAN_ANALYST_PASSWORD", "analyst-password");
        try (Store store = open()) {
            assertThatThrownBy(store::analyst).hasMessageContaining("alter role \"given_analyst\" login password")
                    .hasMessageNotContaining("analyst-password");
        }
    }

    @Test
    void a_superuser_is_refused_unless_it_is_said_that_it_may_be_one() throws SQLException {
        asSuperuser("alter role " + USER + " superuser");
        assertUsage(USER, "ops/shian store roles", "SHIAN_SUPERUSER=allowed");
        environment.put("SHIAN_SUPERUSER", "allowed");
        open().close();
    }

    @Test
    void the_statements_for_the_administrator_suffice_and_keep_readers_off_locks() throws SQLException {
        for (String statement : Store.administratorStatements(SETTINGS, environment::get)) {
            try (Connection administrator = TestStore.server().superuser(NAME).connect()) {
                EmbeddedDatabase.execute(administrator, statement);
            }
        }
        try (Store store = open()) {
            store.migrate();
        }
        asSuperuser("alter role given_analyst login password 'analyst-password'");
        environment.put("SHIAN_ANALYST_PASSWORD", "analyst-password");
        try (Store store = open(); Connection analyst = store.analyst()) {
            assertThatThrownBy(() -> EmbeddedDatabase.execute(analyst, "select pg_advisory_lock(1)")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> EmbeddedDatabase.execute(analyst, "create temporary table t (a int)")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_server_too_old_is_named_with_the_version_found_and_the_version_needed() throws SQLException {
        Database database = new Database(environment.get("SPRING_DATASOURCE_URL"), USER, PASSWORD);
        try (Connection connection = database.connect()) {
            DatabaseMetaData server = connection.getMetaData();
            int newer = server.getDatabaseMajorVersion() + 1;
            assertThatThrownBy(() -> new GivenDatabase(database, Optional.empty(), false).open(SETTINGS, Roles.of(SETTINGS), null, newer))
                    .isInstanceOfSatisfying(ShianException.class, e -> assertThat(e.category()).isEqualTo(Category.USAGE))
                    .hasMessageContaining(server.getDatabaseProductVersion()).hasMessageContaining(newer + " or newer");
        }
    }

    @Test
    void an_unreachable_server_is_named_by_host_and_port() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/x?password=secret");
        assertThatThrownBy(this::open).isInstanceOfSatisfying(ShianException.class,
                e -> assertThat(e.category()).isEqualTo(Category.SURROUNDINGS))
                .hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("SPRING_DATASOURCE_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_wrong_password_a_missing_database_and_a_wrong_address_are_the_users_to_mend() {
        environment.put("SPRING_DATASOURCE_PASSWORD", "wrong");
        assertUsage(USER, "SPRING_DATASOURCE_PASSWORD");
        environment.put("SPRING_DATASOURCE_PASSWORD", PASSWORD);
        environment.put("SPRING_DATASOURCE_URL", TestStore.server().superuser("t_absent").url());
        assertUsage("t_absent", "Create it");
        environment.put("SPRING_DATASOURCE_URL", "jdbc:mysql://me:secret@host/db?password=secret");
        assertUsage("jdbc:mysql://host/db", "jdbc:postgresql://");
    }

    @Test
    void a_database_that_is_not_utf8_is_refused() throws SQLException {
        asSuperuser("drop database " + NAME, "create database " + NAME + " owner " + USER
                + " template template0 encoding 'SQL_ASCII' locale 'C' locale_provider libc");
        assertUsage("SQL_ASCII", "UTF8");
    }

    @Test
    void an_address_with_its_own_user_works_like_any_other() throws SQLException {
        asSuperuser("alter role " + USER + " createrole");
        String url = environment.get("SPRING_DATASOURCE_URL");
        environment.clear();
        environment.put("SPRING_DATASOURCE_URL", url + (url.contains("?") ? "&" : "?") + "user=" + USER + "&password=" + PASSWORD);
        try (Store store = open()) {
            assertThat(store.describe()).contains("PostgreSQL").contains(NAME).doesNotContain(PASSWORD);
        }
    }

    @Test
    void a_given_database_is_not_ours_to_start_or_stop() {
        assertThatThrownBy(() -> Store.server(SETTINGS, environment::get)).hasMessageContaining("SPRING_DATASOURCE_URL");
    }

    @Test
    void a_prefix_that_could_not_stand_in_sql_is_refused() {
        for (String prefix : List.of("", "Shian_", "a b", "x\"", "pg_", "1a")) {
            assertThatThrownBy(() -> Roles.of(new Settings(SETTINGS.home(), SETTINGS.data(), prefix, 1, Duration.ZERO, Duration.ZERO, TestTime.zone()))).as(prefix)
                    .isInstanceOf(ShianException.class).hasMessageContaining("prefix");
        }
    }

    private Store open() {
        return Store.open(SETTINGS, environment::get);
    }

    private void assertUsage(String... texts) {
        assertThatThrownBy(this::open).isInstanceOfSatisfying(ShianException.class,
                e -> assertThat(e.category()).isEqualTo(Category.USAGE))
                .satisfies(e -> assertThat(e.getMessage()).contains(texts).doesNotContain("secret", PASSWORD));
    }

    private static void asSuperuser(String... statements) throws SQLException {
        try (Connection superuser = TestStore.server().superuser("postgres").connect()) {
            for (String sql : statements) {
                EmbeddedDatabase.execute(superuser, sql);
            }
        }
    }
}
