package shian.operate;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.catalog.Measure;

/** Published values that rest on deliveries of a contract at a division and year: what a change there could move. */
final class MovableValues {

    private static final int NAMED = 5;

    /** Where something changes; a null division is anywhere within the file's, and so is a null year within its years. */
    record Change(String contract, String fileDivision, int firstYear, int lastYear, String division, Integer year) {
    }

    /** How many values there are, and the first of them by name. */
    record Found(long count, String named) {
    }

    private final JdbcClient jdbc;
    private final Catalog catalog;

    MovableValues(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    Found of(Collection<Change> changes) {
        Set<String> places = changes.stream().flatMap(this::places).collect(Collectors.toSet());
        List<String> values = jdbc.sql("""
                select indicator_code || ' ' || division_code || ' ' || year from scorer.indicator_value
                where indicator_code || ' ' || division_code || ' ' || year = any(:places)
                group by indicator_code, division_code, year order by indicator_code, division_code, year""")
                .param("places", places.toArray(String[]::new)).query(String.class).list();
        String named = values.stream().limit(NAMED).collect(Collectors.joining(", "));
        return new Found(values.size(), values.size() > NAMED ? named + " …" : values.isEmpty() ? "-" : named);
    }

    private Stream<String> places(Change change) {
        Set<String> measures = catalog.measures().values().stream()
                .filter(measure -> catalog.sourceOf(measure).contracts().contains(change.contract))
                .map(Measure::name).collect(Collectors.toSet());
        List<String> codes = catalog.indicators().stream().filter(indicator -> indicator.scopes().stream()
                .anyMatch(scope -> scope.measures().stream().anyMatch(measures::contains))).map(i -> i.code()).toList();
        List<String> divisions = catalog.divisions().all().stream().map(Division::code).filter(code -> mayCountIn(change, code)).toList();
        int first = change.year == null ? change.firstYear : change.year;
        int last = change.year == null ? change.lastYear : change.year;
        return codes.stream().flatMap(code -> divisions.stream().flatMap(division -> Stream.iterate(first, year -> year <= last,
                year -> year + 1).map(year -> code + " " + division + " " + year)));
    }

    private boolean mayCountIn(Change change, String division) {
        return change.division != null ? catalog.divisions().isWithin(change.division, division)
                : catalog.divisions().isWithin(change.fileDivision, division)
                || catalog.divisions().isWithin(division, change.fileDivision);
    }
}
