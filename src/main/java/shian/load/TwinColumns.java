package shian.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import shian.catalog.Column;
import shian.content.Columns;
import shian.content.Header;
import shian.content.Row;
import shian.content.UnreadableException;
import shian.message.Message;

/** Columns of a file that have the same name: where both say something, they must say the same. */
final class TwinColumns {

    /** Reads a cell of a column with a unit, if it has one. */
    @FunctionalInterface
    interface Reader {
        Object read(String cell, Optional<String> unit) throws NotUnderstood;
    }

    private record Twin(int index, Optional<String> unit) {
    }

    private final Column[] columns;
    private final Header header;
    private final Map<Integer, List<Twin>> twins = new HashMap<>();
    private final boolean[] has;
    private final Consumer<Message> told;
    private final Set<Integer> differing = new HashSet<>();

    /**
     * @param units the unit of each column of the file that states one, by its index
     * @param told takes the first difference in a column where it refuses no file
     */
    TwinColumns(Column[] columns, Header header, Map<Integer, String> units, Consumer<Message> told) {
        this.columns = columns;
        this.header = header;
        this.told = told;
        this.has = new boolean[columns.length];
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            List<Twin> found = new ArrayList<>();
            for (Header.Rival rival : header.rivals()) {
                if (rival.column().equals(column.name()) && rival.equal()) {
                    found.add(new Twin(rival.index(), RowValues.unit(column, units, rival.index())));
                }
            }
            if (!found.isEmpty()) {
                twins.put(i, found);
                has[i] = true;
            }
        }
    }

    boolean has(int column) {
        return has[column];
    }

    /**
     * What a row says in a column and its twins.
     *
     * @param value what the column itself says; null if nothing
     * @throws UnreadableException if they differ in a column that distinguishes rows, is required or is a number, a day or a code
     */
    Object agreed(int column, Row row, Object value, Reader reader) throws NotUnderstood {
        // what a blank cell means is not what the other column is to agree with
        Object agreed = Row.stripped(row.cell(header.indexes().get(columns[column].name()))).isEmpty() ? null : value;
        for (Twin twin : twins.get(column)) {
            String cell = row.cell(twin.index);
            Object other = Row.stripped(cell).isEmpty() ? null : reader.read(cell, twin.unit);
            if (agreed == null) {
                agreed = other;
            } else if (other != null && !isSame(agreed, other)) {
                Message difference = Message.of("load.column-twice", columns[column].header(),
                        Columns.name(header.indexes().get(columns[column].name())), Columns.name(twin.index), row.line());
                if (columns[column].required() || columns[column].type() != Column.Type.TEXT) {
                    throw new UnreadableException(difference);
                }
                if (differing.add(column)) {
                    told.accept(difference);
                }
            }
        }
        return agreed == null ? value : agreed;
    }

    private static boolean isSame(Object one, Object other) {
        if (one instanceof Manifold.Bounded bounded && other instanceof Manifold.Bounded another) {
            return bounded.bound().equals(another.bound()) && isSame(bounded.number(), another.number());
        }
        if (one instanceof Manifold.Measured measured && other instanceof Manifold.Measured another) {
            return measured.qualifier() == another.qualifier() && isSame(measured.number(), another.number())
                    && (measured.number() != null || measured.text().equals(another.text()));
        }
        return one instanceof BigDecimal number && other instanceof BigDecimal another ? number.compareTo(another) == 0 : Objects.equals(one, other);
    }
}
