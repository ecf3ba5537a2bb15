package shian.store;

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
import org.junit.jupiter.params.provider.EnumSource;

/** Who reads the database can neither write, nor hold up others, nor use it up, nor read more. */
@Tag("store")
@Tag("container")
class ReaderLimitsTest {

    private static TestDatabase database;

    enum Reader { ANALYST, SCORER }

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

    private static Connection connect(Reader reader) {
        return reader == Reader.ANALYST ? database.store().analyst() : database.connectAsScorer();
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
