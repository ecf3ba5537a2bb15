package shian.operate;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;

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
        CouldMove couldMove = new CouldMove(jdbc, catalog);
        List<String> values = couldMove.at(changes.stream().distinct().map(change -> new CouldMove.Place(change.contract,
                        change.division == null ? couldMove.around(change.fileDivision) : catalog.divisions().countsIn(change.division),
                        change.year == null ? change.firstYear : change.year, change.year == null ? change.lastYear : change.year))
                .toList()).rows().stream().map(row -> row.get(0) + " " + row.get(2) + " " + row.get(4)).distinct().toList();
        String named = values.stream().limit(NAMED).collect(Collectors.joining(", "));
        return new Found(values.size(), values.size() > NAMED ? named + " …" : values.isEmpty() ? "-" : named);
    }
}
