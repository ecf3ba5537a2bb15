package shian.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import shian.message.Message;

/**
 * Settings of PostgreSQL that decide whether a night is safe and how long it takes. Sessions set for themselves what they may.
 * What somebody set for this database, for the login or in the address stays, and a server that refuses a setting goes without it:
 * {@link #harmful} reports what is then not as it should be.
 */
final class ServerSettings {

    /** Settings by which a server ends a statement, a transaction or a session that takes long. */
    private static final List<String> TIMEOUTS = List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout",
            "idle_session_timeout", "transaction_timeout");

    /**
     * A setting as it should be. One that the server does not know, being older, is left out.
     *
     * @param value    what the session sets, or the administrator
     * @param suffices an SQL condition on {@code setting}, a text in the unit of {@code pg_settings}: whether it is all right as it is
     * @param code     the message that says what comes of another value
     */
    private record Setting(String name, String value, String suffices, String code) {
    }

    private static final List<Setting> NEEDED = Stream.concat(
            Stream.of(
                    // the server notices within a minute and a half that a client's machine is gone, and within ten seconds that
                    // its process is, in the middle of a statement too, and frees what it had locked
                    new Setting("tcp_keepalives_idle", "30", "setting::int between 1 and 30", "store.setting-keepalives"),
                    new Setting("tcp_keepalives_interval", "15", "setting::int between 1 and 15", "store.setting-keepalives"),
                    new Setting("tcp_keepalives_count", "4", "setting::int between 1 and 4", "store.setting-keepalives"),
                    new Setting("client_connection_check_interval", "10s", "setting::int between 1 and 10000", "store.setting-keepalives"),
                    // large views make the server compile a statement for longer than it executes it
                    new Setting("jit", "off", "setting = 'off'", "store.setting-planner"),
                    // as in the embedded store; statements over whole years sort and hash more than the 4 MB of a stock server
                    new Setting("work_mem", "32MB", "setting::bigint >= 32768", "store.setting-memory"),
                    new Setting("default_transaction_isolation", "read committed", "setting = 'read committed'",
                            "store.setting-transactions"),
                    new Setting("default_transaction_read_only", "off", "setting = 'off'", "store.setting-transactions"),
                    // without standbys the same as on; whether to wait for them is the administrator's choice
                    new Setting("synchronous_commit", "local", "setting <> 'off'", "store.setting-synchronous-commit"),
                    new Setting("fsync", "on", "setting = 'on'", "store.setting-fsync"),
                    new Setting("autovacuum", "on", "setting = 'on'", "store.setting-autovacuum"),
                    new Setting("track_counts", "on", "setting = 'on'", "store.setting-autovacuum"),
                    new Setting("shared_buffers", "128MB", "setting::bigint >= 16384", "store.setting-buffers"),
                    new Setting("max_wal_size", "1GB", "setting::bigint >= 1024", "store.setting-checkpoints"),
                    new Setting("checkpoint_timeout", "5min", "setting::int >= 300", "store.setting-checkpoints")),
            // a statement of a night takes its time, and the session that holds the lock of the run does nothing else
            TIMEOUTS.stream().map(name -> new Setting(name, "0", "setting = '0'", "store.setting-timeout"))).toList();

    private static final String NOT_AS_NEEDED = NEEDED.stream()
            .map(s -> "('%s', '%s')".formatted(s.name(), s.value()))
            .collect(Collectors.joining(", ", "pg_settings join (values ", ") as needed (name, value) using (name) where not case name "))
            + NEEDED.stream().map(s -> "when '%s' then %s".formatted(s.name(), s.suffices())).collect(Collectors.joining(" ", "", " end"));

    /** The statement by which a session sets what it may and needs, in one round trip. */
    static final String SET = """
            do $$
            declare
                needed record;
            begin
                for needed in
                    select name, value from %s and context = 'user' and source not in ('database', 'user', 'database user', 'client')
                loop
                    begin
                        perform set_config(needed.name, needed.value, false);
                    exception when others then
                        null;
                    end;
                end loop;
            end $$""".formatted(NOT_AS_NEEDED);

    private static final String HARMFUL = """
            select name, current_setting(name), value, case
                when context not in ('user', 'superuser') then format('alter system set ' || name || ' = %L', value)
                when source = 'database' then format('alter database %I reset ' || name, current_database())
                when source = 'user' then format('alter role %I reset ' || name, session_user)
                when source = 'database user' then format('alter role %I in database %I reset ' || name, session_user, current_database())
                when source = 'client' then 'SPRING_DATASOURCE_URL: options=-c ' || name || '=' || value
                else format('alter database %I set ' || name || ' = %L', current_database(), value) end
            from\s""" + NOT_AS_NEEDED + " order by name";

    /** Sessions that one process of Shian can have at once: of the server, the database and the login the least. */
    private static final String SESSIONS = """
            with needed as (select cast(? as int) as sessions),
            reserved as (
                select current_setting('superuser_reserved_connections')::int
                       + case when exists (select from pg_roles r where r.rolname = 'pg_use_reserved_connections'
                                           and pg_has_role(session_user, r.oid, 'USAGE')) then 0
                         else coalesce(current_setting('reserved_connections', true)::int, 0) end as sessions)
            select name, allowed, sessions, remedy from needed cross join lateral (
                select 'max_connections', current_setting('max_connections')::int - reserved.sessions,
                       'alter system set max_connections = ' || needed.sessions + reserved.sessions
                from reserved
                union all
                select 'connection limit', datconnlimit, format('alter database %I connection limit ', datname) || needed.sessions
                from pg_database where datname = current_database() and datconnlimit >= 0
                union all
                select 'connection limit', rolconnlimit, format('alter role %I connection limit ', rolname) || needed.sessions
                from pg_roles where rolname = session_user and rolconnlimit >= 0) as bound (name, allowed, remedy)
            where allowed < sessions order by allowed limit 1""";

    /** An upgrade and a backup lock every table and index at once. */
    private static final String LOCKS = """
            select 'max_locks_per_transaction', per_transaction, needed, 'alter system set max_locks_per_transaction = ' || needed
            from (
                select current_setting('max_locks_per_transaction')::bigint as per_transaction, ceil(count(*)::numeric
                    / (current_setting('max_connections')::int + current_setting('max_prepared_transactions')::int)) as needed
                from pg_class where relkind in ('r', 'p', 'i', 'I', 'v', 'm')
                    and relnamespace::regnamespace::text !~ '^(pg_|information_schema)') as known
            where per_transaction < needed""";

    /** The driver asks for a zone of its own, so only what is set for the database is known. */
    private static final String ZONE = """
            select 'timezone', coalesce(split_part(found, '=', 2), ''), zone,
                   format('alter database %I set timezone = %L', current_database(), zone)
            from (select cast(? as text) as zone, (
                select setting from pg_db_role_setting cross join unnest(setconfig) setting
                where setdatabase = (select oid from pg_database where datname = current_database()) and setrole = 0
                    and setting ilike 'timezone=%') as found) as known
            where found is null or lower(split_part(found, '=', 2)) <> lower(zone)""";

    private ServerSettings() {
    }

    /**
     * A message for each setting that will lose what was committed, end a night early or make it slow: its name, its value, what is
     * expected, and what to do.
     *
     * @param session  one that has executed {@link #SET}
     * @param sessions how many sessions a process of Shian has at the most
     * @param zone     in which the installation tells times
     */
    static List<Message> harmful(Connection session, int sessions, ZoneId zone) throws SQLException {
        List<Message> found = new ArrayList<>();
        for (List<String> row : rows(session, HARMFUL)) {
            found.add(message(NEEDED.stream().filter(setting -> setting.name().equals(row.get(0))).findFirst().orElseThrow().code(), row));
        }
        rows(session, SESSIONS, String.valueOf(sessions)).forEach(row -> found.add(message("store.setting-connections", row)));
        rows(session, LOCKS).forEach(row -> found.add(message("store.setting-locks", row)));
        rows(session, ZONE, zone.getId()).forEach(row -> found.add(
                message(row.get(1).isEmpty() ? "store.setting-zone-none" : "store.setting-zone", row)));
        return found;
    }

    private static Message message(String code, List<String> row) {
        return Message.of(code, row.toArray());
    }

    private static List<List<String>> rows(Connection session, String sql, String... bound) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            for (int i = 0; i < bound.length; i++) {
                statement.setString(i + 1, bound[i]);
            }
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
            return rows;
        }
    }
}
