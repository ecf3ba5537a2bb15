package shian.indicate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Indicator;
import shian.formula.Evaluator;

/** The days that values speak of: for states those on which they were taken, for all else those counted up to the business date. */
final class ReferencePeriods {

    /** From the first to the last day; for a state from the earliest to the latest day on which it was taken. */
    record ReferencePeriod(LocalDate from, LocalDate to) {
    }

    private record Key(String contract, String division, int year) {
    }

    private final Catalog catalog;
    private final Evaluator evaluator;
    private final LocalDate today;
    private final Map<Key, LocalDate> states = new HashMap<>();

    ReferencePeriods(JdbcClient jdbc, Catalog catalog, Evaluator evaluator, LocalDate today) {
        this.catalog = catalog;
        this.evaluator = evaluator;
        this.today = today;
        jdbc.sql("select feed, kind, division_code, year, max(reference_on) from warehouse.snapshot_of_year group by 1, 2, 3, 4")
                .query((row, n) -> states.put(new Key(Contract.id(row.getString(1), row.getString(2)), row.getString(3), row.getInt(4)),
                        row.getObject(5, LocalDate.class))).list();
    }

    /**
     * The days that a value speaks of.
     *
     * @param lastMonth the last month for which it has data
     */
    ReferencePeriod of(Indicator.Scope scope, String division, int year, int lastMonth) {
        NavigableSet<LocalDate> taken = scope.time() == Indicator.Time.STOCK ? statesOf(scope, division, year) : new TreeSet<>();
        if (!taken.isEmpty()) {
            return new ReferencePeriod(taken.first(), taken.last());
        }
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = YearMonth.of(year, lastMonth).atEndOfMonth();
        LocalDate known = last.isAfter(today) ? today : last;
        return new ReferencePeriod(first, known.isBefore(first) ? first : known);
    }

    /** Whether the states behind a value were taken no later in their year than those behind the value of the next year. */
    boolean areSameKindOfDay(Indicator.Scope scope, String division, int year) {
        NavigableSet<LocalDate> now = statesOf(scope, division, year);
        NavigableSet<LocalDate> before = statesOf(scope, division, year - 1);
        return !now.isEmpty() && !before.isEmpty() && !before.last().isAfter(now.last().minusYears(1));
    }

    /** Whether both years have states behind the value, and those of this year were taken earlier in the year. */
    boolean areOtherKindsOfDay(Indicator.Scope scope, String division, int year) {
        return !statesOf(scope, division, year).isEmpty() && !statesOf(scope, division, year - 1).isEmpty()
                && !areSameKindOfDay(scope, division, year);
    }

    private NavigableSet<LocalDate> statesOf(Indicator.Scope scope, String division, int year) {
        return scope.numerator().terms().stream().flatMap(term -> statesOf(term, division, year))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<LocalDate> statesOf(Expression.Term term, String division, int year) {
        int used = evaluator.usedYear(term, division, year);
        List<String> below = catalog.divisions().within(division).stream().map(Division::code).toList();
        return catalog.sourceOf(catalog.measure(term.measure())).contracts().stream()
                .filter(contract -> catalog.contract(contract).isState())
                .flatMap(contract -> {
                    List<LocalDate> own = days(contract, below, used);
                    return (own.isEmpty() ? days(contract, catalog.divisions().upwards(division), used) : own).stream();
                });
    }

    private List<LocalDate> days(String contract, List<String> divisions, int year) {
        return divisions.stream().map(code -> states.get(new Key(contract, code, year))).filter(day -> day != null).toList();
    }
}
