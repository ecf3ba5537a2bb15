package shian.load;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends rows to the server through one COPY, in blocks. */
final class CopyRows implements AutoCloseable {

    private static final int BLOCK = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder block = new StringBuilder(BLOCK + 4096);
    private boolean ended;

    CopyRows(Connection connection, String statement) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    }

    /** Sends one row: division, year, delivery, line, then the values of {@code TableDefinition.valueColumns}. */
    void send(String division, int year, long delivery, int line, Object[] values) throws SQLException {
        block.append(division).append('\t').append(year).append('\t').append(delivery).append('\t').append(line);
        for (Object value : values) {
            block.append('\t');
            if (value == null) {
                block.append("\\N");
            } else if (value instanceof String text) {
                escape(text);
            } else if (value instanceof BigDecimal number) {
                block.append(number.toPlainString());
            } else {
                block.append(value);
            }
        }
        block.append('\n');
        if (block.length() >= BLOCK) {
            flush();
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> block.append("\\\\");
                case '\t' -> block.append("\\t");
                case '\n' -> block.append("\\n");
                case '\r' -> block.append("\\r");
                default -> block.append(c);
            }
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        block.setLength(0);
    }

    /** Ends the COPY; gives the rows the server took. */
    long end() throws SQLException {
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
