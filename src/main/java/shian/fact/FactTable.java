package shian.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.TableDefinition;
import shian.message.Message;

/** What a delivery has in the fact table of its contract. */
public final class FactTable {

    /** Rows of a delivery that have the same key, given as one text; whether they are the same in every other column too. */
    public record SameKey(String key, List<Integer> lines, boolean copies) {
    }

    /** A row: where and when it counts, and values of it by column as JSON. */
    public record Line(int line, int year, String division, String values) {
    }

    /** What stands between the columns of a key where it is one text. */
    public static final String KEY_SEPARATOR = " | ";

    private final JdbcClient jdbc;
    private final Contract contract;
    private final String table;

    public FactTable(JdbcClient jdbc, Contract contract) {
        this.jdbc = jdbc;
        this.contract = contract;
        this.table = "warehouse." + TableDefinition.identifier(contract.table());
    }

    /** Makes the partitions of all years of a span that are not there yet. */
    public void ensurePartitions(LocalDate from, LocalDate to) {
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            jdbc.sql("select warehouse.ensure_partition(:table, :year)").param("table", contract.table())
                    .param("year", year).query((row, n) -> true).single();
        }
    }

    /** What {@code copy} is told to fill: the columns in the order of the table. */
    public String copyStatement() {
        return "copy " + table + " (" + String.join(", ", TableDefinition.columns(contract).keySet()) + ") from stdin (format binary)";
    }

    public long count(long delivery) {
        return jdbc.sql("select count(*) from " + table + " where delivery_id = :delivery").param("delivery", delivery)
                .query(Long.class).single();
    }

    /** How many rows a delivery has in each year, by one look at them. */
    public Map<Integer, Long> countByYear(long delivery) {
        Map<Integer, Long> counts = new TreeMap<>();
        jdbc.sql("select year::int, count(*) from " + table + " where delivery_id = :delivery group by 1").param("delivery", delivery)
                .query((row, n) -> counts.put(row.getInt(1), row.getLong(2))).list();
        return counts;
    }

    /** The years that rows of some deliveries count in. */
    public Set<Integer> years(Collection<Long> deliveries) {
        return jdbc.sql("select distinct year::int from " + table + " where delivery_id = any(:deliveries)")
                .param("deliveries", deliveries.toArray(Long[]::new)).query(Integer.class).set();
    }

    public void delete(long delivery) {
        jdbc.sql("delete from " + table + " where delivery_id = :delivery").param("delivery", delivery).update();
    }

    public void delete(long delivery, Collection<Integer> lines) {
        jdbc.sql("delete from " + table + " where delivery_id = :delivery and line = any(:lines)")
                .param("delivery", delivery).param("lines", lines.toArray(Integer[]::new)).update();
    }

    /** The rows of a delivery that share their key with others, by one statement over the delivery. */
    public List<SameKey> sameKeys(long delivery) {
        List<String> key = contract.key().stream().map(Column::name).map(TableDefinition::identifier).toList();
        String columns = TableDefinition.valueColumns(contract).keySet().stream().map(TableDefinition::identifier)
                .collect(Collectors.joining(", "));
        return jdbc.sql("""
                with repeated as (
                    select %1$s from %2$s where delivery_id = :delivery group by %1$s having count(*) > 1)
                select %3$s, array_agg(line order by line),
                       count(distinct row(%4$s)::text) = 1
                from %2$s join repeated using (%1$s) where delivery_id = :delivery
                group by %1$s order by min(line)""".formatted(String.join(", ", key), table, keyText(), columns))
                .param("delivery", delivery)
                .query((row, n) -> new SameKey(row.getString(1),
                        List.of((Integer[]) row.getArray(2).getArray()), row.getBoolean(3))).list();
    }

    /** Some rows of a delivery, with the columns that are asked for. */
    public List<Line> lines(long delivery, Collection<Integer> lines, Predicate<Column> columns) {
        String[] left = contract.columns().values().stream().filter(columns.negate()).flatMap(column -> column.stored().stream())
                .map(Column.Stored::name).toArray(String[]::new);
        return jdbc.sql("""
                select line, year, division_code,
                       (to_jsonb(t) - array['delivery_id', 'line', 'year', 'division_code'] - :left::text[])::text
                from %s t where delivery_id = :delivery and line = any(:lines) order by line""".formatted(table))
                .param("delivery", delivery).param("lines", lines.toArray(Integer[]::new)).param("left", left)
                .query((row, n) -> new Line(row.getInt(1), row.getInt(2), row.getString(3), row.getString(4))).list();
    }

    /** The key of a row as one text: an expression over the columns of the table. */
    private String keyText() {
        return contract.key().stream().map(column -> {
            String name = TableDefinition.identifier(column.name());
            return (column.type().isNumeric() ? "trim_scale(" + name + "::numeric)" : name) + "::text";
        }).collect(Collectors.joining(", ", "concat_ws('" + KEY_SEPARATOR + "', ", ")"));
    }

    /** A query for the keys, as text, of all rows of the delivery {@code :delivery}; without rows if the contract has no key. */
    public String keysOfDelivery() {
        return contract.key().isEmpty() ? "select null::text as row_key where false"
                : "select " + keyText() + " as row_key from " + table + " where delivery_id = :delivery";
    }

    /** Sums of number columns over a delivery, by column. */
    public Map<String, Object> sums(long delivery, Collection<String> columns) {
        return jdbc.sql("select " + columns.stream().map(TableDefinition::identifier)
                        .map(c -> "coalesce(sum(" + c + "), 0) as " + c).collect(Collectors.joining(", "))
                        + " from " + table + " where delivery_id = :delivery")
                .param("delivery", delivery).query().singleRow();
    }

    /** What in the database differs from the contract; empty if nothing does. */
    List<Message> differences() {
        TableColumns there = TableColumns.of(jdbc, table);
        String where = "jobs/" + contract.path();
        if (there.none()) {
            return List.of(Message.of("fact.table-missing", table, contract.feed()).at(where));
        }
        List<Message> differences = new ArrayList<>();
        Map<String, String> columns = TableDefinition.columns(contract);
        columns.forEach((name, type) -> {
            TableColumns.There column = there.column(name);
            if (!column.type().equals(type)) {
                differences.add(Message.of("fact.column-differs", table, name, type, column.type(), contract.feed()).at(where));
            } else if (column.required() && !TableDefinition.isRequired(contract, name)) {
                differences.add(Message.of("fact.column-required", table, name).at(where));
            }
        });
        there.byName().forEach((name, column) -> {
            if (!columns.containsKey(name) && column.required() && !column.filledByItself()) {
                differences.add(Message.of("fact.column-left", table, name).at(where));
            }
        });
        TableReaders.difference(jdbc, contract).map(difference -> difference.at(where)).ifPresent(differences::add);
        return differences;
    }
}
