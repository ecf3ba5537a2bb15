package shian.load;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.TableDefinition;
import shian.content.Archive;
import shian.content.Deadline;
import shian.content.Document;
import shian.content.Expectation;
import shian.content.Header;
import shian.content.HeaderSearch;
import shian.content.Part;
import shian.content.Row;
import shian.content.Rows;
import shian.content.RowsAhead;
import shian.content.UnreadableException;
import shian.message.Message;
import shian.work.Breakpoint;
import tools.jackson.databind.json.JsonMapper;

/** Reads a delivery from the archive and sends its good rows on, to the fact table as a rule. */
final class DeliveryReader {

    private static final int ROWS_BEFORE_BREAKPOINT = 500;
    private static final int ROWS_OF_A_TITLE = 3;
    /** Names of columns in one cell from which it is a whole header that nothing separates. */
    private static final int NAMES_IN_A_CELL = 3;

    private final Archive archive;
    private final Catalog catalog;
    private final LocalDate today;
    private final ZoneId zone;

    /**
     * @param zone of the offices whose files these are
     */
    DeliveryReader(Archive archive, Catalog catalog, LocalDate today, ZoneId zone) {
        this.archive = archive;
        this.catalog = catalog;
        this.today = today;
        this.zone = zone;
    }

    /**
     * Reads everything.
     *
     * @param accepted where good rows go
     * @throws UnreadableException if it cannot be read as rows of the contract
     * @throws Refusal             if it can, and what it holds is not what the contract needs
     */
    Reading read(Delivery delivery, Contract contract, AcceptedRows.Opening accepted, Deadline deadline)
            throws IOException, SQLException {
        Reading reading = new Reading();
        try (Document document = Document.open(archive, delivery.sha256(), Expectation.of(contract), deadline);
             Rows rows = document.rows(document.part(delivery.inside()))) {
            reading.encoding = rows.encoding();
            RowsAhead ahead = new RowsAhead(rows);
            List<Row> first = ahead.peek(Header.ROWS_TO_SEARCH);
            if (delivery.zero() && first.size() < Header.ROWS_TO_SEARCH && first.stream().allMatch(Row::isBlank)) {
                reading.nonData(first.size());
                return reading;
            }
            Header header = header(ahead, contract);
            reading.headerLine = header.line();
            List<Row> above = new ArrayList<>();
            for (Row row = ahead.next(); row.line() < header.line(); row = ahead.next()) {
                if (row.line() < header.levels().get(0).line()) {
                    above.add(row);
                }
                reading.nonData(1);
            }
            reading.nonData(1);
            List<String> filled = List.copyOf(TableDefinition.valueColumns(contract).keySet());
            Keys keys = new Keys(contract.key().stream().mapToInt(column -> filled.indexOf(column.name())).toArray());
            try (AcceptedRows target = accepted.open()) {
                readTables(delivery, contract, document.part(delivery.inside()), header, above, rows, ahead, reading, target, keys);
                target.end();
                reading.mayRepeat = keys.mayRepeat();
            }
            reading.remarks.addAll(rows.remarks());
        }
        return reading;
    }

    /** Reads the rows under the header, and under each that follows it. */
    private void readTables(Delivery delivery, Contract contract, Part part, Header first, List<Row> aboveFirst, Rows rows, RowsAhead ahead,
                            Reading reading, AcceptedRows target, Keys keys) throws IOException, SQLException {
        Headed headed = begin(first, aboveFirst, null, delivery, contract, part, rows, ahead, reading);
        RowConverter converter = converter(headed, contract, delivery, reading);
        List<Row> notes = new ArrayList<>();
        for (Row row = ahead.next(); row != null; row = ahead.next()) {
            if (headed.width().isSwallowed(row)) {
                setAsideLines(delivery, row, reading, converter);
                continue;
            }
            RowOutcome outcome = converter.convert(row);
            if (outcome instanceof RowOutcome.HeaderRow next) {
                reading.nonData(1);
                Headed before = headed;
                headed = begin(next.header(), notes.isEmpty() ? before.above() : List.copyOf(notes), before, delivery, contract, part, rows, ahead, reading);
                if (headed.header() != before.header() || !headed.units().equals(before.units())) {
                    converter = converter(headed, contract, delivery, reading);
                }
                notes.clear();
            } else if (outcome instanceof RowOutcome.Note || isTitle(row, outcome, converter, ahead)) {
                reading.nonData(1);
                notes.add(row);
            } else {
                if (outcome instanceof RowOutcome.NonData && !row.isBlank()) {
                    notes.add(row);
                } else if (!notes.isEmpty() && !row.isBlank()) {
                    headed.checkNotes(notes);
                    notes.clear();
                }
                take(delivery, row, outcome, reading, target, keys);
            }
        }
        headed.checkNotes(notes);
    }

    private Headed begin(Header header, List<Row> above, Headed before, Delivery delivery, Contract contract, Part part, Rows rows,
                         RowsAhead ahead, Reading reading) throws IOException {
        if (!header.missing().isEmpty()) {
            throw new Refusal(header.missingMessages());
        }
        Headed headed = Headed.read(header, above, before, delivery, part, contract, catalog.units(), ahead, rows.isSeparated());
        reading.nonData(headed.rowsBeneath());
        HeaderRemarks remarks = new HeaderRemarks(catalog, contract, header);
        reading.absent.addAll(remarks.absent());
        reading.remarks.addAll(headed.remarks());
        reading.remarks.addAll(remarks.all());
        return headed;
    }

    private RowConverter converter(Headed headed, Contract contract, Delivery delivery, Reading reading) {
        return new RowConverter(catalog, contract, headed.header(), delivery, today, zone, headed.units(), headed.width(), reading.remarks::add);
    }

    /** Whether a row is the title of a table whose header follows. */
    private static boolean isTitle(Row row, RowOutcome outcome, RowConverter converter, RowsAhead ahead) throws IOException {
        if (!(outcome instanceof RowOutcome.Quarantined) || filled(row) != 1) {
            return false;
        }
        for (Row next : ahead.peek(ROWS_OF_A_TITLE)) {
            if (converter.isHeader(next)) {
                return true;
            }
            if (filled(next) > 2) {
                return false;
            }
        }
        return false;
    }

    private static long filled(Row row) {
        return Arrays.stream(row.cells()).filter(cell -> !Row.stripped(cell).isEmpty()).count();
    }

    /** Every line between two marks of quotation is set aside: what they hold are rows that nobody can tell apart. */
    private static void setAsideLines(Delivery delivery, Row row, Reading reading, RowConverter converter) {
        int last = row.line() + row.lines() - 1;
        for (int line = row.line(); line <= last; line++) {
            reading.read++;
            reading.quarantine(new Reading.SetAside(line, delivery.from().getYear(), delivery.division(), null, "{}",
                    converter.setAside(Message.of("load.quotation-swallows", row.line(), last)).faults()));
        }
    }

    private Header header(RowsAhead rows, Contract contract) throws IOException {
        Optional<Header> header = new HeaderSearch(contract, catalog.units()).in(rows);
        if (header.isPresent()) {
            return header.get();
        }
        List<Row> first = rows.peek(Header.ROWS_AT_MOST);
        throw new UnreadableException(first.stream().allMatch(Row::isBlank) ? Message.of("load.empty") : noHeader(first, contract));
    }

    private static Message noHeader(List<Row> rows, Contract contract) {
        for (Row row : rows) {
            for (String cell : row.cells()) {
                if (contract.columns().values().stream().filter(column -> cell.contains(column.header())).count() >= NAMES_IN_A_CELL) {
                    return Message.of("load.columns-not-separated", row.line());
                }
            }
        }
        return Message.of("load.header-missing", Header.ROWS_AT_MOST, String.join("、", contract.required().stream().map(c -> c.header()).toList()));
    }

    private static void take(Delivery delivery, Row row, RowOutcome outcome, Reading reading, AcceptedRows target,
                             Keys keys) throws SQLException {
        reading.read++;
        if (outcome instanceof RowOutcome.Accepted accepted) {
            target.send(accepted.division(), accepted.year(), delivery.id(), row.line(), accepted.values());
            keys.add(accepted.values());
            reading.accepted++;
            if (reading.accepted == ROWS_BEFORE_BREAKPOINT) {
                Breakpoint.LOAD_COPYING.reached();
            }
        } else if (outcome instanceof RowOutcome.Quarantined quarantined) {
            reading.quarantine(new Reading.SetAside(row.line(), quarantined.year(), quarantined.division(), quarantined.key(),
                    JsonMapper.shared().writeValueAsString(quarantined.cells()), quarantined.faults()));
        } else {
            reading.nonData++;
            reading.besideData += row.isBlank() ? 0 : 1;
            if (outcome instanceof RowOutcome.Total total) {
                reading.totals.add(new Reading.ControlTotal(row.line(), total));
            } else if (outcome instanceof RowOutcome.ZeroReport) {
                reading.zeroReport = true;
            }
        }
    }
}
