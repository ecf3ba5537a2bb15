package shian.indicate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Division;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row that is set aside, of a delivery that counts, and that nobody waived.
 *
 * @param around   division of its delivery
 * @param from     first day of the period of its delivery
 * @param to       last day of it
 * @param division where it counts; null where that is at fault
 * @param year     when it counts; null where that is at fault
 * @param cells    the cells that are known to be right, by column of the fact table; null where empty
 * @param same     what it has in common with rows of which at most one can count; null if it has no such row
 * @param rows     how many rows like this there are
 */
record OpenRow(Contract contract, long delivery, int line, String around, LocalDate from, LocalDate to, String division, Integer year,
               Map<String, Object> cells, String same, long rows) {

    /** Leaves out the snapshots of a year before its last, which count no more. */
    private static final String COUNTING = """
            d.state = 'LOADED' and (d.kind <> 'snapshot' or upper(d.period) > lower(d.period) + 1
                or exists (select from warehouse.snapshot_of_year s where s.delivery_id = d.delivery_id))""";

    /** All of them by the identity of their contract; those that are not kept one by one without cells, as many as they are. */
    static Map<String, List<OpenRow>> read(JdbcClient jdbc, Catalog catalog) {
        Map<String, List<OpenRow>> rows = new HashMap<>();
        jdbc.sql("""
                select d.feed || '/' || d.kind as contract, d.delivery_id, q.line, d.division_code, lower(d.period) as day_from,
                       upper(d.period) - 1 as day_to, q.row_division, q.row_year::int, q.cells::text, 1::bigint as rows,
                       coalesce(q.row_key, jsonb_path_query_first(q.reasons, '$[*] ? (@.code == "load.same-key").arguments') ->> 1) as same
                from intake.quarantine q join intake.delivery d using (delivery_id)
                where q.state = 'OPEN' and %1$s
                union all
                select d.feed || '/' || d.kind, d.delivery_id, 0, d.division_code, lower(d.period), upper(d.period) - 1, null, null,
                       '{}', d.quarantined - kept, null
                from intake.delivery d, lateral (
                    select count(*) as kept from intake.quarantine q where q.delivery_id = d.delivery_id) k
                where %1$s and d.quarantined > 10000 and d.quarantined > kept
                order by 2, 3""".formatted(COUNTING)).query((row, n) -> {
                    Contract contract = catalog.contract(row.getString("contract"));
                    return contract == null ? null : rows.computeIfAbsent(contract.id(), id -> new ArrayList<>()).add(new OpenRow(contract,
                            row.getLong("delivery_id"), row.getInt("line"), row.getString("division_code"),
                            row.getObject("day_from", LocalDate.class), row.getObject("day_to", LocalDate.class),
                            row.getString("row_division"), row.getObject("row_year", Integer.class),
                            cells(contract, row.getString("cells")),
                            row.getString("same") == null ? null : row.getLong("delivery_id") + " " + row.getString("same"), row.getLong("rows")));
                }).list();
        return rows;
    }

    private static Map<String, Object> cells(Contract contract, String json) {
        Map<String, Object> cells = new LinkedHashMap<>();
        JsonMapper.shared().readTree(json).properties().forEach(cell -> cells.put(cell.getKey(),
                value(contract.columns().get(cell.getKey()), cell.getValue())));
        return cells;
    }

    private static Object value(Column column, JsonNode cell) {
        if (cell.isNull()) {
            return null;
        }
        if (cell.isBoolean()) {
            return cell.booleanValue();
        }
        if (column != null && column.type() == Column.Type.YEAR) {
            return Integer.valueOf(cell.asString());
        }
        if (cell.isNumber()) {
            return new BigDecimal(cell.asString());
        }
        return column != null && column.type().isDay() ? LocalDate.parse(cell.asString()) : cell.asString();
    }

    /** Whether what a column has is not known: any value that the contract allows is possible. */
    boolean isFree(String column) {
        return !cells.containsKey(column);
    }

    /** Whether it is open in which division it counts. */
    boolean isDivisionFree() {
        for (String name : contract.division()) {
            if (isFree(name)) {
                return true;
            }
            if (cells.get(name) != null) {
                return false;
            }
        }
        return false;
    }

    /** The divisions in which it may count: those that have none below them, within that of its delivery. */
    List<String> divisions(Catalog catalog) {
        if (!isDivisionFree()) {
            return List.of(division != null ? division : around);
        }
        boolean parents = contract.division().stream().anyMatch(name -> contract.columns().get(name).parents());
        return catalog.divisions().within(around).stream().filter(d -> d.isIn(to.getYear())).map(Division::code)
                .filter(code -> parents || catalog.divisions().isLeaf(code)).toList();
    }
}
