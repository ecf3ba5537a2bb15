package shian.fact;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The columns that a table or view has in the database.
 *
 * @param byName empty if there is no such table or view
 */
record TableColumns(Map<String, There> byName) {

    /** A column as it is there; {@code -} is the type of one that is not. */
    record There(String type, boolean required, boolean filledByItself) {
        static final There NOTHING = new There("-", false, false);
    }

    static TableColumns of(JdbcClient jdbc, String table) {
        Map<String, There> there = new TreeMap<>();
        jdbc.sql("""
                select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef from pg_attribute a
                where a.attrelid = to_regclass(:table) and a.attnum > 0 and not a.attisdropped""")
                .param("table", table).query((row, n) -> there.put(row.getString(1),
                        new There(row.getString(2), row.getBoolean(3), row.getBoolean(4)))).list();
        return new TableColumns(there);
    }

    boolean none() {
        return byName.isEmpty();
    }

    There column(String name) {
        return byName.getOrDefault(name, There.NOTHING);
    }
}
