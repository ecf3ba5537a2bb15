package shian.work;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Who reads the whole archive as of one moment holds off who would remove from it. */
public final class ArchiveInUse {

    private static final long LOCK = 0x5348_4941_4E41_5243L;

    private ArchiveInUse() {
    }

    /** From now on, until this connection is closed, nothing is removed; waits for the removal in hand. Before a snapshot is taken. */
    public static void hold(JdbcClient connection) {
        connection.sql("select pg_advisory_lock_shared(:lock)").param("lock", LOCK).query((row, n) -> n).list();
    }

    /** Whether nobody holds it; if so, nobody can until the end of the caller's transaction. */
    public static boolean isFree(JdbcClient transaction) {
        return transaction.sql("select pg_try_advisory_xact_lock(:lock)").param("lock", LOCK).query(Boolean.class).single();
    }
}
