package shian.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shian.City;
import shian.night.SmallCity;

/** What was published stays: nobody adds to an edition, changes it, removes from it, or puts one before it. */
@Tag("store")
@Tag("container")
class OldEditionTest {

    private static final String VALUE = """
            insert into publication.indicator_value select (jsonb_populate_record(v, '{"year": 1990, "edition_id": %d}')).*
            from publication.indicator_value v limit 1""";
    private static final String EVIDENCE = """
            insert into publication.evidence select (jsonb_populate_record(v, '{"year": 1990, "edition_id": %d}')).*
            from publication.evidence v limit 1""";
    private static final String EDITION = """
            insert into publication.edition (edition_id, published_at, run_id, business_date, catalogue_hash, added, changed, withdrawn, indicator_values)
            overriding system value select %d, published_at, run_id, business_date, catalogue_hash, 0, 0, 0, 0 from publication.edition limit 1""";

    private static City city;

    @BeforeAll
    static void two_editions() {
        city = SmallCity.of(OldEditionTest.class, SmallCity.FEWEST);
        assertThat(city.night().out()).contains("edition 1 published");
        city.dropSample("market-regulation/SCJG_CYJC_150105_2020_MX_V01.csv");
        assertThat(city.night().out()).contains("edition 2 published");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shian", "shian_owner", "shian_pipeline", "shian_operator", "shian_analyst", "shian_scorer"})
    void no_role_touches_an_edition_that_was_published(String role) throws SQLException {
        String before = published();
        try (Connection connection = as(role); Statement statement = connection.createStatement()) {
            for (String attack : List.of(VALUE.formatted(1), VALUE.formatted(2), EVIDENCE.formatted(1), EVIDENCE.formatted(2), EDITION.formatted(0),
                    "update publication.indicator_value set value = 1", "update publication.evidence set value = 1",
                    "update publication.edition set published_at = now()", "update publication.edition set last_action_hash = ''",
                    "delete from publication.indicator_value where edition_id = 2", "delete from publication.evidence where edition_id = 2",
                    "delete from publication.edition", "delete from publication.current_edition",
                    "update publication.current_edition set edition_id = 1", "truncate publication.indicator_value", "truncate publication.evidence",
                    "truncate publication.edition cascade", "truncate publication.current_edition")) {
                assertThatThrownBy(() -> statement.execute(attack)).as(role + ": " + attack).isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(permission denied|is never changed|is never removed|is published|never changed, nor removed|read-only transaction).*");
            }
        }
        assertThat(published()).isEqualTo(before);
    }

    @Test
    void neither_a_session_without_triggers_nor_a_transaction_that_makes_another_edition_does() throws SQLException {
        String before = published();
        for (String first : List.of("set session_replication_role = replica", EDITION.formatted(99),
                EDITION.formatted(99) + "; update publication.current_edition set edition_id = 99",
                "savepoint s; " + EDITION.formatted(99) + "; release s; update publication.current_edition set edition_id = 99")) {
            for (String attack : List.of(VALUE.formatted(1), VALUE.formatted(2), EVIDENCE.formatted(2))) {
                assertRefused(first, attack, "is published: nothing is added");
            }
        }
        assertRefused("call publication.remove_editions(array[1], now(), 1)", VALUE.formatted(1), "is published: nothing is added");
        assertRefused(EDITION.formatted(99) + "; update publication.current_edition set edition_id = 99",
                "call publication.remove_editions(array[2], now(), 1)", "is never changed");
        assertThat(published()).isEqualTo(before);
    }

    @Test
    void the_transaction_that_makes_an_edition_fills_it() throws SQLException {
        try (Connection pipeline = as("shian_pipeline"); Statement statement = pipeline.createStatement()) {
            pipeline.setAutoCommit(false);
            for (String step : List.of(EDITION.formatted(99), VALUE.formatted(99), EVIDENCE.formatted(99))) {
                statement.execute(step);
            }
            pipeline.rollback();
        }
    }

    private static void assertRefused(String first, String attack, String because) throws SQLException {
        try (Connection pipeline = as("shian_pipeline"); Statement statement = pipeline.createStatement()) {
            pipeline.setAutoCommit(false);
            statement.execute(first);
            assertThatThrownBy(() -> statement.execute(attack)).as(first + "; " + attack).isInstanceOf(SQLException.class).hasMessageContaining(because);
            pipeline.rollback();
        }
    }

    private static Connection as(String role) throws SQLException {
        Connection connection = city.database().connectAsSuperuser();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session authorization " + role);
        }
        return connection;
    }

    private static String published() throws SQLException {
        try (Connection connection = city.database().connectAsSuperuser(); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("""
                     select (select string_agg(e::text, ';' order by e::text) from publication.edition e)
                         || (select md5(string_agg(v::text, ';' order by v::text)) from publication.indicator_value v)
                         || (select md5(string_agg(v::text, ';' order by v::text)) from publication.evidence v)
                         || (select edition_id from publication.current_edition)""")) {
            row.next();
            return row.getString(1);
        }
    }
}
