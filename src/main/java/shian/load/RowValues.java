package shian.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import shian.catalog.Catalog;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.content.Header;
import shian.content.Row;
import shian.message.Message;

/** The values of a row by the columns of its contract, and what is wrong with its cells. Rows come one after the other. */
final class RowValues {

    private final Cells cells;
    private final LocalDate day;
    private final TwinColumns twins;
    private final Dittos dittos;
    private final Column[] columns;
    private final int[] indexes;
    /** Where each column begins in a row of the table: one may fill several. */
    private final int[] begins;
    private final int width;
    private final List<Optional<String>> units = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final KnownCells[] known;
    /** The cells of the row above, of columns in which a blank one means the same. */
    private final String[] above;
    private final boolean fillsDown;

    /**
     * @param units the unit of each column of the file that states one, by its index
     * @param day   at which names of divisions are meant
     * @param told  takes what is to be reported of columns
     */
    RowValues(Catalog catalog, Contract contract, Header header, Cells cells, Map<Integer, String> units, LocalDate day, Consumer<Message> told) {
        this.cells = cells;
        this.day = day;
        this.columns = contract.columns().values().toArray(Column[]::new);
        this.indexes = new int[columns.length];
        this.begins = new int[columns.length];
        this.above = new String[columns.length];
        this.fillsDown = Arrays.stream(columns).anyMatch(column -> column.writing().fillDown());
        int next = 0;
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            begins[i] = next;
            next += column.stored().size();
            places.put(column.name(), i);
            indexes[i] = header.indexes().getOrDefault(column.name(), -1);
            this.units.add(unit(column, units, indexes[i]));
        }
        this.width = next;
        this.twins = new TwinColumns(columns, header, units, told);
        this.dittos = new Dittos(header.meanings().keySet());
        this.known = Stream.generate(KnownCells::new).limit(columns.length).toArray(KnownCells[]::new);
    }

    /** Where the values of each column begin in a row of the table, by its name. */
    Map<String, Integer> begins() {
        Map<String, Integer> byName = new HashMap<>();
        places.forEach((name, place) -> byName.put(name, begins[place]));
        return byName;
    }

    /** A row of data as it is read: with what its ditto marks mean; the next row may leave blank what it says. */
    Row begin(Row row) {
        Row resolved = dittos.resolved(row);
        for (int i = 0; fillsDown && i < columns.length; i++) {
            if (columns[i].writing().fillDown() && !Row.stripped(cell(i, resolved)).isEmpty()) {
                above[i] = cell(i, resolved);
            }
        }
        return resolved;
    }

    /** What is above a total, a blank row or a header is not meant by what is below it. */
    void forget() {
        Arrays.fill(above, null);
        dittos.forget();
    }

    /** The values of a row, in the order of the table's columns; what is wrong with a cell is added to the faults. */
    Object[] read(Row row, List<Fault> faults) {
        Object[] values = new Object[width];
        for (int i = 0; i < columns.length; i++) {
            try {
                Object value = value(i, row);
                if (value instanceof Manifold manifold) {
                    manifold.into(values, begins[i]);
                } else if (!columns[i].writing().dropped()) {
                    values[begins[i]] = value;
                }
                if (value == null && columns[i].required()) {
                    faults.add(Fault.of(columns[i], cell(i, row), Message.of("load.required")));
                } else if (value instanceof LocalDate date) {
                    int column = i;
                    cells.implausible(columns[i], date).ifPresent(reason -> faults.add(Fault.of(columns[column], cell(column, row), reason)));
                }
            } catch (NotUnderstood e) {
                faults.add(Fault.of(columns[i], cell(i, row), e.reason()));
            }
        }
        return values;
    }

    private Object value(int column, Row row) throws NotUnderstood {
        Object value = read(column, row);
        return twins.has(column) ? twins.agreed(column, row, value, (cell, unit) -> cells.read(columns[column], cell, unit, day)) : value;
    }

    /** The unit of the numbers of a column of the file: the one it states, or that in which the contract has it. */
    static Optional<String> unit(Column column, Map<Integer, String> units, int index) {
        return Optional.ofNullable(units.get(index)).or(() -> column.unit().isPresent() ? column.fileUnit() : Optional.empty());
    }

    private Object read(int column, Row row) throws NotUnderstood {
        if (indexes[column] < 0) {
            return null;
        }
        String cell = cell(column, row);
        Object before = known[column].get(cell);
        if (before != KnownCells.UNKNOWN) {
            return before;
        }
        Object value = cells.read(columns[column], cell, units.get(column), day);
        known[column].put(cell, value);
        return value;
    }

    /** The number in a column of a row; empty if it is none or is not understood. */
    Optional<Number> number(String column, Row row) {
        try {
            return read(places.get(column), row) instanceof Number number ? Optional.of(number) : Optional.empty();
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    /** The cell of a column as written, or that of the row above where a blank one means it; empty if the file lacks the column. */
    String cell(String column, Row row) {
        return cell(places.get(column), row);
    }

    private String cell(int column, Row row) {
        if (indexes[column] < 0) {
            return "";
        }
        String cell = row.cell(indexes[column]);
        return above[column] != null && Row.stripped(cell).isEmpty() ? above[column] : cell;
    }
}
