package shian.operate;

import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A list for people and programs: names of columns and rows of values.
 *
 * @param rows values as the database gives them; null where there is none
 */
public record Listing(List<String> columns, List<List<Object>> rows) {

    /** A list of one row. */
    public static Listing ofOne(List<String> columns, Object... values) {
        return new Listing(columns, List.of(Arrays.asList(values)));
    }

    /** This listing with the values of a column, where there are any, put otherwise; what becomes empty is left out. */
    Listing with(String column, Function<Object, String> words) {
        int at = columns.indexOf(column);
        return new Listing(columns, rows.stream().map(row -> {
            List<Object> worded = new ArrayList<>(row);
            String said = row.get(at) == null ? "" : words.apply(row.get(at));
            worded.set(at, said.isEmpty() ? null : said);
            return worded;
        }).toList());
    }

    /** What a query gives. */
    static Listing of(JdbcClient jdbc, String sql, Map<String, ?> parameters) {
        List<String> columns = new ArrayList<>();
        List<List<Object>> rows = jdbc.sql(sql).params(parameters).query((row, n) -> {
            ResultSetMetaData meta = row.getMetaData();
            if (columns.isEmpty()) {
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    columns.add(meta.getColumnLabel(i));
                }
            }
            List<Object> values = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                values.add(row.getObject(i));
            }
            return values;
        }).list();
        return new Listing(columns.isEmpty() ? columns(jdbc, sql, parameters) : columns, rows);
    }

    /** An empty list still tells its columns. */
    private static List<String> columns(JdbcClient jdbc, String sql, Map<String, ?> parameters) {
        return jdbc.sql(sql).params(parameters).query(row -> {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getMetaData().getColumnLabel(i));
            }
            return columns;
        });
    }
}
