package shian.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts that measures are drawn from: the table of a contract, or the view of a derived fact. */
public sealed interface Source permits Contract, Derived {

    /** What measures name it by. */
    String id();

    Title title();

    Title grain();

    /** Its table or view in the schema warehouse. */
    String table();

    Map<String, Column> columns();

    /** Date or year column that says when a row counts; empty for the period of its delivery. */
    Optional<String> period();

    List<Measure> measures();

    /** Identities of the contracts it rests on; the rows are those of the first. */
    List<String> contracts();

    /**
     * Columns of a contract without which some columns of this source, or a measure of it, say nothing.
     *
     * @param measure its name
     */
    Set<String> neededColumns(String contract, String measure, Collection<String> columns);

    /** Whether no row means zero, not missing, wherever a delivery speaks for. */
    boolean countsZero();

    /** File in the catalogue, for messages. */
    String path();

    /** Every file that says what it is. */
    default List<String> paths() {
        return List.of(path());
    }

    default Optional<Column> column(String name) {
        return Optional.ofNullable(columns().get(name));
    }

    /** The columns that tell its rows apart, in order. */
    default List<Column> key() {
        return columns().values().stream().filter(Column::key).toList();
    }

    /** Whether a column has a date, and with it a month. */
    default boolean isDate(String column) {
        return columns().get(column).type().isDay();
    }

    /** Who may read its rows. */
    Readers readers();
}
