package shian.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import shian.catalog.Catalog;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.content.FormText;
import shian.content.Header;
import shian.content.Numbering;
import shian.content.Row;
import shian.content.TotalLabels;
import shian.message.Message;

/** Turns the rows below a header into outcomes, by the contract. One for each header of a delivery; not thread-safe. */
final class RowConverter {

    private final Contract contract;
    private final Header header;
    private final Set<String> headerBegins;
    private final HeaderChange headerChange;
    private final RowWidth rowWidth;
    private final RowValues values;
    private final RowScope scope;
    private final RowRules rules;
    private final TotalRows totals;
    private final Masking masking;

    /**
     * @param zone     of the offices: a moment that is written with an offset has its day here
     * @param units    the unit of each column of the file that states one, by its index
     * @param rowWidth how many cells a row may have
     * @param told     takes what is to be reported of columns
     */
    RowConverter(Catalog catalog, Contract contract, Header header, Delivery delivery, LocalDate today, ZoneId zone, Map<Integer, String> units,
                 RowWidth rowWidth, Consumer<Message> told) {
        this.contract = contract;
        this.header = header;
        this.headerBegins = header.levels().stream().map(Row::firstText).collect(Collectors.toSet());
        this.headerChange = new HeaderChange(header, contract, catalog.units());
        this.rowWidth = rowWidth;
        Cells cells = new Cells(catalog.divisions(), catalog.codes(), catalog.units(), today, delivery.division(), zone);
        this.values = new RowValues(catalog, contract, header, cells, units, delivery.to(), told);
        this.scope = new RowScope(contract, catalog.divisions(), delivery, values.begins());
        this.rules = new RowRules(contract, values.begins());
        this.totals = new TotalRows(contract, header, catalog.codes());
        this.masking = Masking.of(catalog.codes());
    }

    RowOutcome convert(Row row) {
        RowOutcome outcome = outcome(row);
        if (!(outcome instanceof RowOutcome.Accepted || outcome instanceof RowOutcome.Quarantined)) {
            values.forget();
        }
        return outcome;
    }

    private RowOutcome outcome(Row row) {
        String first = row.firstText();
        if (FormText.isZeroReport(first)) {
            return RowOutcome.ZeroReport.INSTANCE;
        }
        if (first.isEmpty() || FormText.isNoData(first) || Numbering.is(row)) {
            return RowOutcome.NonData.INSTANCE;
        }
        if (isRepeated(row, first)) {
            return new RowOutcome.HeaderRow(header);
        }
        RowOutcome outcome = totalOrData(row, first);
        if (outcome instanceof RowOutcome.Quarantined) {
            Optional<RowOutcome> other = headerChange.of(row);
            if (other.isPresent()) {
                return other.get();
            }
        }
        return outcome;
    }

    /** Whether a row heads the rows that follow. */
    boolean isHeader(Row row) {
        return isRepeated(row, row.firstText()) || headerChange.of(row).filter(RowOutcome.HeaderRow.class::isInstance).isPresent();
    }

    private boolean isRepeated(Row row, String first) {
        return headerBegins.contains(first) && header.isRepeatedBy(row);
    }

    private RowOutcome totalOrData(Row row, String first) {
        TotalRows.Verdict verdict = totals.mayBe(row, first) ? totals.of(row, first) : null;
        if (verdict != null && verdict.sure()) {
            return total(row, verdict.label(), verdict.level());
        }
        RowOutcome outcome = verdict == null ? data(row) : setAside(Message.of("load.looks-like-total", verdict.label()));
        if (!(outcome instanceof RowOutcome.Total)) {
            totals.keep(row);
        }
        return outcome;
    }

    /** A row that is set aside as a whole: nobody can say what its cells mean, nor what a blank cell below it repeats. */
    RowOutcome.Quarantined setAside(Message reason) {
        values.forget();
        return new RowOutcome.Quarantined(List.of(masking.free(Fault.ofRow(reason))), null, null, null, Map.of());
    }

    /** A total states what its cells say in numbers; the row is kept in the archive and is no data. */
    private RowOutcome total(Row row, String label, TotalLabels.Level level) {
        Map<String, BigDecimal> stated = new LinkedHashMap<>();
        for (Column column : contract.columns().values()) {
            if (column.type().isNumber()) {
                values.number(column.name(), row).ifPresent(number -> stated.put(column.name(), new BigDecimal(number.toString())));
            }
        }
        return new RowOutcome.Total(label, level, stated);
    }

    private RowOutcome data(Row asItStands) {
        if (rowWidth.isExceededBy(asItStands)) {
            return setAside(rowWidth.reason(asItStands));
        }
        Row row = values.begin(asItStands);
        UnaryOperator<String> cell = column -> values.cell(column, row);
        List<Fault> faults = new ArrayList<>(0);
        Object[] read = values.read(row, faults);
        RowScope.Place place = scope.of(read, cell, faults);
        if (place.total()) {
            return total(row, row.firstText(), TotalLabels.Level.TOTAL);
        }
        faults.addAll(rules.broken(read, cell));
        if (faults.isEmpty()) {
            return new RowOutcome.Accepted(place.division(), place.year(), read);
        }
        return new RowOutcome.Quarantined(faults.stream().map(masking::free).toList(), place.year(), place.division(), RowKey.of(contract, read, faults),
                RowCells.of(contract, read, faults));
    }
}
