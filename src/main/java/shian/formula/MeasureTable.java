package shian.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.Expression;
import shian.catalog.Measure;

/** One term of an expression, read once: its values by division, year and month, over the dimensions asked for. */
final class MeasureTable {

    /** In place of the value of a dimension that files lack. */
    private static final String UNKNOWN = "";

    private record Entry(int month, Map<String, String> dimensions, BigDecimal value) {

        /** A zero without a dimension says that there is nothing, whatever its value; one with an unknown value does not. */
        boolean isAt(String dimension, String held) {
            return held.equals(dimensions.get(dimension)) || !dimensions.containsKey(dimension) && value.signum() == 0;
        }
    }

    private final Measure measure;
    private final Divisions divisions;
    private final Map<String, Map<Integer, List<Entry>>> entries = new HashMap<>();

    MeasureTable(JdbcClient jdbc, Divisions divisions, Measure measure, Expression.Term term, List<String> dimensions) {
        this.measure = measure;
        this.divisions = divisions;
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("measure", term.measure());
        parameters.put("kept", dimensions.toArray(String[]::new));
        StringBuilder where = new StringBuilder();
        term.filter().forEach((dimension, values) -> {
            int number = parameters.size();
            where.append(" and (dimensions ->> :name%1$d = any(:values%1$d::text[]) or value = 0 and not jsonb_exists(dimensions, :name%1$d))"
                    .formatted(number));
            parameters.put("name" + number, dimension);
            parameters.put("values" + number, values.toArray(String[]::new));
        });
        jdbc.sql("""
                select division_code, year, month, k.names, k.held, %s(value)
                from warehouse.measure
                cross join lateral (select array_agg(d.name order by d.n) as names,
                                           array_agg(case when jsonb_exists(dimensions, d.name)
                                               then coalesce(dimensions ->> d.name, '') end order by d.n) as held
                                    from unnest(:kept::text[]) with ordinality d(name, n)) k
                where measure = :measure""".formatted(measure.draw().function()) + where + " group by 1, 2, 3, 4, 5")
                .params(parameters).query((row, n) -> {
                    Map<String, String> values = new TreeMap<>();
                    if (row.getArray(4) != null) {
                        String[] names = (String[]) row.getArray(4).getArray();
                        String[] held = (String[]) row.getArray(5).getArray();
                        for (int i = 0; i < names.length; i++) {
                            if (held[i] != null) {
                                values.put(names[i], held[i]);
                            }
                        }
                    }
                    entries.computeIfAbsent(row.getString(1), d -> new HashMap<>())
                            .computeIfAbsent(row.getInt(2), y -> new ArrayList<>())
                            .add(new Entry(row.getInt(3), values, row.getBigDecimal(6)));
                    return null;
                }).list();
    }

    /** A division by itself is its months put together; a parent is the sum over what lies below it, or the least or greatest of it. */
    Quantity value(Place place) {
        return divisions.within(place.division()).stream().flatMap(d -> ofDivision(d.code(), place).stream())
                .reduce(measure.draw()::together).map(Quantity::of).orElse(Quantity.missing(measure.name()));
    }

    private Optional<BigDecimal> ofDivision(String division, Place place) {
        return IntStream.rangeClosed(place.firstYear(), place.lastYear()).boxed()
                .flatMap(year -> ofYear(division, year, place).stream()).reduce(this::join);
    }

    private Optional<BigDecimal> ofYear(String division, int year, Place place) {
        Map<Integer, BigDecimal> months = new TreeMap<>();
        found(division, year, place).forEach(entry -> months.merge(entry.month, entry.value, measure.draw()::together));
        return months.values().stream().reduce(this::join);
    }

    /** Two values of one division, the earlier one first. */
    private BigDecimal join(BigDecimal earlier, BigDecimal later) {
        return switch (measure.overTime()) {
            case SUM -> earlier.add(later);
            case LAST -> later;
            case MIN -> earlier.min(later);
            case MAX -> earlier.max(later);
        };
    }

    /** What there is in a year, or in the last year before it that stands in. */
    private List<Entry> found(String division, int year, Place place) {
        int used = usedYear(division, year);
        List<Entry> ofYear = entries.getOrDefault(division, Map.of()).getOrDefault(used, List.of());
        int lastMonth = used != year ? 12 : isState() ? lastMonth(ofYear, place) : place.lastMonth();
        return ofYear.stream()
                .filter(e -> e.month <= lastMonth)
                .filter(e -> place.dimensions().entrySet().stream()
                        .allMatch(d -> !measure.by().contains(d.getKey()) || e.isAt(d.getKey(), d.getValue())))
                .toList();
    }

    /** A state is taken rarely: where none is known up to the last month asked for, the next one stands for it. */
    private static int lastMonth(List<Entry> states, Place place) {
        return states.stream().mapToInt(Entry::month).min().stream().map(first -> Math.max(first, place.lastMonth()))
                .findFirst().orElse(place.lastMonth());
    }

    private boolean isState() {
        return measure.overTime() == Measure.OverTime.LAST;
    }

    int usedYear(String division, int year) {
        Map<Integer, List<Entry>> years = entries.getOrDefault(division, Map.of());
        for (int used = year; used >= year - measure.carry(); used--) {
            if (years.containsKey(used)) {
                return used;
            }
        }
        return year;
    }

    /** The combinations of values that the dimensions have anywhere below a division in a year. */
    Set<Map<String, String>> combinations(String division, int year, List<String> dimensions) {
        Set<Map<String, String>> found = new HashSet<>();
        divisions.within(division).forEach(d -> entries.getOrDefault(d.code(), Map.of()).getOrDefault(year, List.of())
                .forEach(e -> {
                    if (e.dimensions.keySet().containsAll(dimensions) && !e.dimensions.containsValue(UNKNOWN)) {
                        Map<String, String> combination = new TreeMap<>(e.dimensions);
                        combination.keySet().retainAll(dimensions);
                        found.add(combination);
                    }
                }));
        return found;
    }

    /** The months of a year for which a division, or one below it, has data; 0 for data of the whole year. */
    Set<Integer> months(String division, int year) {
        Set<Integer> months = new TreeSet<>();
        divisions.within(division).forEach(d -> entries.getOrDefault(d.code(), Map.of()).getOrDefault(year, List.of())
                .forEach(e -> months.add(e.month)));
        return months;
    }
}
