package shian.indicate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Derived;
import shian.catalog.Measure;

/** The rows in quarantine that might count at a division and year if they were put right, and what they might do to measures. */
final class SetAsideRows {

    /**
     * What rows could do to a measure if any of them counted.
     *
     * @param less    what they could take from it at the most, not above zero
     * @param more    what they could add to it at the most
     * @param unknown rows of which nobody knows
     * @param counts  whether it counts rows, each of which adds one
     */
    record Effect(BigDecimal less, BigDecimal more, long unknown, boolean counts) {

        boolean isNone() {
            return less.signum() == 0 && more.signum() == 0 && unknown == 0;
        }

        /** The same for a measure that stands at a value: a number of rows is not below zero. */
        Effect at(BigDecimal value) {
            return counts ? new Effect(less.max(value.negate()), more, unknown, true) : this;
        }

        List<BigDecimal> extremes() {
            return Stream.of(less, more).filter(change -> change.signum() != 0).toList();
        }
    }

    /** Rows with the same unknowns; division and year are null where they are what is wrong. */
    private record Group(String contract, String fileDivision, int firstYear, int lastYear, String division, Integer year) {
    }

    /** How many rows have a number in a column, and what they add up to, apart by sign. */
    private record Numbers(long rows, BigDecimal less, BigDecimal more) {
    }

    private static final String GROUP = """
            d.feed || '/' || d.kind, d.division_code, extract(year from lower(d.period))::int,
            extract(year from upper(d.period) - 1)::int, q.row_division, q.row_year""";

    /** Leaves out the snapshots of a year before its last, which count no more. */
    private static final String COUNTING = """
            d.state = 'LOADED' and (d.kind <> 'snapshot' or upper(d.period) > lower(d.period) + 1
                or exists (select from warehouse.snapshot_of_year s where s.delivery_id = d.delivery_id))""";

    private final Catalog catalog;
    private final Map<Group, Long> rows = new HashMap<>();
    private final Map<Group, Map<String, Numbers>> numbers = new HashMap<>();
    private final Map<String, List<Group>> byPlace = new HashMap<>();

    SetAsideRows(JdbcClient jdbc, Catalog catalog) {
        this.catalog = catalog;
        jdbc.sql("""
                select %s, count(*) from intake.quarantine q join intake.delivery d using (delivery_id)
                where q.state = 'OPEN' and %s group by 1, 2, 3, 4, 5, 6
                union all
                select feed || '/' || kind, division_code, extract(year from lower(period))::int,
                       extract(year from upper(period) - 1)::int, null, null, quarantined - kept
                from intake.delivery d, lateral (
                    select count(*) as kept from intake.quarantine q where q.delivery_id = d.delivery_id) k
                where %s and quarantined > 10000""".formatted(GROUP, COUNTING, COUNTING))
                .query((row, n) -> rows.merge(group(row), row.getLong(7), Long::sum)).list();
        jdbc.sql("""
                select %s, v.key, count(*), sum(least(v.value::numeric, 0)), sum(greatest(v.value::numeric, 0))
                from intake.quarantine q join intake.delivery d using (delivery_id), jsonb_each_text(q.numbers) v
                where q.state = 'OPEN' and %s group by 1, 2, 3, 4, 5, 6, 7""".formatted(GROUP, COUNTING))
                .query((row, n) -> numbers.computeIfAbsent(group(row), g -> new HashMap<>()).put(row.getString(7),
                        new Numbers(row.getLong(8), row.getBigDecimal(9), row.getBigDecimal(10)))).list();
        rows.keySet().forEach(group -> byPlace.computeIfAbsent(group.contract + " "
                + (group.division != null ? group.division : group.fileDivision), place -> new ArrayList<>()).add(group));
    }

    private static Group group(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Group(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4), row.getString(5),
                row.getObject(6, Integer.class));
    }

    /** What the rows of the source of a measure could do to it. */
    Effect on(Measure measure, String division, int year) {
        if (measure.draw() == Measure.Draw.CONTROL_TOTAL) {
            // what a file states as its sum does not depend on which of its rows are right
            return new Effect(BigDecimal.ZERO, BigDecimal.ZERO, 0, false);
        }
        long unknown = 0;
        BigDecimal less = BigDecimal.ZERO;
        BigDecimal more = BigDecimal.ZERO;
        for (String contract : catalog.sourceOf(measure).contracts()) {
            boolean leads = !(catalog.sourceOf(measure) instanceof Derived derived) || derived.leading().equals(contract);
            for (Group group : groups(measure, contract, division, year)) {
                long all = rows.get(group);
                if (!measure.draw().isAdditive() || measure.overTime() == Measure.OverTime.MIN
                        || measure.overTime() == Measure.OverTime.MAX) {
                    unknown += all;
                } else if (measure.draw() == Measure.Draw.COUNT) {
                    more = more.add(BigDecimal.valueOf(all));
                    // a row that others are held against can make one count or count no more
                    less = leads ? less : less.subtract(BigDecimal.valueOf(all));
                } else if (catalog.sourceOf(measure) instanceof Derived) {
                    unknown += all;
                } else {
                    Numbers known = numbers.getOrDefault(group, Map.of())
                            .getOrDefault(measure.column(), new Numbers(0, BigDecimal.ZERO, BigDecimal.ZERO));
                    unknown += all - known.rows;
                    less = less.add(known.less);
                    more = more.add(known.more);
                }
            }
        }
        return new Effect(less, more, unknown, measure.draw() == Measure.Draw.COUNT);
    }

    private List<Group> groups(Measure measure, String contract, String division, int year) {
        List<Integer> offsets = catalog.sourceOf(measure) instanceof Derived derived ? derived.sources().get(contract) : List.of(0);
        // which division the other column of a row names, nobody knows, but that it is one of the same city
        String around = measure.division() == null ? division : catalog.divisions().cityOf(division).orElse(division);
        Stream<Group> below = catalog.divisions().within(around).stream().flatMap(d -> at(contract, d.code()));
        Stream<Group> above = catalog.divisions().upwards(around).stream().skip(1).flatMap(code -> at(contract, code))
                .filter(group -> group.division == null);
        return Stream.concat(below, above).filter(group -> offsets.stream().anyMatch(offset -> mayCountIn(group, year - offset))).toList();
    }

    private Stream<Group> at(String contract, String division) {
        return byPlace.getOrDefault(contract + " " + division, List.of()).stream();
    }

    private static boolean mayCountIn(Group group, int year) {
        return group.year != null ? group.year == year : group.firstYear <= year && year <= group.lastYear;
    }
}
