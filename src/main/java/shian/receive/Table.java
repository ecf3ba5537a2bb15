package shian.receive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import shian.catalog.Units;
import shian.content.Document;
import shian.content.FormText;
import shian.content.Header;
import shian.content.HeaderSearch;
import shian.content.Numbering;
import shian.content.Part;
import shian.content.Row;
import shian.content.Rows;
import shian.content.RowsAhead;
import shian.content.TotalLabels;
import shian.content.UnreadableException;

/** A table of a contract, as far as receiving looks into it: what stands above its header, and the rows that carry data. */
final class Table implements AutoCloseable {

    private static final Pattern RUNNING_NUMBER = Pattern.compile("\\d{1,5}");

    private final Units units;
    private final Rows rows;
    private final RowsAhead ahead;
    private final List<Row> above = new ArrayList<>();
    private final Header header;

    private Table(Units units, Rows rows, RowsAhead ahead, Header header) throws IOException {
        this.units = units;
        this.rows = rows;
        this.ahead = ahead;
        this.header = header;
        int top = header.levels().get(0).line();
        while (ahead.peek() != null && ahead.peek().line() <= header.line()) {
            Row row = ahead.next();
            if (row.line() < top) {
                above.add(row);
            }
        }
    }

    /** Opens a part at the header of a contract; empty if it has none or cannot be read: loading it says why. */
    static Optional<Table> open(Document document, Part part, HeaderSearch search, Units units) throws IOException {
        Rows rows = null;
        try {
            rows = document.rows(part);
            RowsAhead ahead = new RowsAhead(rows);
            Optional<Header> header = search.in(ahead).filter(found -> found.missing().isEmpty());
            if (header.isPresent()) {
                return Optional.of(new Table(units, rows, ahead, header.get()));
            }
        } catch (UnreadableException e) {
            // what is wrong with it is told under its scope
            return closed(rows);
        }
        return closed(rows);
    }

    private static Optional<Table> closed(Rows rows) throws IOException {
        if (rows != null) {
            rows.close();
        }
        return Optional.empty();
    }

    Header header() {
        return header;
    }

    List<Row> above() {
        return above;
    }

    /**
     * The next row that carries data; null after the last.
     *
     * @throws UnreadableException if the rest cannot be read
     */
    Row next() throws IOException {
        for (Row row = ahead.next(); row != null; row = ahead.next()) {
            if (carriesData(row)) {
                return row;
            }
        }
        return null;
    }

    /** Whether more stands in it than what forms bring along: numbers of rows and columns, units, examples, totals, signatures. */
    private boolean carriesData(Row row) {
        String first = row.firstText();
        if (FormText.isZeroReport(first)) {
            return true;
        }
        if (first.isEmpty() || isTotal(first) || FormText.isNoData(first) || Numbering.is(row) || header.isRepeatedBy(row)) {
            return false;
        }
        for (int index : header.indexes().values()) {
            String cell = Row.stripped(row.cell(index));
            boolean running = index == 0 && RUNNING_NUMBER.matcher(cell).matches();
            if (!cell.isEmpty() && !running && !units.isUnit(cell)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTotal(String first) {
        return TotalLabels.mayBe(first) && TotalLabels.of(first).filter(TotalLabels.Label::isWhole).isPresent();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
