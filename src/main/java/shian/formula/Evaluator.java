package shian.formula;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Measure;

/** Evaluates expressions over the measures as they stand; reads each term once. Not thread-safe. */
public final class Evaluator {

    private record Key(Expression.Term term, List<String> dimensions) {
    }

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Map<Key, MeasureTable> tables = new HashMap<>();
    private List<Division> participants;

    public Evaluator(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** The value of an expression at a place. */
    public Quantity value(Expression expression, Place place) {
        return value(expression, place, Map.of());
    }

    /** The same, if some of its terms were greater by what is given for them. */
    public Quantity value(Expression expression, Place place, Map<Expression.Term, BigDecimal> greater) {
        return value(expression, term -> {
            Quantity value = table(term, List.copyOf(new TreeSet<>(place.dimensions().keySet())))
                    .value(!term.lastYear() ? place : isState(term) ? place.yearBefore().upTo(12) : place.yearBefore());
            return greater.containsKey(term) ? Quantity.combine(value, '+', Quantity.of(greater.get(term))) : value;
        });
    }

    /** Whether a term is a state: that of last year is the last one of it, with which this year opened. */
    private boolean isState(Expression.Term term) {
        return catalog.measure(term.measure()).overTime() == Measure.OverTime.LAST;
    }

    /** The value of an expression whose terms have these values. */
    public static Quantity value(Expression expression, Function<Expression.Term, Quantity> terms) {
        if (expression instanceof Expression.Number number) {
            return Quantity.of(number.value());
        }
        if (expression instanceof Expression.Term term) {
            return terms.apply(term);
        }
        Expression.Operation operation = (Expression.Operation) expression;
        return Quantity.combine(value(operation.left(), terms), operation.operator(), value(operation.right(), terms));
    }

    /** The combinations of values that dimensions have in any term of an expression; one empty one without dimensions. */
    public Set<Map<String, String>> combinations(Expression expression, String division, int year, List<String> dimensions) {
        if (dimensions.isEmpty()) {
            return Set.of(Map.of());
        }
        Set<Map<String, String>> found = new HashSet<>();
        expression.terms().forEach(term -> found.addAll(table(term, List.copyOf(new TreeSet<>(dimensions)))
                .combinations(division, term.yearFrom(year), dimensions)));
        return found;
    }

    /**
     * The last month of a year for which an expression has data, the year before left aside; 12 if it has only data of
     * whole years, or none.
     */
    public int lastMonth(Expression expression, String division, int year) {
        int last = 0;
        for (Expression.Term term : expression.terms()) {
            if (!term.lastYear()) {
                last = Math.max(last, table(term, List.of()).months(division, year).stream().max(Integer::compare).orElse(0));
            }
        }
        return last == 0 ? 12 : last;
    }

    /** The months of a year for which a term has data at a division or below; 0 for data of the whole year. */
    public Set<Integer> months(Expression.Term term, String division, int year) {
        return table(term, List.of()).months(division, term.yearFrom(year));
    }

    /** Why a year cannot be judged as a whole on a day: it is not over, or its last delivery is not due; empty if it can. */
    public Optional<String> waits(Collection<Expression.Term> terms, int year, LocalDate today) {
        if (!LocalDate.of(year, 12, 31).isBefore(today)) {
            return Optional.of("YEAR_NOT_OVER");
        }
        return Optional.of(catalog.lastDue(terms, year)).filter(due -> due.isAfter(today)).map(due -> "NOT_DUE: " + due);
    }

    /** The place up to the last month that an expression has in a year that cannot be judged yet; the place itself if it can. */
    public Place sameMonths(Expression expression, Place place, LocalDate today) {
        return waits(expression.terms(), place.lastYear(), today).isEmpty() ? place
                : place.upTo(lastMonth(expression, place.division(), place.lastYear()));
    }

    /** The year whose data a term uses at a division: the one it looks at, or an earlier one that stands in. */
    public int usedYear(Expression.Term term, String division, int year) {
        MeasureTable table = table(term, List.of());
        return catalog.divisions().within(division).stream().map(Division::code)
                .mapToInt(code -> table.usedYear(code, term.yearFrom(year))).min().orElse(year);
    }

    /** The divisions that take part in this warehouse on any day of a year, in the official order; all while nobody was asked. */
    public List<Division> participants(int year) {
        if (participants == null) {
            Set<String> codes = new HashSet<>(jdbc.sql("select division_code from warehouse.participant").query(String.class).list());
            participants = catalog.divisions().all().stream().filter(d -> codes.isEmpty() || codes.contains(d.code())).toList();
        }
        return participants.stream().filter(division -> division.isIn(year)).toList();
    }

    /** The years in which anything was due; where nothing ever is, the years that have data. */
    public static List<Integer> years(JdbcClient jdbc) {
        return jdbc.sql("""
                select distinct year from warehouse.coverage
                union
                select distinct year from warehouse.measure where not exists (select from warehouse.coverage)
                order by 1""").query(Integer.class).list();
    }

    private MeasureTable table(Expression.Term term, List<String> dimensions) {
        List<String> own = dimensions.stream().filter(catalog.measure(term.measure()).by()::contains).toList();
        return tables.computeIfAbsent(new Key(term.ofItsYear(), own),
                key -> new MeasureTable(jdbc, catalog.divisions(), catalog.measure(term.measure()), term, own));
    }
}
