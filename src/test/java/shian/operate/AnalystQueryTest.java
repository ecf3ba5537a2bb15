package shian.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shian.City;
import shian.message.ShianException;

/** {@code query}: reads what an analyst may read, and nothing that is said in it does anything else. */
@Tag("store")
@Tag("container")
class AnalystQueryTest {

    private static City city;
    private static String fingerprint;
    private String before;

    @BeforeAll
    static void a_city_with_a_population() {
        city = City.of(AnalystQueryTest.class);
        city.dropSample("statistics/TJ_RK_150100_2020_QC_V01.csv");
        assertThat(city.night().exitCode()).isZero();
        fingerprint = city.fingerprint();
    }

    @AfterAll
    static void nothing_has_changed_in_any_row() {
        assertThat(city.fingerprint()).isEqualTo(fingerprint);
    }

    @BeforeEach
    void remember() {
        before = everything();
    }

    @AfterEach
    void nothing_has_changed() {
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_select_gives_its_rows() {
        City.Result result = city.shian("query", "--format", "csv",
                "select count(*) as places, sum(residents) > 0 as inhabited from warehouse.population");
        assertThat(result.all()).isEqualTo("places,inhabited\n10,true\n");
        assertThat(result.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"table scorer.edition", "values (1), (2)", "with a as (select 1) select * from a",
        "show statement_timeout", "explain select * from scorer.indicator_value", "select ';' as a, $$;$$ as b -- ; c",
        "select '{\"a\": 1}'::jsonb ? 'a' as has", "select count(*) from publication.edition;"})
    void what_only_reads_is_run(String sql) {
        assertThat(query().run(sql).listing().rows()).isNotEmpty();
    }

    @Test
    void rows_beyond_the_cap_are_cut_and_the_cut_is_told() {
        City.Result result = city.shian("query", "--format", "csv", "select n from generate_series(1, 10001) n");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines()).hasSize(10_001).last().isEqualTo("10000");
        assertThat(result.err()).startsWith("Only the first 10000 rows are shown");
        City.Result whole = city.shian("query", "--format", "csv", "select n from generate_series(1, 10000) n");
        assertThat(whole.out().lines()).hasSize(10_001);
        assertThat(whole.err()).isEmpty();
    }

    @Test
    void values_are_bounded_in_bytes_too() {
        AnalystQuery.Result cut = query().run("select repeat('x', 1000000) from generate_series(1, 100)");
        assertThat(cut.cut()).isTrue();
        assertThat(cut.listing().rows()).hasSizeBetween(10, 16);
        assertThat(refusal(query(), "select repeat('x', 90000000)")).contains("maxResultBuffer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select pg_sleep(600)", "select set_config('statement_timeout', '0', false), pg_sleep(600)",
        "select count(*) from generate_series(1, 100000000000)"})
    void a_statement_that_takes_too_long_is_ended(String sql) {
        AnalystQuery hasty = new AnalystQuery(city.database().store(), Duration.ofSeconds(1));
        assertThat(refusal(hasty, sql)).contains("canceling statement");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "copy (select 1) to program 'id'", "copy (select 1) to '/tmp/shian-analyst'", "select pg_read_file('/etc/passwd')",
        "select pg_ls_dir('/')", "select lo_import('/etc/passwd')", "select lo_create(0)", "select lo_from_bytea(0, 'x')",
        "insert into warehouse.code values ('x', 'x', 'x', 'x')", "update warehouse.population set residents = 0",
        "delete from publication.edition", "truncate publication.edition", "create table public.t (x int)",
        "create temporary table t (x int)", "drop schema warehouse cascade", "alter role shian_analyst superuser",
        "with gone as (delete from warehouse.population returning 1) select * from gone",
        "explain analyze delete from warehouse.population", "select * into public.t from scorer.edition",
        "select * from warehouse.population for update",
        "select query_to_xml('insert into warehouse.code values (''x'', ''x'', ''x'', ''x'')', true, true, '')",
        "select query_to_xml('drop schema warehouse cascade', true, true, '')",
        "do $$ begin execute 'drop schema warehouse cascade'; end $$", "call pg_catalog.nothing()",
        "select * from intake.delivery", "select * from intake.quarantine", "select * from control.run",
        "select * from control.operator_action", "select rolpassword from pg_authid",
        "set role shian_owner", "set session authorization shian_owner", "select set_config('role', 'shian_pipeline', false)",
        "select set_config('session_authorization', 'shian_owner', false)",
        "select set_config('role', 'shian_owner', true), count(*) from control.run",
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'shian'",
        "select pg_reload_conf()", "create extension dblink", "grant shian_owner to shian_analyst"})
    void what_writes_or_reaches_further_is_refused_in_one_line(String sql) {
        refusal(query(), sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1; drop table warehouse.code", "commit; drop schema warehouse cascade",
        "rollback; set default_transaction_read_only = off; drop schema warehouse cascade", "select 1; select 2",
        "select $$a$$; select 2", "select E'\\';'; select 2"})
    void two_statements_are_refused(String sql) {
        assertThat(refusal(query(), sql)).isEqualTo("Exactly one statement is run. Take the others away.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "-- nothing", "commit", "rollback", "set transaction read write", "begin", "listen a",
        "select 'a", "selekt 1", "select 1 +", "copy scorer.edition to stdout"})
    void what_is_no_query_is_refused(String sql) {
        refusal(query(), sql);
    }

    @Test
    void a_refusal_is_one_line_and_wrong_usage() {
        City.Result refused = city.shian("query", "select *\nfrom\nintake.delivery");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains("permission denied for schema intake");
    }

    private static AnalystQuery query() {
        return new AnalystQuery(city.database().store());
    }

    private static String refusal(AnalystQuery query, String sql) {
        ShianException refused = catchThrowableOfType(ShianException.class, () -> query.run(sql));
        assertThat(refused).as("refused: " + sql).isNotNull();
        assertThat(refused.category()).isEqualTo(ShianException.Category.USAGE);
        assertThat(refused.details()).hasSize(1);
        assertThat(refused.getMessage().lines()).as(refused.getMessage()).hasSize(1);
        return refused.getMessage();
    }

    /** All objects, roles, large objects, and how many rows there are of what is tried. */
    private static String everything() {
        try (Connection superuser = city.database().connectAsSuperuser(); Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("""
                        select concat_ws(' ',
                            (select string_agg(oid || relname || relowner || coalesce(relacl::text, ''), ',' order by oid) from pg_class
                             where relnamespace::regnamespace::text not in ('pg_toast')),
                            (select string_agg(rolname || rolsuper || rolcanlogin, ',' order by oid) from pg_roles),
                            (select string_agg(roleid || ' ' || member, ',' order by oid) from pg_auth_members),
                            (select count(*) from pg_largeobject_metadata), (select count(*) from pg_extension),
                            (select sum(residents) from warehouse.population), (select count(*) from warehouse.code),
                            (select count(*) from publication.edition), (select count(*) from intake.delivery))""")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
