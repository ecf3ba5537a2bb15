package shian.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Sends rows to the server through COPY, in blocks. */
final class CopyRows implements AcceptedRows {

    private static final int BLOCK = 1 << 16;
    private static final int BEYOND = 4096;
    /** Division, year, delivery, line. */
    private static final int COMMON = 4;

    private final CopyBlocks blocks;
    private final RowBytes.Type[] types;
    private RowBytes block = new RowBytes(BLOCK + BEYOND);

    /**
     * @param statement a {@code copy} of the common columns and those of the types, in binary format
     * @param types     types of the columns of the contract, as {@code TableDefinition.valueColumns} has them
     */
    CopyRows(Connection connection, String statement, Collection<String> types) throws SQLException {
        this.types = types.stream().map(RowBytes.Type::of).toArray(RowBytes.Type[]::new);
        this.blocks = new CopyBlocks(connection, statement);
    }

    @Override
    public void send(String division, int year, long delivery, int line, Object[] values) throws SQLException {
        block.beginRow(COMMON + types.length);
        block.text(division);
        block.smallint(year);
        block.bigint(delivery);
        block.integer(line);
        for (int i = 0; i < types.length; i++) {
            block.value(types[i], values[i]);
        }
        if (block.size() >= BLOCK) {
            RowBytes empty = blocks.exchange(block);
            block = empty == null ? new RowBytes(BLOCK + BEYOND) : empty;
        }
    }

    @Override
    public long end() throws SQLException {
        return blocks.end(block);
    }

    /** Gives up what has not ended, so that the connection is of use again. */
    @Override
    public void close() {
        blocks.close();
    }
}
