package shian.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.Measure;

/**
 * What measures cannot know, since files lack columns: a measure that needs one is missing, not zero, and one that has it as a
 * dimension has its total and no zeros of the dimension's values.
 */
final class AbsentColumns {

    private final JdbcClient jdbc;
    private final Divisions divisions;

    AbsentColumns(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    /** A delivery that counts and lacks columns. */
    private record Lacking(long delivery, String contract, String division, int firstYear, int lastYear, Set<String> columns) {
    }

    /** Takes back the zeros of a delivery for values of dimensions that it lacks, where it has more than zeros. */
    void leaveOutZeros(List<Measure> measures, long delivery, Set<String> absent) {
        measures.forEach(measure -> leaveOutZeros(measure.name(), dimensions(measure, absent), "p.delivery_id = any(:deliveries)",
                List.of(delivery), List.of(), List.of()));
    }

    private static List<String> dimensions(Measure measure, Set<String> absent) {
        return measure.by().stream().filter(absent::contains).toList();
    }

    /** Takes back what was drawn of a derived fact from rows that rest on absent columns. */
    void leaveOut(Derived fact) {
        String[] needed = fact.needs().values().stream().flatMap(columns -> columns.keySet().stream()).distinct().toArray(String[]::new);
        if (needed.length == 0) {
            return;
        }
        List<Lacking> all = jdbc.sql("""
                select delivery_id, feed, kind, division_code, extract(year from lower(period))::int, extract(year from upper(period) - 1)::int,
                       absent_columns
                from intake.delivery where state in ('LOADED', 'PURGED') and absent_columns <> '{}' and absent_columns && cast(:needed as text[])""").param("needed", needed)
                .query((row, n) -> new Lacking(row.getLong(1), Contract.id(row.getString(2), row.getString(3)), row.getString(4), row.getInt(5),
                        row.getInt(6), Set.of((String[]) row.getArray(7).getArray()))).list();
        for (String contract : fact.contracts()) {
            List<Lacking> ofContract = all.stream().filter(lacking -> lacking.contract.equals(contract)).toList();
            new LinkedHashSet<>(ofContract.stream().map(Lacking::columns).toList()).forEach(columns -> leaveOut(fact, contract, columns,
                    ofContract.stream().filter(lacking -> lacking.columns.equals(columns)).toList()));
        }
    }

    private void leaveOut(Derived fact, String contract, Set<String> absent, List<Lacking> lacking) {
        List<String> missing = new ArrayList<>();
        Map<String, List<String>> withoutZeros = new LinkedHashMap<>();
        for (Measure measure : fact.measures()) {
            if (!Collections.disjoint(fact.neededColumns(contract, measure.name(), measure.columns()), absent)) {
                missing.add(measure.name());
            } else {
                withoutZeros.put(measure.name(), measure.by().stream()
                        .filter(by -> !Collections.disjoint(fact.neededColumns(contract, measure.name(), List.of(by)), absent)).toList());
            }
        }
        List<Long> deliveries = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        List<Integer> years = new ArrayList<>();
        if (contract.equals(fact.leading())) {
            lacking.forEach(delivery -> deliveries.add(delivery.delivery));
        } else {
            places(fact, contract, lacking).forEach(place -> {
                codes.add(place.division);
                years.add(place.year);
            });
        }
        String of = contract.equals(fact.leading()) ? "p.delivery_id = any(:deliveries)"
                : "(p.division_code, p.year) in (select * from unnest(cast(:codes as text[]), cast(:years as int[])))";
        if (!missing.isEmpty()) {
            jdbc.sql("delete from warehouse.measure_part p where p.measure = any(:measures) and " + of)
                    .param("measures", missing.toArray(String[]::new)).param("deliveries", deliveries.toArray(Long[]::new))
                    .param("codes", codes.toArray(String[]::new)).param("years", years.toArray(Integer[]::new)).update();
        }
        withoutZeros.forEach((measure, dimensions) -> leaveOutZeros(measure, dimensions, of, deliveries, codes, years));
    }

    private record Place(String division, int year) {
    }

    /** Where and when rows of the fact rest on deliveries of a contract that is not the leading one. */
    private Set<Place> places(Derived fact, String contract, List<Lacking> lacking) {
        Set<Place> places = new HashSet<>();
        for (Lacking delivery : lacking) {
            for (int year : fact.years(contract, IntStream.rangeClosed(delivery.firstYear, delivery.lastYear).boxed().toList())) {
                divisions.within(delivery.division).stream().map(Division::code).forEach(code -> places.add(new Place(code, year)));
            }
        }
        return places;
    }

    /**
     * A zero without dimensions stands for all their values. Where there is more than zeros, it says nothing of the values of some:
     * these are null in it.
     */
    private void leaveOutZeros(String measure, List<String> dimensions, String of, List<Long> deliveries, List<String> codes, List<Integer> years) {
        if (dimensions.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update warehouse.measure_part p
                set dimensions = (select jsonb_object_agg(name, null) from unnest(cast(:dimensions as text[])) name)
                where p.measure = :measure and p.value = 0 and p.dimensions = '{}'
                    and exists (select from warehouse.measure_part o where o.delivery_id = p.delivery_id and o.measure = p.measure
                                and o.division_code = p.division_code and o.year = p.year and o.value <> 0)
                    and\s""" + of).param("measure", measure).param("dimensions", dimensions.toArray(String[]::new))
                .param("deliveries", deliveries.toArray(Long[]::new)).param("codes", codes.toArray(String[]::new))
                .param("years", years.toArray(Integer[]::new)).update();
    }
}
