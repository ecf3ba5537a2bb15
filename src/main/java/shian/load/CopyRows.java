package shian.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends rows to the server through one COPY, in blocks. */
final class CopyRows implements AutoCloseable {

    private static final int BLOCK = 1 << 16;
    /** Division, year, delivery, line. */
    private static final int COMMON = 4;

    private final CopyIn copy;
    private final RowBytes.Type[] types;
    private final RowBytes block = new RowBytes(BLOCK + 4096);
    private boolean ended;

    /**
     * @param statement a {@code copy} of the common columns and those of the types, in binary format
     * @param types     types of the columns of the contract, as {@code TableDefinition.valueColumns} has them
     */
    CopyRows(Connection connection, String statement, Collection<String> types) throws SQLException {
        this.types = types.stream().map(RowBytes.Type::of).toArray(RowBytes.Type[]::new);
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        block.begin();
    }

    /** Sends one row: division, year, delivery, line, then the values of {@code TableDefinition.valueColumns}. */
    void send(String division, int year, long delivery, int line, Object[] values) throws SQLException {
        block.beginRow(COMMON + types.length);
        block.text(division);
        block.smallint(year);
        block.bigint(delivery);
        block.integer(line);
        for (int i = 0; i < types.length; i++) {
            block.value(types[i], values[i]);
        }
        if (block.size() >= BLOCK) {
            flush();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(block.array(), 0, block.size());
        block.clear();
    }

    /** Ends the COPY; gives the rows the server took. */
    long end() throws SQLException {
        block.end();
        flush();
        ended = true;
        return copy.endCopy();
    }

    /** Gives the COPY up if it has not ended, so that the connection is of use again. */
    @Override
    public void close() throws SQLException {
        if (!ended && copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
