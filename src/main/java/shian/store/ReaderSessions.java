package shian.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of those who read the database. The server ends what takes too long by settings that a reader can change for sessions of its
 * own: whoever did so is ended here.
 */
public final class ReaderSessions {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderSessions.class);

    /**
     * How long a session may do what; each a minute more than the setting of the role, which comes first where it was left alone.
     *
     * @param statement   one statement
     * @param idleWithin  nothing, in a transaction
     * @param transaction one transaction, whatever it does
     * @param idle        nothing, outside
     */
    record Limits(Duration statement, Duration idleWithin, Duration transaction, Duration idle) {
        static final Limits USUAL = new Limits(Duration.ofMinutes(6), Duration.ofMinutes(3), Duration.ofMinutes(15), Duration.ofMinutes(61));
    }

    /**
     * A session that was ended.
     *
     * @param login       who had it
     * @param application as it called itself; may be empty
     * @param state       what it did, in PostgreSQL's words
     * @param seconds     since it does so
     */
    public record Ended(String login, String application, String state, long seconds) {
    }

    private static final String OVER = """
            select a.usename, a.application_name, a.state, extract(epoch from clock_timestamp() - a.state_change)::bigint,
                   pg_terminate_backend(a.pid)
            from pg_stat_activity a
            where a.datname = current_database() and a.backend_type = 'client backend' and a.pid <> pg_backend_pid()
              and (a.usename = any (?) or exists (select from pg_auth_members m join pg_roles r on r.oid = m.roleid
                                                  where m.member = a.usesysid and r.rolname = any (?)))
              and not pg_has_role(a.usesysid, ?, 'MEMBER')
              and (a.state = 'active' and clock_timestamp() - a.query_start > make_interval(secs => ?)
                   or a.state like 'idle in transaction%' and clock_timestamp() - a.state_change > make_interval(secs => ?)
                   or clock_timestamp() - a.xact_start > make_interval(secs => ?)
                   or a.state = 'idle' and clock_timestamp() - a.state_change > make_interval(secs => ?))""";

    private final DataSource pipeline;
    private final Roles roles;

    ReaderSessions(DataSource pipeline, Roles roles) {
        this.pipeline = pipeline;
        this.roles = roles;
    }

    /** Ends the sessions of readers that go on for too long. One that Shian may not end stays. */
    public List<Ended> endOverdue() {
        return endOver(Limits.USUAL);
    }

    List<Ended> endOver(Limits limits) {
        List<Ended> ended = new ArrayList<>();
        try (Connection connection = pipeline.getConnection(); PreparedStatement statement = connection.prepareStatement(OVER)) {
            Object readers = connection.createArrayOf("text", roles.readers().toArray());
            statement.setObject(1, readers);
            statement.setObject(2, readers);
            statement.setString(3, roles.pipeline());
            statement.setLong(4, limits.statement().toSeconds());
            statement.setLong(5, limits.idleWithin().toSeconds());
            statement.setLong(6, limits.transaction().toSeconds());
            statement.setLong(7, limits.idle().toSeconds());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ended.add(new Ended(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
                }
            }
        } catch (SQLException e) {
            LOG.warn("the sessions of readers cannot be ended: {}", e.getMessage());
        }
        ended.forEach(one -> LOG.warn("a session of {} ({}) was ended: {} for {} s", one.login(), one.application(), one.state(), one.seconds()));
        return ended;
    }
}
