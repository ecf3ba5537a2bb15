package shian.operate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.postgresql.core.Parser;
import shian.message.ShianException;
import shian.store.Store;

/**
 * One statement, as the analyst: a login of its own that can read and become nobody else, so that what the statement
 * says does not matter. Time and rows are limited.
 */
public final class AnalystQuery {

    /** Rows a query gives at the most. */
    public static final int MOST_ROWS = 10_000;
    private static final int ROWS_HELD = 50;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Characters of all values that a query gives at the most. */
    public static final long MOST_CHARACTERS = 16 << 20;

    /** The rows, and whether there would have been more. */
    public record Result(Listing listing, boolean cut) {
    }

    private final Store store;
    private final Duration longest;

    public AnalystQuery(Store store) {
        this(store, LONGEST);
    }

    AnalystQuery(Store store, Duration longest) {
        this.store = store;
        this.longest = longest;
    }

    /**
     * Runs the statement.
     *
     * @throws ShianException of category USAGE with what PostgreSQL said, or if it is not exactly one statement
     */
    public Result run(String sql) {
        try (Connection connection = store.analyst(); Statement statement = connection.createStatement()) {
            if (Parser.parseJdbcSql(sql, true, false, true, false, false).size() != 1) {
                throw ShianException.usage("operate.query-one-statement");
            }
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout((int) longest.toSeconds());
            statement.setMaxRows(MOST_ROWS + 1);
            statement.setFetchSize(ROWS_HELD);
            if (!statement.execute(sql)) {
                throw ShianException.usage("operate.query-no-rows");
            }
            return read(statement.getResultSet());
        } catch (SQLException e) {
            throw ShianException.usage("operate.query-failed", e.getMessage().replaceAll("\\s*\\n\\s*", " "));
        }
    }

    private static Result read(ResultSet row) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            columns.add(row.getMetaData().getColumnLabel(i));
        }
        List<List<Object>> rows = new ArrayList<>();
        long characters = 0;
        boolean cut = false;
        while (!cut && row.next()) {
            List<Object> values = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                values.add(row.getObject(i));
                characters += Objects.toString(values.get(i - 1), "").length();
            }
            cut = rows.size() == MOST_ROWS || characters > MOST_CHARACTERS;
            if (!cut) {
                rows.add(values);
            }
        }
        return new Result(new Listing(columns, rows), cut);
    }
}
