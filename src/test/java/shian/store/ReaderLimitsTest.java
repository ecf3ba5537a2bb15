package shian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shian.message.Message;
import shian.message.ShianException;

/** Who reads the database can neither write, nor hold up others, nor use it up, nor read more. */
@Tag("store")
@Tag("container")
class ReaderLimitsTest {

    private static final ReaderSessions.Limits NOTHING = new ReaderSessions.Limits(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private static TestDatabase database;

    enum Reader { ANALYST, SCORER, HEALTH }

    @BeforeAll
    static void aDatabase() {
        database = TestStore.database(ReaderLimitsTest.class);
    }

    @ParameterizedTest
    @EnumSource(Reader.class)
    void nothing_can_be_written_or_locked(Reader reader) throws SQLException {
        try (Connection connection = connect(reader)) {
            for (String first : List.of("set default_transaction_read_only = off", "set statement_timeout = 0", "set lock_timeout = 0")) {
                EmbeddedDatabase.execute(connection, first);
            }
            for (String attack : List.of("select pg_advisory_lock(1)", "select pg_try_advisory_lock(1)", "select pg_advisory_xact_lock_shared(1, 2)",
                    "select lo_from_bytea(0, 'x')", "select lo_create(0)", "select lo_creat(-1)", "select pg_logical_emit_message(false, 'a', 'b')",
                    "create table t (a int)", "create temporary table t (a int)", "create schema s", "lock table scorer.indicator_value in share mode",
                    "select * from scorer.edition for update", "set role shian_pipeline", "set role shian_owner", "set session_replication_role = replica",
                    "set temp_file_limit = -1", "copy scorer.edition to '/tmp/x'", "copy scorer.edition to program 'id'", "alter system set work_mem = '1GB'",
                    "create role r", "alter role shian_pipeline password 'x'", "select pg_read_file('/etc/passwd')",
                    "select warehouse.ensure_partition('sampling_batch', 2030)", "create function f() returns int language sql as 'select 1'",
                    "insert into control.operator_action default values", "delete from publication.edition", "select * from intake.quarantine", "select * from control.run",
                    "create extension dblink", "create publication p", "comment on schema scorer is 'x'", "reindex system " + connection.getCatalog())) {
                assertThatThrownBy(() -> EmbeddedDatabase.execute(connection, attack), reader + ": " + attack).isInstanceOf(SQLException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Reader.class)
    void sessions_and_their_time_and_room_are_limited(Reader reader) throws SQLException {
        try (Connection connection = connect(reader)) {
            assertThat(one(connection, "show idle_in_transaction_session_timeout")).isEqualTo("2min");
            assertThat(one(connection, "show idle_session_timeout")).isEqualTo("1h");
            assertThat(one(connection, "show statement_timeout")).isEqualTo("5min");
            assertThat(one(connection, "show lock_timeout")).isEqualTo("10s");
            assertThat(one(connection, "show temp_file_limit")).isEqualTo("2GB");
            assertThat(one(connection, "select rolconnlimit from pg_roles where rolname = current_user")).isEqualTo("20");
        }
    }

    @Test
    void a_reader_who_leaves_a_transaction_open_does_not_hold_up_the_partition_of_the_next_year() throws SQLException {
        try (Connection analyst = connect(Reader.ANALYST); Connection pipeline = database.store().pipeline().getConnection()) {
            analyst.setAutoCommit(false);
            one(analyst, "select count(*) from warehouse.sampling_batch");
            EmbeddedDatabase.execute(pipeline, "set lock_timeout = '5s'");
            EmbeddedDatabase.execute(pipeline, "select warehouse.ensure_partition('sampling_batch', 2077)");
            assertThat(one(analyst, "select count(*) from warehouse.sampling_batch where year = 2077")).isEqualTo("0");
            analyst.rollback();
        }
    }

    @Test
    void readers_leave_connections_to_who_works_here() throws SQLException {
        List<Connection> held = new ArrayList<>();
        try {
            for (Database reader : List.of(database.scorer(), database.health())) {
                holdAll(reader, held);
            }
            holdAll(analyst(), held);
            assertThat(held).hasSizeGreaterThan(20);
            try (Connection working = database.store().unpooled()) {
                assertThat(one(working, "select 1")).isEqualTo("1");
            }
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
    }

    /** Opens sessions until no more can be had. */
    private static void holdAll(Database reader, List<Connection> held) {
        try {
            while (true) {
                held.add(reader.connectOrThrow());
            }
        } catch (SQLException e) {
            assertThat(e.getMessage()).containsAnyOf("too many connections", "remaining connection slots");
        }
    }

    private static Database analyst() {
        return database.superuser().as(database.store().roles().analyst(), database.environment().get("SHIAN_ANALYST_PASSWORD"));
    }

    @Test
    void a_session_that_goes_on_for_too_long_is_ended_whatever_it_set_for_itself() throws SQLException {
        ReaderSessions sessions = database.store().readerSessions();
        try (Connection holding = connect(Reader.ANALYST); Connection working = database.store().pipeline().getConnection()) {
            EmbeddedDatabase.execute(holding, "set idle_in_transaction_session_timeout = 0");
            holding.setAutoCommit(false);
            one(holding, "select count(*) from warehouse.sampling_batch");
            assertThat(sessions.endOverdue()).isEmpty();
            assertThat(one(holding, "select 1")).isEqualTo("1");

            List<ReaderSessions.Ended> ended = sessions.endOver(NOTHING);

            assertThat(ended).extracting(ReaderSessions.Ended::login).contains(database.store().roles().analyst());
            assertThatThrownBy(() -> one(holding, "select 1")).isInstanceOf(SQLException.class);
            assertThat(one(working, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_reader_has_a_login_with_limits_of_its_own_until_it_is_removed() throws SQLException {
        Readers readers = new Readers(database::connectAsSuperuser, database.store().roles());
        String login = database.store().roles().analyst() + "_wang";
        try (Connection superuser = database.connectAsSuperuser()) {
            EmbeddedDatabase.execute(superuser, "drop role if exists " + Sql.identifier(login));
        }
        String password = readers.add(login, "analyst", connection -> { });
        Database own = database.scorer().as(login, password);
        try (Connection connection = own.connect()) {
            assertThat(one(connection, "select count(*) from warehouse.sampling_batch")).isEqualTo("0");
            assertThat(one(connection, "show statement_timeout")).isEqualTo("5min");
            assertThat(one(connection, "show temp_file_limit")).isEqualTo("2GB");
            assertThat(one(connection, "select rolconnlimit from pg_roles where rolname = current_user")).isEqualTo("20");
            assertThatThrownBy(() -> one(connection, "select pg_advisory_lock(1)")).isInstanceOf(SQLException.class);
            assertThat(readers.all()).contains(new Readers.Reader(login, "analyst", 20, 1));
            assertThat(database.store().readerSessions().endOver(NOTHING)).extracting(ReaderSessions.Ended::login).contains(login);
        }
        assertThatThrownBy(() -> readers.add(login, "analyst", connection -> { })).hasMessageContaining(login);
        assertThatThrownBy(() -> readers.add("x; drop table y", "analyst", connection -> { })).hasMessageContaining("cannot be the name");
        assertThatThrownBy(() -> readers.add("pg_wang", "analyst", connection -> { })).hasMessageContaining("cannot be the name");
        assertThatThrownBy(() -> readers.add("li", "pipeline", connection -> { })).hasMessageContaining("no role of readers");
        assertThatThrownBy(() -> readers.remove(database.store().roles().pipeline(), (connection, reader) -> { })).hasMessageContaining("no login of a reader");
        try (Connection connection = own.connect()) {
            readers.remove(login, (one, reader) -> { });
            assertThatThrownBy(() -> one(connection, "select 1")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(own::connect).isInstanceOf(ShianException.class);
        assertThat(readers.all()).extracting(Readers.Reader::login).doesNotContain(login);
    }

    @Test
    void who_may_not_make_logins_gets_the_statements_for_who_may() {
        assertThatThrownBy(() -> database.store().readers().add("chen", "scorer", connection -> { })).isInstanceOf(ShianException.class)
                .hasMessageContaining("administrator executes").hasMessageContaining("create role \"chen\" login;")
                .hasMessageContaining("connection limit 20");
    }

    @Test
    void what_is_not_limited_is_reported() throws SQLException {
        try (Connection superuser = database.connectAsSuperuser()) {
            String analyst = Sql.identifier(database.store().roles().analyst());
            assertThat(database.store().harmfulSettings()).extracting(Message::code).doesNotContain("store.readers-unlimited");
            EmbeddedDatabase.execute(superuser, "alter role " + analyst + " connection limit -1");
            assertThat(database.store().harmfulSettings()).extracting(Message::code).contains("store.readers-unlimited");
            EmbeddedDatabase.execute(superuser, "alter role " + analyst + " connection limit 20");
        }
    }

    private static Connection connect(Reader reader) {
        return switch (reader) {
            case ANALYST -> database.store().analyst();
            case SCORER -> database.connectAsScorer();
            case HEALTH -> database.connectAsHealth();
        };
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
