package shian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import shian.message.ShianException;

/** What every store keeps, embedded or given. */
@Tag("store")
@Tag("container")
class StoreTest {

    private static final Path HOME = Path.of("src/test/resources/store").toAbsolutePath();

    private static TestDatabase database;
    private static Store store;

    @BeforeAll
    static void open() {
        database = TestStore.database(StoreTest.class, HOME);
        store = database.store();
    }

    @Test
    void the_pipeline_works_as_its_role() throws SQLException {
        try (Connection connection = store.pipeline().getConnection()) {
            assertThat(one(connection, "select current_user")).isEqualTo("shian_pipeline");
            assertThat(one(connection, "select application_name from pg_stat_activity where pid = pg_backend_pid()"))
                    .isEqualTo("shian");
            assertThat(one(connection, "insert into notes.note (text) values ('抽检') returning text")).isEqualTo("抽检");
        }
        try (Connection connection = store.unpooled()) {
            assertThat(one(connection, "select current_user")).isEqualTo("shian_pipeline");
        }
    }

    @Test
    void the_login_may_act_as_the_operator_but_is_no_superuser() throws SQLException {
        try (Connection connection = store.unpooled()) {
            assertThat(one(connection, "select rolsuper from pg_roles where rolname = session_user")).isEqualTo("f");
            EmbeddedDatabase.execute(connection, "set role shian_operator");
            assertThat(one(connection, "select count(*) >= 0 from notes.note")).isEqualTo("t");
        }
    }

    @Test
    void the_analyst_reads_and_cannot_write_even_when_he_asks_for_it() throws SQLException {
        try (Connection analyst = store.analyst()) {
            assertThat(one(analyst, "select session_user")).isEqualTo("shian_analyst");
            assertThat(one(analyst, "select count(*) >= 0 from notes.note")).isEqualTo("t");
            assertThat(one(analyst, "show statement_timeout")).isEqualTo("5min");
            assertRefused(analyst, "insert into notes.note (text) values ('x')", "read-only transaction");
            EmbeddedDatabase.execute(analyst, "set default_transaction_read_only = off");
            assertRefused(analyst, "insert into notes.note (text) values ('x')", "permission denied");
            assertRefused(analyst, "create temporary table t (x int)", "permission denied");
            assertRefused(analyst, "create table public.t (x int)", "permission denied");
            assertRefused(analyst, "create schema s", "permission denied");
        }
    }

    @Test
    void the_analyst_can_become_nobody_else() throws SQLException {
        try (Connection analyst = store.analyst()) {
            for (String role : List.of("shian_owner", "shian_pipeline", "shian_operator", "shian_scorer", "shian_health", "shian")) {
                assertRefused(analyst, "set role " + role, "permission denied");
                assertRefused(analyst, "select set_config('role', '" + role + "', false)", "permission denied");
                assertRefused(analyst, "set session authorization " + role, "permission denied");
            }
            EmbeddedDatabase.execute(analyst, "reset role");
            assertThat(one(analyst, "select current_user")).isEqualTo("shian_analyst");
        }
    }

    @Test
    void every_migrated_object_belongs_to_the_owner() throws SQLException {
        try (Connection connection = database.connectAsSuperuser()) {
            assertThat(one(connection, "select tableowner from pg_tables where schemaname = 'notes'")).isEqualTo("shian_owner");
            assertThat(one(connection, "select nspowner::regrole from pg_namespace where nspname = 'control'"))
                    .isEqualTo("shian_owner");
        }
    }

    @Test
    void a_store_shows_itself_without_a_password() {
        String password = database.environment().get("SPRING_DATASOURCE_PASSWORD");
        assertThat(List.of(store.describe(), store.url(), database.superuser().toString()))
                .allSatisfy(text -> assertThat(text).doesNotContain(password).contains(":"));
    }

    @Test
    void several_migrate_the_same_empty_database_at_once() throws Exception {
        TestDatabase empty = TestStore.database(Migrating.class, Path.of("src/test/resources/store-empty").toAbsolutePath());
        Migrations migrations = new Migrations(HOME.resolve("sql"), login(empty), login(empty), empty.store().roles());
        ExecutorService several = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> migrate = () -> {
                migrations.apply();
                return null;
            };
            for (Future<Void> done : several.invokeAll(List.of(migrate, migrate, migrate, migrate))) {
                done.get();
            }
        } finally {
            several.shutdown();
        }
        try (Connection connection = empty.connectAsSuperuser()) {
            assertThat(one(connection, "select count(*) from control.flyway_schema_history where type = 'SQL'")).isEqualTo("1");
            assertThat(migrations.isUpToDate(connection)).as("our checksums are Flyway's").isTrue();
        }
    }

    @Test
    void a_database_of_a_newer_program_is_refused_by_name() {
        TestDatabase newer = TestStore.database(Newer.class, HOME);
        Migrations older = new Migrations(Path.of("src/test/resources/store-empty/sql").toAbsolutePath(),
                login(newer), login(newer), newer.store().roles());
        assertThatThrownBy(older::apply).isInstanceOf(ShianException.class)
                .hasMessageContaining("V001__note.sql").hasMessageContaining("newer Shian");
    }

    private static final class Migrating {
    }

    private static final class Newer {
    }

    private static Database login(TestDatabase database) {
        return new Database(database.environment().get("SPRING_DATASOURCE_URL"),
                database.environment().get("SPRING_DATASOURCE_USERNAME"), database.environment().get("SPRING_DATASOURCE_PASSWORD"));
    }

    private static void assertRefused(Connection connection, String sql, String because) {
        assertThatThrownBy(() -> EmbeddedDatabase.execute(connection, sql)).as(sql)
                .isInstanceOf(SQLException.class).hasMessageContaining(because);
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
