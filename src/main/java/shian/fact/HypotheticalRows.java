package shian.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.TableDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the view of a derived fact would say if rows were in the fact tables that are not: they are put there, the view is read,
 * and they are taken out again, all within the caller's transaction.
 *
 * <p>Many worlds are looked at at once. Rows that agree in the columns a fact is linked by bear upon the same rows of its view
 * and upon no others; so each world gets values of its own in one of these columns, and with them a copy of the accepted rows
 * that have the value. Where the column can have no other values, such as a division, one world after the other is looked at.
 */
public final class HypotheticalRows {

    /**
     * A world: the rows in it, and the link values upon which they bear, whose accepted rows are in it too.
     */
    public record World(List<HypotheticalRow> rows, Set<List<String>> links) {
    }

    private static final String SAVEPOINT = "hypothetical_rows";
    /** What stands between a link value and the number of the world that has it for itself. */
    private static final char OWN = '\u0001';
    /** Worlds that are looked at at once: their lines lie beside one another in the order of those of the file. */
    private static final int AT_ONCE = 1024;
    /** Lines from here on have no place among those of so many worlds. */
    private static final int MOST_LINES = Integer.MAX_VALUE / AT_ONCE;

    private final JdbcClient jdbc;
    private final Catalog catalog;

    public HypotheticalRows(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /**
     * For each of some rows, in order, the rows of the view that it is; of a leading source whose rows are rows of the view, each
     * for itself.
     */
    public List<List<Map<String, Object>>> alone(Derived fact, List<HypotheticalRow> rows, Collection<Integer> years) {
        List<List<Map<String, Object>>> of = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            of.add(new ArrayList<>());
            lines.add(-1 - i);
        }
        during(() -> {
            insert(rows, lines);
            for (int year : years) {
                read(fact, "f.year = :year and f.line < 0", Map.of("year", year))
                        .forEach(row -> of.get(-1 - ((Number) row.get("line")).intValue()).add(row));
            }
        });
        return of;
    }

    /**
     * The rows of the view in each world, of a fact that is linked by a column that can be renamed, or by none.
     *
     * @param years years of the view that are read
     * @return for each world, in order, the rows that are there because of it or of a row that it may bear upon
     */
    public List<List<Map<String, Object>>> beside(Derived fact, List<World> worlds, Collection<Integer> years) {
        List<List<Map<String, Object>>> found = new ArrayList<>();
        for (int first = 0; first < worlds.size(); first += AT_ONCE) {
            List<World> some = worlds.subList(first, Math.min(worlds.size(), first + AT_ONCE));
            Optional<String> link = LinkValues.renamed(fact);
            List<List<Map<String, Object>>> of = new ArrayList<>();
            some.forEach(world -> of.add(new ArrayList<>()));
            during(() -> {
                List<HypotheticalRow> rows = new ArrayList<>();
                List<Integer> lines = new ArrayList<>();
                for (int world = 0; world < some.size(); world++) {
                    for (HypotheticalRow row : some.get(world).rows()) {
                        String own = OWN + String.valueOf(world);
                        rows.add(link.isPresent() && row.value(link.get()) != null
                                ? row.linked(link.get(), row.value(link.get()) + own) : row);
                        lines.add(lineIn(row.line(), world));
                    }
                }
                insert(rows, lines);
                link.ifPresent(column -> copyLinked(fact, column, some, years));
                for (int year : years) {
                    for (Map<String, Object> row : read(fact, "f.year = :year and f.line < 0", Map.of("year", year))) {
                        int world = worldOf(row, link, ((Number) row.get("line")).intValue());
                        link.ifPresent(column -> row.computeIfPresent(column, (name, value) -> withoutOwn(value.toString())));
                        of.get(world).add(row);
                    }
                }
            });
            found.addAll(of);
        }
        return found;
    }

    /**
     * By link value, the rows of the view where each has rows, all at once.
     *
     * @param rows  by link value the rows that it has more; a value without rows is as it is
     * @param years years of the view that are read
     */
    public Map<List<String>, List<Map<String, Object>>> inPlace(Derived fact, Map<List<String>, List<HypotheticalRow>> rows, Collection<Integer> years) {
        Map<List<String>, List<Map<String, Object>>> found = new HashMap<>();
        during(() -> {
            List<HypotheticalRow> all = rows.values().stream().flatMap(List::stream).toList();
            List<Integer> lines = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                lines.add(-1 - i);
            }
            insert(all, lines);
            for (int year : years) {
                Map<String, Object> parameters = new HashMap<>(LinkValues.names(rows.keySet()));
                parameters.put("year", year);
                read(fact, "f.year = :year" + LinkValues.named(fact, rows.keySet()), parameters)
                        .forEach(row -> {
                            List<String> link = LinkValues.link(fact, row::get);
                            if (rows.containsKey(link)) {
                                found.computeIfAbsent(link, l -> new ArrayList<>()).add(row);
                            }
                        });
            }
        });
        return found;
    }

    /** A line below zero that is that of no other world, in the order of the lines of the file. */
    private static int lineIn(int line, int world) {
        return Integer.MIN_VALUE + line * AT_ONCE + world;
    }

    private static int worldOf(Map<String, Object> row, Optional<String> link, int line) {
        String value = link.map(row::get).map(Object::toString).orElse("");
        int own = value.lastIndexOf(OWN);
        return own < 0 ? Math.floorMod(line - Integer.MIN_VALUE, AT_ONCE) : Integer.parseInt(value.substring(own + 1));
    }

    private static String withoutOwn(String value) {
        int own = value.lastIndexOf(OWN);
        return own < 0 ? value : value.substring(0, own);
    }

    private void during(Runnable look) {
        jdbc.sql("savepoint " + SAVEPOINT).update();
        // the planner has not heard of the rows put in, takes them for few, and would walk through them once for each other row
        jdbc.sql("set local enable_nestloop = off").update();
        try {
            look.run();
        } finally {
            jdbc.sql("rollback to savepoint " + SAVEPOINT).update();
            jdbc.sql("release savepoint " + SAVEPOINT).update();
        }
    }

    private void insert(List<HypotheticalRow> rows, List<Integer> lines) {
        Map<String, ArrayNode> byContract = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            HypotheticalRow row = rows.get(i);
            ObjectNode node = byContract.computeIfAbsent(row.contract().id(), id -> JsonMapper.shared().createArrayNode()).addObject();
            row.cells().forEach((name, value) -> node.set(name, JsonMapper.shared().valueToTree(value instanceof LocalDate ? value.toString() : value)));
            node.put("delivery_id", row.delivery()).put("line", lines.get(i)).put("division_code", row.division()).put("year", row.year());
        }
        byContract.forEach((id, json) -> {
            Contract contract = catalog.contract(id);
            String table = "warehouse." + TableDefinition.identifier(contract.table());
            String columns = columns(contract).collect(Collectors.joining(", "));
            jdbc.sql("insert into %1$s (%2$s) select %2$s from jsonb_populate_recordset(null::%1$s, cast(:rows as jsonb))".formatted(table, columns))
                    .param("rows", json.toString()).update();
        });
    }

    /** Gives each world a copy of the accepted rows that have a link value upon which it bears. */
    private void copyLinked(Derived fact, String link, List<World> worlds, Collection<Integer> years) {
        int place = fact.linkedBy().indexOf(link);
        List<String> values = new ArrayList<>();
        List<String> own = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int world = 0; world < worlds.size(); world++) {
            for (String value : worlds.get(world).links().stream().map(l -> l.get(place)).filter(v -> v != null).distinct().toList()) {
                values.add(value);
                own.add(value + OWN + world);
                numbers.add(world);
            }
        }
        if (values.isEmpty()) {
            return;
        }
        for (String source : fact.contracts()) {
            Contract contract = catalog.contract(source);
            String table = "warehouse." + TableDefinition.identifier(contract.table());
            String selected = columns(contract).map(name -> name.equals(link) ? "o.own"
                    : name.equals("line") ? "(:least + t.line::bigint * :at_once + o.world)::int" : "t." + name).collect(Collectors.joining(", "));
            jdbc.sql("insert into %1$s (%2$s) select %3$s from %1$s t join unnest(:values::text[], :own::text[], :worlds::int[]) o(value, own, world) on o.value = t.%4$s where t.year = any(:years) and t.line between 1 and :most"
                            .formatted(table, columns(contract).collect(Collectors.joining(", ")), selected, TableDefinition.identifier(link)))
                    .param("least", (long) Integer.MIN_VALUE).param("most", MOST_LINES).param("at_once", AT_ONCE)
                    .param("values", values.toArray(String[]::new)).param("own", own.toArray(String[]::new))
                    .param("worlds", numbers.toArray(Integer[]::new)).param("years", LinkValues.rested(fact, source, years)).update();
        }
    }

    private List<Map<String, Object>> read(Derived fact, String where, Map<String, Object> parameters) {
        Set<String> columns = new LinkedHashSet<>(List.of("division_code", "year", "delivery_id", "line"));
        columns.addAll(fact.linkedBy());
        fact.measures().forEach(measure -> {
            columns.addAll(measure.columns());
            columns.addAll(measure.by());
        });
        return jdbc.sql("select " + columns.stream().map(TableDefinition::identifier).collect(Collectors.joining(", "))
                        + " from " + view(fact) + " f where " + where).params(parameters)
                .query((row, n) -> {
                    Map<String, Object> values = new HashMap<>();
                    for (String column : columns) {
                        Object value = row.getObject(column);
                        values.put(column, value instanceof java.sql.Date date ? date.toLocalDate() : value);
                    }
                    return values;
                }).list();
    }

    private static Stream<String> columns(Contract contract) {
        return TableDefinition.columns(contract).keySet().stream().map(TableDefinition::identifier);
    }

    private static String view(Derived fact) {
        return "warehouse." + TableDefinition.identifier(fact.table());
    }
}
