package shian.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB reads, checks, types and aggregates the same file into a database of its own. */
final class DuckDb {

    private DuckDb() {
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file); Statement statement = connection.createStatement()) {
            statement.execute("create table handed_in as select row_number() over () + 1 as line, * from read_csv('" + arguments[0]
                    + "', header = true, all_varchar = true, delim = ',', quote = '\"')");
            for (String sql : HandWritten.DUCKDB) {
                statement.execute(sql);
            }
            check(statement, "select count(*) from test_item", Long.parseLong(arguments[2]));
            check(statement, "select count(*) from refused", 0);
        }
        Files.delete(file);
    }

    private static void check(Statement statement, String query, long expected) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            if (row.getLong(1) != expected) {
                throw new IllegalStateException(query + ": " + row.getLong(1) + ", expected " + expected);
            }
        }
    }
}
