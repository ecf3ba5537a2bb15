package shian.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.TableDefinition;

/**
 * What rows of the sources of a derived fact have in the columns by which the fact is linked, such as the number of a sample:
 * rows that agree in these bear upon the same rows of its view. A link value has a text for each of the columns.
 */
public final class LinkValues {

    /** Link values that are named in a question; for more the whole view is read. */
    private static final int MOST_NAMED = 2000;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Map<String, DerivedView> views = new HashMap<>();

    public LinkValues(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** The view of a fact, which is asked what it reads only once. */
    public DerivedView view(Derived fact) {
        return views.computeIfAbsent(fact.name(), name -> new DerivedView(jdbc, fact));
    }

    /** The column whose values may be renamed; empty if the fact is linked by none such. */
    public static Optional<String> renamed(Derived fact) {
        return fact.linkedBy().stream().filter(name -> fact.column(name).map(Column::type)
                .filter(type -> type == Column.Type.TEXT || type.isIdentifier()).isPresent()).findFirst();
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
            String columns = view(fact).columnsRead(contract).stream().sorted()
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
    static String named(Derived fact, Set<List<String>> links) {
        return links.size() > MOST_NAMED ? "" : " and " + TableDefinition.identifier(fact.linkedBy().get(0)) + "::text = any(:links)";
    }

    static Map<String, Object> names(Set<List<String>> links) {
        return links.size() > MOST_NAMED ? Map.of() : Map.of("links", links.stream().map(link -> link.get(0)).distinct().toArray(String[]::new));
    }

    private static String texts(Derived fact) {
        return fact.linkedBy().stream().map(name -> TableDefinition.identifier(name) + "::text").collect(Collectors.joining(", "));
    }

    /** The link value of a row; with null where the row has none. */
    public static List<String> link(Derived fact, Function<String, Object> row) {
        return fact.linkedBy().stream().map(row).map(value -> value == null ? null : value.toString()).collect(Collectors.toList());
    }

    /** The years of the view upon which rows may bear. */
    public static SortedSet<Integer> years(Derived fact, Collection<HypotheticalRow> rows) {
        SortedSet<Integer> years = new TreeSet<>();
        rows.forEach(row -> years.addAll(fact.years(row.contract().id(), List.of(row.year()))));
        return years;
    }

    /** The years of a source upon which years of the view rest. */
    static Integer[] rested(Derived fact, String source, Collection<Integer> years) {
        return years.stream().flatMap(year -> fact.sources().get(source).stream().map(offset -> year - offset)).distinct().toArray(Integer[]::new);
    }
}
