package shian.night;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.ShianException;
import shian.store.Store;

/**
 * The lock of the one active run: a session advisory lock on a connection of its own, gone with the process that held
 * it. What a process without it still has in hand is stopped by the fence of {@link shian.work.Units}.
 */
final class RunLock implements AutoCloseable {

    private static final long KEY = 0x5348_4941_4E00_0001L;

    private final Connection connection;

    private RunLock(Connection connection) {
        this.connection = connection;
    }

    /** The lock; null if another process holds it. */
    static RunLock tryAcquire(Store store) {
        Connection connection = store.unpooled();
        boolean kept = false;
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                kept = row.getBoolean(1);
            }
            return kept ? new RunLock(connection) : null;
        } catch (SQLException e) {
            throw ShianException.surroundings(e, "night.lock-lost", e.getMessage());
        } finally {
            if (!kept) {
                close(connection);
            }
        }
    }

    /** Whether anybody holds the lock of this database. */
    static boolean isHeld(JdbcClient jdbc) {
        return jdbc.sql("""
                select exists (select from pg_locks where locktype = 'advisory' and granted
                  and classid::bigint = :high and objid::bigint = :low and objsubid = 1
                  and database = (select oid from pg_database where datname = current_database()))""")
                .param("high", KEY >>> Integer.SIZE).param("low", KEY & 0xFFFF_FFFFL).query(Boolean.class).single();
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // the server frees the lock with the session, and the session is over either way
            org.slf4j.LoggerFactory.getLogger(RunLock.class).debug("closing the lock's connection", e);
        }
    }
}
