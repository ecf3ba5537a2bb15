package shian.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Column;
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

    /** A row that might be in the table of a contract. */
    public record Row(Contract contract, long delivery, int line, String division, int year, Map<String, Object> cells) {

        /** The value of a column of the table; null where there is none. */
        public Object value(String column) {
            return switch (column) {
                case "division_code" -> division;
                case "delivery_id" -> delivery;
                case "year" -> year;
                default -> cells.get(column);
            };
        }

        /** Without the contract, which is large and that of the delivery. */
        @Override
        public int hashCode() {
            return Objects.hash(delivery, line, division, year, cells);
        }

        /** The same with another value in a column. */
        public Row linked(String column, Object value) {
            Map<String, Object> changed = new HashMap<>(cells);
            changed.put(column, value);
            return new Row(contract, delivery, line, division, year, changed);
        }
    }

    /**
     * A world: the rows in it, and the link values upon which they bear, whose accepted rows are in it too.
     */
    public record World(List<Row> rows, Set<List<String>> links) {
    }

    private static final String SAVEPOINT = "hypothetical_rows";
    /** What stands between a link value and the number of the world that has it for itself. */
    private static final char OWN = '\u0001';
    /** Worlds that are looked at at once: their lines lie beside one another in the order of those of the file. */
    private static final int AT_ONCE = 1024;
    /** Lines from here on have no place among those of so many worlds. */
    private static final int MOST_LINES = Integer.MAX_VALUE / AT_ONCE;
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'::text");
    /** Link values that are named in a question; for more the whole view is read. */
    private static final int MOST_NAMED = 2000;

    private final JdbcClient jdbc;
    private final Map<String, Map<String, Set<String>>> readColumns = new HashMap<>();
    private final Map<String, Set<String>> literals = new HashMap<>();
    private final Map<String, Contract> byTable = new HashMap<>();
    private final Catalog catalog;

    public HypotheticalRows(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        catalog.contracts().values().forEach(contract -> byTable.put(contract.table(), contract));
    }

    /** The columns of the table of a contract that the view reads. */
    public Set<String> columnsRead(Derived fact, Contract contract) {
        return readColumns.computeIfAbsent(fact.name(), name -> {
            Map<String, Set<String>> columns = new HashMap<>();
            jdbc.sql("""
                    select distinct c.relname, a.attname
                    from pg_rewrite r
                    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                        and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
                    join pg_class c on c.oid = d.refobjid
                    join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                    where r.ev_class = to_regclass(:view) and d.refobjid <> r.ev_class""")
                    .param("view", view(fact)).query((row, n) -> List.of(row.getString(1), row.getString(2))).list().stream().filter(read -> byTable.containsKey(read.get(0)))
                    .forEach(read -> columns.computeIfAbsent(byTable.get(read.get(0)).id(), id -> new LinkedHashSet<>()).add(read.get(1)));
            return columns;
        }).getOrDefault(contract.id(), Set.of());
    }

    /** The texts that the view names, such as codes. */
    public Set<String> literals(Derived fact) {
        return literals.computeIfAbsent(fact.name(), name -> {
            Set<String> found = new HashSet<>();
            Matcher matcher = LITERAL.matcher(new DerivedView(jdbc, fact).definition());
            while (matcher.find()) {
                found.add(matcher.group(1).replace("''", "'"));
            }
            return found;
        });
    }

    /** The column whose values may be renamed; empty if the fact is linked by none such. */
    public static Optional<String> renamed(Derived fact) {
        return fact.linkedBy().stream().filter(name -> fact.column(name).map(Column::type)
                .filter(type -> type == Column.Type.TEXT || type.isIdentifier()).isPresent()).findFirst();
    }

    /**
     * For each of some rows, in order, the rows of the view that it is; of a leading source whose rows are rows of the view, each
     * for itself.
     */
    public List<List<Map<String, Object>>> alone(Derived fact, List<Row> rows, Collection<Integer> years) {
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
            Optional<String> link = renamed(fact);
            List<List<Map<String, Object>>> of = new ArrayList<>();
            some.forEach(world -> of.add(new ArrayList<>()));
            during(() -> {
                List<Row> rows = new ArrayList<>();
                List<Integer> lines = new ArrayList<>();
                for (int world = 0; world < some.size(); world++) {
                    for (Row row : some.get(world).rows()) {
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
    public Map<List<String>, List<Map<String, Object>>> inPlace(Derived fact, Map<List<String>, List<Row>> rows, Collection<Integer> years) {
        Map<List<String>, List<Map<String, Object>>> found = new HashMap<>();
        during(() -> {
            List<Row> all = rows.values().stream().flatMap(List::stream).toList();
            List<Integer> lines = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                lines.add(-1 - i);
            }
            insert(all, lines);
            for (int year : years) {
                Map<String, Object> parameters = new HashMap<>(names(rows.keySet()));
                parameters.put("year", year);
                read(fact, "f.year = :year" + named(fact, rows.keySet()), parameters)
                        .forEach(row -> {
                            List<String> link = link(fact, row::get);
                            if (rows.containsKey(link)) {
                                found.computeIfAbsent(link, l -> new ArrayList<>()).add(row);
                            }
                        });
            }
        });
        return found;
    }

    /**
     * Every link value that some sources of the fact have in years upon which those of the view rest, put together where all rows
     * that have them are alike in what the view reads, their keys left aside.
     *
     * @param links the values that are wanted
     * @param read  the sources whose rows have to be alike
     */
    public Collection<List<List<String>>> alike(Derived fact, Set<List<String>> links, Collection<String> read, Collection<Integer> years) {
        Map<List<String>, List<String>> profiles = new LinkedHashMap<>();
        links.forEach(link -> profiles.put(link, new ArrayList<>()));
        for (String source : read) {
            Contract contract = catalog.contract(source);
            String columns = columnsRead(fact, contract).stream().sorted()
                    .filter(name -> !name.equals("line") && !fact.linkedBy().contains(name) && !contract.column(name).map(Column::key).orElse(false))
                    .map(TableDefinition::identifier).collect(Collectors.joining(", "));
            // of rows that are alike there are none, one, or some: no view counts to more
            jdbc.sql("""
                    select link, md5(string_agg(least(rows, 4) || alike, ' ' order by alike))
                    from (select array[%1$s] as link, row(%2$s)::text as alike, count(*) as rows
                          from warehouse.%3$s where year = any(:years)%4$s group by 1, 2) r
                    group by 1 order by 1""".formatted(texts(fact), columns, TableDefinition.identifier(contract.table()), named(fact, links)))
                    .param("years", rested(fact, source, years)).params(names(links))
                    .query((row, n) -> {
                        List<String> link = Arrays.asList((String[]) row.getArray(1).getArray());
                        if (profiles.containsKey(link)) {
                            profiles.get(link).add(source + " " + row.getString(2));
                        }
                        return link;
                    }).list();
        }
        return profiles.keySet().stream().collect(Collectors.groupingBy(profiles::get, LinkedHashMap::new, Collectors.toList())).values();
    }

    /** The link values that some sources have in years upon which those of the view rest. */
    public Set<List<String>> links(Derived fact, Collection<String> sources, Collection<Integer> years) {
        Set<List<String>> links = new LinkedHashSet<>();
        sources.forEach(source -> addLinks(links, fact, catalog.contract(source).table(), rested(fact, source, years)));
        return links;
    }

    /** The link values that rows of the view have in some years. */
    public Set<List<String>> links(Derived fact, Collection<Integer> years) {
        Set<List<String>> links = new LinkedHashSet<>();
        addLinks(links, fact, fact.table(), years.toArray(Integer[]::new));
        return links;
    }

    private void addLinks(Set<List<String>> links, Derived fact, String table, Integer[] years) {
        jdbc.sql("select distinct array[" + texts(fact) + "] from warehouse." + TableDefinition.identifier(table) + " where year = any(:years) order by 1")
                .param("years", years).query((row, n) -> Arrays.asList((String[]) row.getArray(1).getArray())).list()
                .stream().filter(link -> !link.contains(null)).forEach(links::add);
    }

    /** Those of some link values that the leading source has in years upon which those of the view rest. */
    public Set<List<String>> known(Derived fact, Set<List<String>> links, Collection<Integer> years) {
        Set<List<String>> known = new HashSet<>();
        jdbc.sql("select distinct array[" + texts(fact) + "] from warehouse."
                        + TableDefinition.identifier(catalog.contract(fact.leading()).table()) + " where year = any(:years)" + named(fact, links))
                .param("years", rested(fact, fact.leading(), years)).params(names(links))
                .query((row, n) -> known.add(Arrays.asList((String[]) row.getArray(1).getArray()))).list();
        return known;
    }

    /** Restricts a question to rows with some link values, where these are not too many to be named. */
    private static String named(Derived fact, Set<List<String>> links) {
        return links.size() > MOST_NAMED ? "" : " and " + TableDefinition.identifier(fact.linkedBy().get(0)) + "::text = any(:links)";
    }

    private static Map<String, Object> names(Set<List<String>> links) {
        return links.size() > MOST_NAMED ? Map.of() : Map.of("links", links.stream().map(link -> link.get(0)).distinct().toArray(String[]::new));
    }

    private static String texts(Derived fact) {
        return fact.linkedBy().stream().map(name -> TableDefinition.identifier(name) + "::text").collect(Collectors.joining(", "));
    }

    /** The link value of a row; with null where the row has none. */
    public static List<String> link(Derived fact, java.util.function.Function<String, Object> row) {
        return fact.linkedBy().stream().map(row).map(value -> value == null ? null : value.toString()).collect(Collectors.toList());
    }

    /** The years of the view upon which rows may bear. */
    public static SortedSet<Integer> years(Derived fact, Collection<Row> rows) {
        SortedSet<Integer> years = new TreeSet<>();
        rows.forEach(row -> years.addAll(fact.years(row.contract().id(), List.of(row.year()))));
        return years;
    }

    /** The years of a source upon which years of the view rest. */
    private static Integer[] rested(Derived fact, String source, Collection<Integer> years) {
        return years.stream().flatMap(year -> fact.sources().get(source).stream().map(offset -> year - offset)).distinct().toArray(Integer[]::new);
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
        try {
            look.run();
        } finally {
            jdbc.sql("rollback to savepoint " + SAVEPOINT).update();
            jdbc.sql("release savepoint " + SAVEPOINT).update();
        }
    }

    private void insert(List<Row> rows, List<Integer> lines) {
        Map<String, ArrayNode> byContract = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
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
                    .param("worlds", numbers.toArray(Integer[]::new)).param("years", rested(fact, source, years)).update();
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
