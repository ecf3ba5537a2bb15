package shian.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.TableDefinition;
import shian.content.Archive;
import shian.content.Document;
import shian.content.Expectation;
import shian.content.Header;
import shian.content.Row;
import shian.content.Rows;
import shian.content.UnreadableException;
import shian.message.Message;
import shian.work.Breakpoint;

/** Reads a delivery from the archive and sends its good rows to the fact table. */
final class DeliveryReader {

    private static final Pattern SHEET_UNIT = Pattern.compile("单位\\s*[:：]\\s*([^\\s,，]+)");
    private static final int ROWS_BEFORE_BREAKPOINT = 500;

    private final Archive archive;
    private final Catalog catalog;
    private final LocalDate today;

    DeliveryReader(Archive archive, Catalog catalog, LocalDate today) {
        this.archive = archive;
        this.catalog = catalog;
        this.today = today;
    }

    /**
     * Reads everything; good rows go through the connection.
     *
     * @throws UnreadableException if it cannot be read as rows of the contract
     */
    Reading read(Delivery delivery, Contract contract, String copyStatement, Connection connection)
            throws IOException, SQLException {
        Reading reading = new Reading();
        try (Document document = Document.open(archive, delivery.sha256(), Expectation.of(contract));
             Rows rows = document.rows(document.part(delivery.inside()))) {
            reading.encoding = rows.encoding();
            Deque<Row> ahead = new ArrayDeque<>();
            while (ahead.size() < Header.ROWS_TO_SEARCH) {
                Row row = rows.next();
                if (row == null) {
                    break;
                }
                ahead.add(row);
            }
            if (delivery.zero() && ahead.size() < Header.ROWS_TO_SEARCH && ahead.stream().allMatch(Row::isBlank)) {
                reading.read = ahead.size();
                reading.nonData = ahead.size();
                return reading;
            }
            Header named = header(new ArrayList<>(ahead), contract);
            reading.headerLine = named.line();
            List<String> sheetUnits = new ArrayList<>();
            while (ahead.peek().line() < named.line()) {
                sheetUnits.addAll(units(ahead.poll()));
                reading.read++;
                reading.nonData++;
            }
            ahead.poll();
            reading.read++;
            reading.nonData++;
            Optional<Header> withUnits = Optional.ofNullable(ahead.peek())
                    .flatMap(beneath -> named.withUnits(beneath, contract, catalog.units()));
            if (withUnits.isPresent()) {
                ahead.poll();
                reading.read++;
                reading.nonData++;
            }
            Header header = withUnits.orElse(named);
            RowConverter converter = new RowConverter(catalog, contract, header, delivery, today, sheetUnits);
            List<String> filled = List.copyOf(TableDefinition.valueColumns(contract).keySet());
            Keys keys = new Keys(contract.key().stream().mapToInt(column -> filled.indexOf(column.name())).toArray());
            try (CopyRows copy = new CopyRows(connection, copyStatement, TableDefinition.valueColumns(contract).values())) {
                for (Row row = ahead.isEmpty() ? rows.next() : ahead.poll(); row != null;
                     row = ahead.isEmpty() ? rows.next() : ahead.poll()) {
                    take(delivery, row, converter.convert(row), reading, copy, keys);
                }
                copy.end();
                reading.mayRepeat = keys.mayRepeat();
            }
            reading.remarks = rows.remarks();
        }
        return reading;
    }

    private static Header header(List<Row> first, Contract contract) {
        if (first.stream().allMatch(Row::isBlank)) {
            throw new UnreadableException(Message.of("load.empty"));
        }
        Optional<Header> header = Header.find(first, contract);
        if (header.isEmpty()) {
            throw new UnreadableException(Message.of("load.header-missing", Header.ROWS_TO_SEARCH,
                    String.join("、", contract.required().stream().map(c -> c.header()).toList())));
        }
        if (!header.get().missing().isEmpty()) {
            throw new MissingColumns(header.get().missingMessages());
        }
        return header.get();
    }

    /** Required columns are missing; each has its own message. */
    static final class MissingColumns extends RuntimeException {
        private final transient List<Message> reasons;

        MissingColumns(List<Message> reasons) {
            super(String.valueOf(reasons));
            this.reasons = reasons;
        }

        List<Message> reasons() {
            return reasons;
        }
    }

    /** The units a row above the header names. */
    static List<String> units(Row row) {
        List<String> units = new ArrayList<>();
        for (String cell : row.cells()) {
            Matcher matcher = SHEET_UNIT.matcher(cell);
            if (matcher.find()) {
                units.addAll(List.of(matcher.group(1).split("[、/]")));
            }
        }
        return units;
    }

    private static void take(Delivery delivery, Row row, RowOutcome outcome, Reading reading, CopyRows copy,
                             Keys keys) throws SQLException {
        reading.read++;
        if (outcome instanceof RowOutcome.Accepted accepted) {
            copy.send(accepted.division(), accepted.year(), delivery.id(), row.line(), accepted.values());
            keys.add(accepted.values());
            reading.accepted++;
            if (reading.accepted == ROWS_BEFORE_BREAKPOINT) {
                Breakpoint.LOAD_COPYING.reached();
            }
        } else if (outcome instanceof RowOutcome.Quarantined quarantined) {
            reading.quarantine(new Reading.SetAside(row.line(), quarantined.year(), quarantined.division(), quarantined.key(),
                    quarantined.numbers(), quarantined.faults()));
        } else {
            reading.nonData++;
            if (outcome instanceof RowOutcome.Total total) {
                reading.totals.add(new Reading.ControlTotal(row.line(), total));
            } else if (outcome instanceof RowOutcome.ZeroReport) {
                reading.zeroReport = true;
            }
        }
    }
}
