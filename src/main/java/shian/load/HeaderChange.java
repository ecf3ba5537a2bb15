package shian.load;

import java.util.Optional;
import java.util.Set;
import shian.catalog.Contract;
import shian.catalog.Units;
import shian.content.Header;
import shian.content.HeaderSearch;
import shian.content.Row;

/** Tells, of a row that is no data, whether it heads the rows that follow: another header, or a note with a unit above one. */
final class HeaderChange {

    private static final int CELLS_OF_A_NOTE = 3;

    private final Header header;
    private final Units units;
    private final HeaderSearch search;

    HeaderChange(Header header, Contract contract, Units units) {
        this.header = header;
        this.units = units;
        this.search = new HeaderSearch(contract, units, Set.of());
    }

    /** A {@link RowOutcome.HeaderRow} or {@link RowOutcome.Note}; empty if it is neither. */
    Optional<RowOutcome> of(Row row) {
        int filled = 0;
        boolean name = false;
        for (String cell : row.cells()) {
            String text = Row.stripped(cell);
            filled += text.isEmpty() ? 0 : 1;
            name |= !text.isEmpty() && search.isName(text);
        }
        if (name && filled > 1) {
            Header other = search.of(row);
            if (other.indexes().size() >= Math.max(2, (header.indexes().size() + 1) / 2)) {
                return Optional.of(new RowOutcome.HeaderRow(other));
            }
        }
        return filled <= CELLS_OF_A_NOTE && !new UnitText(units).ofRow(row).isEmpty() ? Optional.of(new RowOutcome.Note(row)) : Optional.empty();
    }
}
