package shian.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables that belong to a backup: all of the owner's schemas, but what Flyway and Quartz keep for themselves, and those whose
 * comment begins with "Not in backups:", such as sessions and tokens, which must not come to life on another machine.
 */
final class Tables {

    private static final String OURS = """
            n.nspowner = (select nspowner from pg_namespace where nspname = 'control')
              and c.relkind in ('r', 'p') and not c.relispartition
              and c.relname not like 'qrtz\\_%' and c.relname <> 'flyway_schema_history'
              and not starts_with(coalesce(obj_description(c.oid, 'pg_class'), ''), 'Not in backups:')""";

    private static final String SEQUENCES = """
            select format('%I.%I', schemaname, sequencename), last_value from pg_sequences
            where schemaname in (select nspname from pg_namespace where nspowner = (
                select nspowner from pg_namespace where nspname = 'control'))""";

    private final JdbcClient jdbc;

    Tables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each with its columns, in an order in which every table comes after those it refers to. */
    Map<String, List<String>> inOrder() {
        Map<String, List<String>> columns = new TreeMap<>();
        jdbc.sql("""
                select format('%I.%I', n.nspname, c.relname), quote_ident(a.attname)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                where\s""" + OURS + " order by 1, a.attnum").query((row, n) ->
                columns.computeIfAbsent(row.getString(1), t -> new ArrayList<>()).add(row.getString(2))).list();
        Map<String, Set<String>> refersTo = new TreeMap<>();
        columns.keySet().forEach(table -> refersTo.put(table, new TreeSet<>()));
        jdbc.sql("""
                select distinct k.conrelid::regclass::text, k.confrelid::regclass::text
                from pg_constraint k where k.contype = 'f' and k.conrelid <> k.confrelid""")
                .query((row, n) -> !refersTo.containsKey(row.getString(1)) || !columns.containsKey(row.getString(2))
                        || refersTo.get(row.getString(1)).add(row.getString(2))).list();
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        while (ordered.size() < columns.size()) {
            List<String> next = columns.keySet().stream()
                    .filter(table -> !ordered.containsKey(table) && ordered.keySet().containsAll(refersTo.get(table))).toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("tables refer to one another in a circle: " + columns.keySet().stream()
                        .filter(table -> !ordered.containsKey(table)).collect(Collectors.joining(", ")));
            }
            next.forEach(table -> ordered.put(table, columns.get(table)));
        }
        return ordered;
    }

    /** The years for which a partitioned table has partitions; by the name of the table in the schema warehouse. */
    Map<String, List<Integer>> partitions() {
        Map<String, List<Integer>> years = new TreeMap<>();
        jdbc.sql("""
                select p.relname, substring(pg_get_expr(c.relpartbound, c.oid) from '\\d+')::int
                from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
                where c.relispartition and p.relnamespace = 'warehouse'::regnamespace and p.relkind = 'p' order by 1, 2""")
                .query((row, n) -> years.computeIfAbsent(row.getString(1), t -> new ArrayList<>()).add(row.getInt(2))).list();
        return years;
    }

    /** The last number that each sequence gave. */
    Map<String, Long> sequences() {
        Map<String, Long> last = new TreeMap<>();
        jdbc.sql(SEQUENCES + " and last_value is not null").query((row, n) -> last.put(row.getString(1), row.getLong(2))).list();
        return last;
    }

    /** All sequences, also those that never gave a number. */
    List<String> allSequences() {
        return jdbc.sql(SEQUENCES).query((row, n) -> row.getString(1)).list();
    }

    /**
     * A trigger of a table. Rows of a backup come back as they were: nothing is computed for them, and nothing is refused that is an
     * old edition now.
     *
     * @param table  as it is written in SQL
     * @param name   as it is written in SQL
     * @param enabled how it was enabled, as a clause of SQL
     */
    record Trigger(String table, String name, String enabled) {

        String disable() {
            return "alter table " + table + " disable trigger " + name;
        }

        String enable() {
            return "alter table " + table + " " + enabled + " trigger " + name;
        }
    }

    /** The triggers that are enabled, but those by which the server keeps foreign keys. */
    List<Trigger> triggers() {
        return jdbc.sql("""
                select format('%I.%I', n.nspname, c.relname), quote_ident(t.tgname),
                       case t.tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end
                from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
                where not t.tgisinternal and t.tgenabled <> 'D' and t.tgparentid = 0 and\s""" + OURS + " order by 1, 2")
                .query((row, n) -> new Trigger(row.getString(1), row.getString(2), row.getString(3))).list();
    }

    /** The check sums of the migrations that were applied, by their files; a view that is made again whenever it changes is none. */
    Map<String, Integer> migrations() {
        Map<String, Integer> sums = new TreeMap<>();
        jdbc.sql("select script, checksum from control.flyway_schema_history where version is not null and success and checksum is not null")
                .query((row, n) -> sums.put(row.getString(1), row.getInt(2))).list();
        return sums;
    }

    /** The newest migration, as its file is named. */
    String state() {
        return jdbc.sql("""
                select script from control.flyway_schema_history where version is not null and success
                order by installed_rank desc limit 1""").query(String.class).single();
    }
}
