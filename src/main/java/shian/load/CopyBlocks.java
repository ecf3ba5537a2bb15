package shian.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import shian.work.LogContext;

/**
 * Sends blocks of rows to the server while the caller fills the next ones: from the second block on a thread of its own does
 * it. What is sent is cut into several COPYs of one transaction, since the server looks after the foreign key of the rows at
 * the end of each: it does so while rows are still being read, and remembers few of them. Nobody else may use the connection
 * until {@link #end} or {@link #close} is over.
 *
 * <p>Looking after that key row by row is half of what a COPY costs. Where the role may have it left out
 * ({@code session_replication_role}, PostgreSQL's setting for those who load what is consistent already), it is for the rows
 * that the thread sends: all are of one delivery, which the caller has locked and whose rows it counts afterwards.
 */
final class CopyBlocks implements AutoCloseable {

    /** Blocks that may wait: enough for the time in which the server checks what it has. */
    private static final int AHEAD = 32;
    private static final int BLOCKS_A_COPY = 32;
    private static final RowBytes NO_MORE = new RowBytes(0);
    /** Until the transaction ends, or goes back to a savepoint before it; where the role may not set it, nothing happens. */
    private static final String FOREIGN_KEY = "select set_config('session_replication_role', ?, true)"
            + " where has_parameter_privilege('session_replication_role', 'set')";
    private static final byte[] BEGIN = bytes(RowBytes::begin);
    private static final byte[] END = bytes(RowBytes::end);

    private final Connection connection;
    private final CopyManager copies;
    private final String statement;
    private final BlockingQueue<RowBytes> full = new ArrayBlockingQueue<>(AHEAD);
    private final ConcurrentLinkedQueue<RowBytes> sent = new ConcurrentLinkedQueue<>();
    private final FutureTask<Long> sending = new FutureTask<>(this::sendAll);
    private Thread sender;

    CopyBlocks(Connection connection, String statement) throws SQLException {
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.statement = statement;
    }

    /** Takes a full block; gives an empty one to go on with, or null if there is none to be used again. */
    RowBytes exchange(RowBytes block) throws SQLException {
        if (sender == null) {
            sender = new Thread(LogContext.carried(sending), Thread.currentThread().getName() + "-copy");
            sender.start();
        }
        put(block);
        return sent.poll();
    }

    /** Sends the last block, and waits until the server has taken everything; gives the rows it took. */
    long end(RowBytes last) throws SQLException {
        if (sender == null) {
            try (OneCopy copy = new OneCopy()) {
                copy.write(last);
                return copy.end();
            }
        }
        put(last);
        put(NO_MORE);
        return sentRows();
    }

    private void put(RowBytes block) throws SQLException {
        try {
            while (!full.offer(block, 1, TimeUnit.SECONDS)) {
                if (sending.isDone()) {
                    sentRows();
                    throw new IllegalStateException("the rows were no longer waited for");
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private long sentRows() throws SQLException {
        try {
            return sending.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static SQLException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SQLException("interrupted while rows were sent", e);
    }

    private long sendAll() throws SQLException, InterruptedException {
        long rows = 0;
        RowBytes block = full.take();
        lookAfterForeignKey(false);
        while (block != NO_MORE) {
            try (OneCopy copy = new OneCopy()) {
                for (int i = 0; i < BLOCKS_A_COPY && block != NO_MORE; i++) {
                    copy.write(block);
                    block.clear();
                    sent.add(block);
                    block = full.take();
                }
                rows += copy.end();
            }
        }
        lookAfterForeignKey(true);
        return rows;
    }

    private void lookAfterForeignKey(boolean rowByRow) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(FOREIGN_KEY)) {
            set.setString(1, rowByRow ? "origin" : "replica");
            set.execute();
        }
    }

    /** Gives up what has not ended, so that the connection is of use again. */
    @Override
    public void close() {
        if (sender == null || sending.isDone()) {
            return;
        }
        boolean interrupted = false;
        while (sender.isAlive()) {
            sender.interrupt();
            try {
                sender.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Written {
        void into(RowBytes bytes);
    }

    private static byte[] bytes(Written written) {
        RowBytes bytes = new RowBytes(32);
        written.into(bytes);
        return java.util.Arrays.copyOf(bytes.array(), bytes.size());
    }

    /** One COPY of the several; given up if it has not ended. */
    private final class OneCopy implements AutoCloseable {

        private final CopyIn copy;

        OneCopy() throws SQLException {
            copy = copies.copyIn(statement);
            copy.writeToCopy(BEGIN, 0, BEGIN.length);
        }

        void write(RowBytes block) throws SQLException {
            copy.writeToCopy(block.array(), 0, block.size());
        }

        long end() throws SQLException {
            copy.writeToCopy(END, 0, END.length);
            return copy.endCopy();
        }

        @Override
        public void close() throws SQLException {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
