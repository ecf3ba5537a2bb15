package shian.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shian.message.Message;

/**
 * A derived fact: a view over the tables of several contracts. What no single file says is said there and only there.
 *
 * @param name       its name
 * @param table      its view in the schema warehouse, made by the file {@link #viewPath}
 * @param sources    by identity of a contract: which years of it a row of that contract bears upon, counted from the
 *                   year of the row. The first is the leading one: the rows of the view are rows of its deliveries.
 *                   None if the view reads what the pipeline itself keeps
 * @param silent     the sources whose silence leaves unknown what the fact measures: a leading one that says nothing without
 *                   a row, another one of which no delivery speaks for the division and year
 * @param needs      by identity of a contract, each column that its files may lack and the view reads: the columns or measures of
 *                   this fact that say nothing without it; {@link #ALL} for all of them
 * @param period     date or year column that says when a row counts; empty for the year of the view
 * @param ahead      whether the date of a row may lie ahead; the row counts from that day on
 * @param rowByRow   whether each row rests on one row of the leading source and on no other row of it
 * @param linkedBy   columns of the view and of each of its sources: rows of the sources that agree in them bear upon the same
 *                   rows of the view and upon no others; none if each row of the view rests on one row of the leading
 *                   source alone
 * @param workdays   whether the view counts by the calendar of working days
 * @param parameters what of {@code reference/parameters.yaml} the view reads
 * @param declaredReaders who may read its rows; empty where the file does not say it, which is all who analyse figures
 * @param path       file in the catalogue, for messages
 */
public record Derived(String name, Title title, Title grain, String table, Map<String, List<Integer>> sources, Set<String> silent,
                      Map<String, Map<String, List<String>>> needs, Map<String, Column> columns, Optional<String> period, boolean ahead,
                      boolean rowByRow, List<String> linkedBy,
                      boolean workdays, List<String> parameters,
                      List<Measure> measures, Optional<Readers> declaredReaders, String path) implements Source {

    /** What stands in place of the kind of a feed where sources of measures are listed. */
    public static final String KIND = "derived";

    /** What rests on a column without which no row of a fact says anything. */
    public static final String ALL = "all";
    /** What rests on a column that the view reads and can do without. */
    private static final String NONE = "none";

    /** Folder of the views, beside that of the catalogue. */
    static final String VIEWS = "sql/derived";

    static Derived read(Section section) {
        Map<String, List<Integer>> sources = new LinkedHashMap<>();
        Set<String> silent = new LinkedHashSet<>();
        section.entries("sources").forEach((id, source) -> {
            sources.put(id, source.has("years") ? source.texts("years").stream().map(Integer::valueOf).toList() : List.of(0));
            if (source.has("silence")) {
                silent.add(id);
            }
        });
        Map<String, Map<String, List<String>>> needs = new LinkedHashMap<>();
        section.entries("sources").forEach((id, source) -> needs.put(id, needs(source)));
        List<String> key = section.texts("key");
        Map<String, Column> columns = new LinkedHashMap<>();
        section.entries("columns").forEach((name, column) ->
                columns.put(name, Column.ofView(name, column, key.contains(name))));
        Optional<String> period = section.has("period") ? section.section("period").optional("column") : Optional.empty();
        check(section, key, columns, period);
        List<Measure> measures = section.entries("measures").entrySet().stream().map(measure ->
                Measure.read(measure.getKey(), section.text("derived"), period, measure.getValue())).toList();
        checkNeeds(section, needs, Stream.concat(columns.keySet().stream(), measures.stream().map(Measure::name)).toList());
        return new Derived(section.text("derived"), section.title("title"), section.title("grain"), section.text("view"),
                sources, silent, needs, columns, period, section.flag("ahead"), section.flag("row-by-row"), section.texts("linked-by"),
                section.flag("workdays"), section.texts("parameters"), measures, Readers.of(section), section.file().path());
    }

    private static Map<String, List<String>> needs(Section source) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        source.optionalSection("needs").ifPresent(declared -> declared.entries().keySet().forEach(column -> needs.put(column,
                declared.texts(column).stream().filter(name -> !name.equals(NONE)).toList())));
        return needs;
    }

    private static void checkNeeds(Section section, Map<String, Map<String, List<String>>> needs, List<String> known) {
        needs.values().stream().flatMap(columns -> columns.values().stream()).flatMap(List::stream)
                .filter(name -> !name.equals(ALL) && !known.contains(name)).distinct()
                .forEach(name -> section.mistake("sources", Message.of("catalog.column-unknown", name, Nearest.to(name, known))));
    }

    private static void check(Section section, List<String> key, Map<String, Column> columns, Optional<String> period) {
        key.stream().filter(name -> !columns.containsKey(name)).forEach(name -> section.mistake("key",
                Message.of("catalog.column-unknown", name, Nearest.to(name, columns.keySet()))));
        if (!TableDefinition.isIdentifier(section.text("view"))) {
            section.mistake("view", Message.of("catalog.identifier", section.text("view")));
        }
        columns.keySet().stream().filter(name -> !TableDefinition.isFree(name)).forEach(name ->
                section.section("columns").mistake(name, Message.of("catalog.identifier", name)));
        if (!section.has("sources") && (period.isPresent() || section.flag("ahead")
                || section.entries("measures").values().stream().anyMatch(measure -> measure.has("period")))) {
            section.mistake("derived", Message.of("catalog.pipeline-period"));
        }
        if (section.flag("ahead") && period.map(columns::get).filter(column -> column.type() == Column.Type.DATE).isEmpty()) {
            section.mistake("ahead", Message.of("catalog.ahead"));
        }
    }

    @Override
    public String id() {
        return name;
    }

    @Override
    public Readers readers() {
        return declaredReaders.orElse(Readers.ANALYST);
    }

    @Override
    public List<String> contracts() {
        return List.copyOf(sources.keySet());
    }

    /** Whether it tells of the pipeline's own work, such as what is due and what the catalogue holds: no delivery is behind it. */
    public boolean isOfPipeline() {
        return sources.isEmpty();
    }

    /** Identity of the contract whose rows are the rows of the view; not to be asked of one that is of the pipeline. */
    public String leading() {
        return sources.keySet().iterator().next();
    }

    /** File of its view, below the folder that holds the catalogue. */
    public String viewPath() {
        return VIEWS + "/R__" + table + ".sql";
    }

    @Override
    public List<String> paths() {
        return List.of(path, viewPath());
    }

    @Override
    public Set<String> neededColumns(String contract, String measure, Collection<String> columns) {
        return needs.getOrDefault(contract, Map.of()).entrySet().stream()
                .filter(need -> need.getValue().contains(ALL) || need.getValue().contains(measure)
                        || !Collections.disjoint(need.getValue(), columns))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Override
    public boolean countsZero() {
        return isOfPipeline() || !silent.contains(leading());
    }

    /** The sources besides the leading one without which nothing is known where no delivery of theirs speaks. */
    public List<String> sourcesThatMustSpeak() {
        return silent.stream().filter(id -> !id.equals(leading())).toList();
    }

    /** Whether what a delivery of a contract brings moves only what rests on that delivery. */
    public boolean isDrawnByDelivery(String contract) {
        return rowByRow && contract.equals(leading());
    }

    /** The years of this fact that rows of certain years of a contract bear upon; none if it does not rest on it. */
    public SortedSet<Integer> years(String contract, Iterable<Integer> ofRows) {
        SortedSet<Integer> years = new TreeSet<>();
        ofRows.forEach(year -> sources.getOrDefault(contract, List.of()).forEach(offset -> years.add(year + offset)));
        return years;
    }
}
