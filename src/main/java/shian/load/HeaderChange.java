package shian.load;

import java.util.Arrays;
import java.util.Optional;
import shian.catalog.Contract;
import shian.catalog.Units;
import shian.content.Header;
import shian.content.HeaderSearch;
import shian.content.Row;

/** Tells, of a row that is no data, whether it heads the rows that follow: another header, or a note with a unit above one. */
final class HeaderChange {

    private static final int CELLS_OF_A_NOTE = 3;

    private final Header header;
    private final HeaderSearch search;
    private final UnitText unitText;

    HeaderChange(Header header, Contract contract, Units units) {
        this.header = header;
        this.search = new HeaderSearch(contract, units);
        this.unitText = new UnitText(units);
    }

    /** A {@link RowOutcome.HeaderRow} or {@link RowOutcome.Note}; empty if it is neither. */
    Optional<RowOutcome> of(Row row) {
        Optional<RowOutcome> next = search.following(header, row).map(RowOutcome.HeaderRow::new);
        return next.or(() -> isNote(row) ? Optional.of(new RowOutcome.Note(row)) : Optional.empty());
    }

    /** Whether a row states a unit and no more; one among other cells is called so, else the row is one of data. */
    private boolean isNote(Row row) {
        long filled = Arrays.stream(row.cells()).filter(cell -> !Row.stripped(cell).isEmpty()).count();
        return filled == 1 && !unitText.ofRow(row).isEmpty()
                || filled <= CELLS_OF_A_NOTE && unitText.ofRow(row).stream().anyMatch(UnitText.Stated::asUnit);
    }
}
