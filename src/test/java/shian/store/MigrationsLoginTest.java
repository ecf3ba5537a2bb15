package shian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shian.TestTime;
import shian.message.ShianException;
import shian.message.ShianException.Category;
import shian.settings.Settings;

/** A given database in which the service and migrations have a login each: what each of them may, and what is said without the other. */
@Tag("store")
@Tag("container")
class MigrationsLoginTest {

    private static final String NAME = "t_two_logins";
    private static final String SERVICE = "two_service";
    private static final String MIGRATIONS = "two_migrations";
    private static final List<String> ROLES = List.of("two_owner", "two_pipeline", "two_operator", "two_analyst", "two_scorer", "two_health");
    private static final Settings SETTINGS = new Settings(Path.of("").toAbsolutePath(), Path.of("target/test-store/data/two").toAbsolutePath(),
            "two_", 1, Duration.ZERO, Duration.ZERO, TestTime.zone());

    private final Map<String, String> service = new HashMap<>();
    private final Map<String, String> both = new HashMap<>();

    @BeforeEach
    void two_logins_of_an_empty_database() throws SQLException {
        clear();
        asSuperuser("postgres", "create role " + SERVICE + " login password 'service'", "create role " + MIGRATIONS + " login password 'migrations'",
                "create database " + NAME + " template template0");
        service.putAll(Map.of("SPRING_DATASOURCE_URL", TestStore.server().superuser(NAME).url(), "SPRING_DATASOURCE_USERNAME", SERVICE,
                "SPRING_DATASOURCE_PASSWORD", "service"));
        both.putAll(service);
        both.putAll(Map.of("SHIAN_MIGRATIONS_USERNAME", MIGRATIONS, "SHIAN_MIGRATIONS_PASSWORD", "migrations"));
    }

    @AfterEach
    void clear() throws SQLException {
        asSuperuser("postgres", "drop database if exists " + NAME + " with (force)");
        for (String role : ROLES) {
            asSuperuser("postgres", "do $$ begin if to_regrole('" + role + "') is not null then drop owned by " + role + "; end if; end $$",
                    "drop role if exists " + role);
        }
        asSuperuser("postgres", "drop role if exists " + SERVICE, "drop role if exists " + MIGRATIONS);
    }

    @Test
    void migrations_make_the_tables_and_the_service_works_in_them_without_being_their_owner() throws SQLException {
        asSuperuser(NAME, Store.administratorStatements(SETTINGS, both::get).toArray(String[]::new));
        try (Store store = Store.open(SETTINGS, both::get)) {
            store.migrate();
            assertThat(codes(store)).doesNotContain("store.service-is-owner");
        }
        try (Store store = Store.open(SETTINGS, service::get)) {
            store.migrate();
            assertThat(codes(store)).doesNotContain("store.service-is-owner");
            try (Connection pipeline = store.pipeline().getConnection()) {
                EmbeddedDatabase.execute(pipeline, "insert into control.operator_action (acted_at, actor, verb, object) values (now(), 'x', 'run', 'run 1')");
                EmbeddedDatabase.execute(pipeline, "select warehouse.ensure_partition('population', 2031)");
                EmbeddedDatabase.execute(pipeline, "call publication.remove_editions(array[]::bigint[], now(), 1)");
                for (String attack : List.of("set role two_owner", "alter table control.operator_action disable trigger user",
                        "drop table publication.evidence", "create table control.mine (a int)", "update control.operator_action set actor = 'y'")) {
                    assertThatThrownBy(() -> EmbeddedDatabase.execute(pipeline, attack)).as(attack).isInstanceOf(SQLException.class)
                            .hasMessageMatching("(?s).*(permission denied|must be owner).*");
                }
            }
            assertThatThrownBy(store::owner).isInstanceOfSatisfying(ShianException.class, e -> assertThat(e.category()).isEqualTo(Category.USAGE))
                    .hasMessageContaining(SERVICE + " may not become two_owner").hasMessageContaining("SHIAN_MIGRATIONS_USERNAME");
        }
    }

    @Test
    void tables_of_another_release_are_refused_in_words_where_nobody_may_change_them(@TempDir Path home) throws Exception {
        asSuperuser(NAME, Store.administratorStatements(SETTINGS, both::get).toArray(String[]::new));
        try (Store store = Store.open(SETTINGS, service::get)) {
            assertThatThrownBy(store::migrate).isInstanceOfSatisfying(ShianException.class, e -> assertThat(e.category()).isEqualTo(Category.USAGE))
                    .hasMessageContaining("ops/shian store migrate");
        }
        Path migrations = Files.createDirectories(home.resolve("sql/migrations"));
        Files.writeString(migrations.resolve("V001__a.sql"), "create table control.a (b int);");
        Settings small = new Settings(home, SETTINGS.data(), "two_", 1, Duration.ZERO, Duration.ZERO, TestTime.zone());
        try (Store store = Store.open(small, both::get)) {
            store.migrate();
        }
        try (Store store = Store.open(small, service::get)) {
            store.migrate();
            Files.writeString(migrations.resolve("V002__c.sql"), "create table control.c (d int);");
            assertThatThrownBy(store::migrate).hasMessageContaining("ops/shian store migrate").hasMessageNotContaining("migrations'");
        }
        try (Store store = Store.open(small, both::get)) {
            store.migrate();
        }
        try (Store store = Store.open(small, service::get)) {
            store.migrate();
        }
    }

    @Test
    void what_is_missing_is_listed_for_both_logins() throws SQLException {
        assertThatThrownBy(() -> Store.open(SETTINGS, both::get)).hasMessageContaining("grant \"two_owner\" to \"" + MIGRATIONS + "\";")
                .hasMessageContaining("grant \"two_pipeline\", \"two_operator\" to \"" + SERVICE + "\";");
        asSuperuser("postgres", "alter role " + MIGRATIONS + " superuser");
        assertThatThrownBy(() -> Store.open(SETTINGS, both::get)).hasMessageContaining(MIGRATIONS + " is a superuser");
        both.put("SHIAN_MIGRATIONS_PASSWORD", "wrong");
        assertThatThrownBy(() -> Store.open(SETTINGS, both::get)).hasMessageContaining(MIGRATIONS).hasMessageNotContaining("wrong");
    }

    @Test
    void one_login_for_all_still_does_and_is_warned_of() throws SQLException {
        asSuperuser(NAME, Store.administratorStatements(SETTINGS, service::get).toArray(String[]::new));
        try (Store store = Store.open(SETTINGS, service::get)) {
            store.migrate();
            assertThat(codes(store)).contains("store.service-is-owner");
        }
    }

    private static List<String> codes(Store store) {
        return store.harmfulSettings().stream().map(message -> message.code()).toList();
    }

    private static void asSuperuser(String database, String... statements) throws SQLException {
        try (Connection superuser = TestStore.server().superuser(database).connect()) {
            for (String sql : statements) {
                EmbeddedDatabase.execute(superuser, sql);
            }
        }
    }
}
