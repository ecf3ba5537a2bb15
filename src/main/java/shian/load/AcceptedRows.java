package shian.load;

import java.sql.SQLException;

/** Where the accepted rows of a delivery go. */
interface AcceptedRows extends AutoCloseable {

    /** Makes one, once it is known that there is a table. */
    @FunctionalInterface
    interface Opening {
        AcceptedRows open() throws SQLException;
    }

    /** Nowhere: only what is said of them is wanted. */
    AcceptedRows UNUSED = new AcceptedRows() {
        @Override
        public void send(String division, int year, long delivery, int line, Object[] values) {
        }

        @Override
        public long end() {
            return 0;
        }

        @Override
        public void close() {
        }
    };

    /** Takes one row: division, year, delivery, line, then the values of {@code TableDefinition.valueColumns}. */
    void send(String division, int year, long delivery, int line, Object[] values) throws SQLException;

    /** All rows were sent; gives how many were kept. */
    long end() throws SQLException;

    /** Gives up what has not ended. */
    @Override
    void close();
}
