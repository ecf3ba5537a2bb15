package shian.fact;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.TableDefinition;

/**
 * Compares the rows of a delivery with those of its predecessors, by the key of the contract, in one statement. Rows of
 * several predecessors are taken together; where several of them have a key, the first is the one that was changed.
 */
public final class RowComparison {

    /** Number of rows by what became of them. */
    public record Counts(long added, long removed, long changed, long unchanged) {

        public long before() {
            return removed + changed + unchanged;
        }

        public long after() {
            return added + changed + unchanged;
        }
    }

    private static final String REPLACED = "pg_temp.replaced_fact";

    private final JdbcClient jdbc;
    private final Contract contract;
    private final String table;

    public RowComparison(JdbcClient jdbc, Contract contract) {
        this.jdbc = jdbc;
        this.contract = contract;
        this.table = "warehouse." + TableDefinition.identifier(contract.table());
    }

    /** Keeps the rows of a delivery that is read again until the end of the transaction, since its new ones take their place. */
    public void keep(long delivery) {
        jdbc.sql("drop table if exists " + REPLACED).update();
        jdbc.sql("create temporary table replaced_fact on commit drop as select * from " + table + " where delivery_id = " + delivery)
                .update();
    }

    /** Compares with the rows that {@link #keep} kept. */
    public Counts withKept(long delivery, long run, int listed) {
        return compare(REPLACED, delivery, List.of(delivery), run, listed);
    }

    /** Compares with the rows of other deliveries, which must still be there. */
    public Counts with(List<Long> predecessors, long delivery, long run, int listed) {
        return compare(table, delivery, predecessors, run, listed);
    }

    private Counts compare(String old, long delivery, List<Long> predecessors, long run, int listed) {
        List<String> key = contract.key().stream().map(Column::name).map(TableDefinition::identifier).toList();
        List<String> compared = TableDefinition.columns(contract).keySet().stream()
                .filter(column -> !List.of("delivery_id", "line").contains(column) && !key.contains(column)).toList();
        String differing = compared.stream().map(c -> "case when b.%1$s is distinct from a.%1$s then '%1$s' end".formatted(c))
                .collect(Collectors.joining(", "));
        String columns = Stream.concat(key.stream(), compared.stream()).collect(Collectors.joining(", "));
        String keys = String.join(", ", key);
        return jdbc.sql("""
                with before as (
                    select %1$s, delivery_id, line, row_number() over (partition by %2$s order by delivery_id, line) as n
                    from %3$s where delivery_id = any(:predecessors)),
                after as (
                    select %1$s, line, 1::bigint as n from %4$s where delivery_id = :delivery),
                compared as materialized (
                    select concat_ws(' · ', %5$s) as row_key, b.delivery_id as delivery_before, b.line as line_before,
                           a.line as line_after, case when a.line is null or b.line is null then '{}'
                               else array_remove(array[%6$s]::text[], null) end as columns
                    from before b full join after a using (%2$s, n)),
                judged as materialized (
                    select *, case when line_before is null then 'ADDED' when line_after is null then 'REMOVED'
                                   when cardinality(columns) > 0 then 'CHANGED' end as change
                    from compared),
                listed as (
                    insert into intake.revision_row (delivery_id, run_id, ordinal, change, row_key, columns, delivery_before,
                                                     line_before, line_after)
                    select :delivery, :run, row_number() over (order by line_after, delivery_before, line_before), change,
                           row_key, columns, delivery_before, line_before, line_after
                    from judged where change is not null
                    order by line_after, delivery_before, line_before limit :listed)
                select count(*) filter (where change = 'ADDED'), count(*) filter (where change = 'REMOVED'),
                       count(*) filter (where change = 'CHANGED'), count(*) filter (where change is null)
                from judged""".formatted(columns, keys, old, table,
                        key.stream().map(k -> k + "::text").collect(Collectors.joining(", ")), differing))
                .param("predecessors", predecessors.toArray(Long[]::new)).param("delivery", delivery).param("run", run)
                .param("listed", listed)
                .query((row, n) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))).single();
    }
}
