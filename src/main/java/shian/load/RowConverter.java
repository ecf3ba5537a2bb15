package shian.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shian.catalog.Catalog;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.content.FormText;
import shian.content.Header;
import shian.content.Numbering;
import shian.content.Row;
import shian.message.Message;

/** Turns the rows below a header into outcomes, by the contract. One for each delivery; not thread-safe. */
final class RowConverter {

    private final Catalog catalog;
    private final Contract contract;
    private final Header header;
    private final Set<String> headerBegins;
    private final HeaderChange headerChange;
    private final RowWidth rowWidth;
    private final TotalRows totals;
    private final TwinColumns twins;
    private final KnownCells[] knownCells;
    /** Whether a cell of the row that is being read may call it a total. */
    private boolean labelled;
    private final Delivery delivery;
    private final Cells cells;
    private final RowRules rules;
    private final Column[] columns;
    private final int[] indexes;
    /** Where each column begins in a row of the table: one may fill several. */
    private final int[] begins;
    private final int width;
    /** The cells of the row above, of columns in which a blank one means the same. */
    private final String[] above;
    private final boolean fillsDown;
    private final Dittos dittos;
    /** The last division that may stand in this delivery: most rows have that of the row above. */
    private String lastGood;
    private final List<Optional<String>> fileUnits = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param zone     of the offices: a moment that is written with an offset has its day here
     * @param units    the unit of each column whose unit the file states, by name
     * @param rowWidth how many cells a row may have
     * @param told     takes what is to be told of columns
     */
    RowConverter(Catalog catalog, Contract contract, Header header, Delivery delivery, LocalDate today, ZoneId zone, Map<String, String> units,
                 RowWidth rowWidth, Consumer<Message> told) {
        this.catalog = catalog;
        this.contract = contract;
        this.header = header;
        this.headerBegins = header.levels().stream().map(Row::firstText).collect(Collectors.toSet());
        this.headerChange = new HeaderChange(header, contract, catalog.units());
        this.rowWidth = rowWidth;
        this.delivery = delivery;
        this.cells = new Cells(catalog.divisions(), catalog.codes(), catalog.units(), today, delivery.division(), zone);
        this.columns = contract.columns().values().toArray(Column[]::new);
        this.indexes = new int[columns.length];
        Map<String, Integer> begin = new HashMap<>();
        this.begins = new int[columns.length];
        this.above = new String[columns.length];
        this.fillsDown = Arrays.stream(columns).anyMatch(column -> column.writing().fillDown());
        int next = 0;
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            begins[i] = next;
            next += column.stored().size();
            places.put(column.name(), i);
            begin.put(column.name(), begins[i]);
            indexes[i] = header.indexes().getOrDefault(column.name(), -1);
            fileUnits.add(Optional.ofNullable(units.get(column.name())).or(() -> column.unit().isPresent() ? column.fileUnit() : Optional.empty()));
        }
        this.width = next;
        this.dittos = new Dittos(indexes);
        this.rules = new RowRules(contract, begin);
        this.totals = new TotalRows(columns, indexes, catalog.codes());
        this.knownCells = Stream.generate(KnownCells::new).limit(columns.length).toArray(KnownCells[]::new);
        this.twins = new TwinColumns(columns, header, catalog.units(), told);
    }

    RowOutcome convert(Row row) {
        RowOutcome outcome = outcome(row);
        if (!(outcome instanceof RowOutcome.Accepted || outcome instanceof RowOutcome.Quarantined)) {
            Arrays.fill(above, null);
            dittos.forget();
        }
        return outcome;
    }

    private RowOutcome outcome(Row row) {
        if (row.isBlank()) {
            return RowOutcome.NonData.INSTANCE;
        }
        String first = row.firstText();
        if (FormText.isZeroReport(first)) {
            return RowOutcome.ZeroReport.INSTANCE;
        }
        if (FormText.isNoData(first) || Numbering.is(row)) {
            return RowOutcome.NonData.INSTANCE;
        }
        if (headerBegins.contains(first) && header.isRepeatedBy(row)) {
            return new RowOutcome.HeaderRow(header);
        }
        labelled = totals.mayBe(row, first);
        TotalRows.Verdict verdict = labelled ? totals.of(row, first) : null;
        RowOutcome outcome = verdict == null ? data(dittos.resolved(row)) : null;
        if (outcome != null && labelled) {
            // a cell of another column was found to be a label
            verdict = totals.of(row, first);
        }
        if (verdict != null) {
            outcome = verdict.sure() ? total(row, verdict.label(), verdict.level())
                    : setAside(row, Message.of("load.looks-like-total", verdict.label()));
        }
        if (outcome instanceof RowOutcome.Total) {
            return outcome;
        }
        if (outcome instanceof RowOutcome.Quarantined) {
            Optional<RowOutcome> other = headerChange.of(row);
            if (other.isPresent()) {
                return other.get();
            }
        }
        totals.keep(row);
        return outcome;
    }

    /** Whether a row heads the rows that follow. */
    boolean isHeader(Row row) {
        return headerBegins.contains(row.firstText()) && header.isRepeatedBy(row)
                || headerChange.of(row).filter(RowOutcome.HeaderRow.class::isInstance).isPresent();
    }

    /** A row that is set aside as a whole: nobody can say what its cells mean. */
    private RowOutcome setAside(Row row, Message reason) {
        return new RowOutcome.Quarantined(List.of(Fault.ofRow(reason)), null, null, null, Map.of());
    }

    private RowOutcome total(Row row, String label, RowOutcome.Total.Level level) {
        Map<String, BigDecimal> stated = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].type().isNumber()) {
                try {
                    Object value = read(i, row);
                    if (value instanceof Number) {
                        stated.put(columns[i].name(), new BigDecimal(value.toString()));
                    }
                } catch (NotUnderstood e) {
                    // a total that is no number states nothing; its row is kept in the archive and is no data
                    continue;
                }
            }
        }
        return new RowOutcome.Total(label, level, stated);
    }

    private Object read(int column, Row row) throws NotUnderstood {
        if (indexes[column] < 0) {
            return null;
        }
        String cell = cell(column, row);
        Object known = knownCells[column].get(cell);
        if (known != KnownCells.UNKNOWN) {
            return known;
        }
        Object value = cells.read(columns[column], cell, fileUnits.get(column), delivery.to());
        if (totals.isLabel(column, cell)) {
            labelled = true;
        } else {
            knownCells[column].put(cell, value);
        }
        return value;
    }

    private RowOutcome data(Row row) {
        if (rowWidth.isExceededBy(row)) {
            return setAside(row, rowWidth.reason(row));
        }
        Object[] values = new Object[width];
        if (fillsDown) {
            remember(row);
        }
        List<Fault> faults = null;
        for (int i = 0; i < columns.length; i++) {
            try {
                Object value = read(i, row);
                if (twins.has(i)) {
                    int column = i;
                    value = twins.agreed(i, row, value, (cell, unit) ->
                            cells.read(columns[column], cell, unit.or(() -> fileUnits.get(column)), delivery.to()));
                }
                if (value instanceof Manifold manifold) {
                    manifold.into(values, begins[i]);
                } else {
                    values[begins[i]] = value;
                }
                if (value == null && columns[i].required()) {
                    faults = add(faults, Fault.of(columns[i], cell(i, row), Message.of("load.required")));
                } else if (value instanceof LocalDate date && columns[i].required() && !cells.isPlausible(date)) {
                    faults = add(faults, Fault.of(columns[i], cell(i, row), cells.implausible()));
                }
            } catch (NotUnderstood e) {
                faults = add(faults, Fault.of(columns[i], cell(i, row), e.reason()));
            }
        }
        keepElsewhere(values, row);
        String division = division(values, row);
        boolean known = division != null && division.equals(lastGood);
        if (!known && division != null && catalog.divisions().byCode(division).isPresent()
                && !catalog.divisions().isLeaf(division) && !parentsAreData()) {
            if (division.equals(delivery.division())) {
                return total(row, row.firstText(), RowOutcome.Total.Level.TOTAL);
            }
            faults = add(faults, divisionFault(row, Message.of("load.division-parent", named(division))));
        } else if (!known && division != null && !catalog.divisions().isWithin(division, delivery.division())) {
            faults = add(faults, divisionFault(row, Message.of("load.division-outside", named(division), named(delivery.division()))));
            division = null;
        } else {
            lastGood = division;
        }
        Integer year = year(values);
        if (year != null && (year < delivery.from().getYear() || year > delivery.to().getYear())
                || period(values) instanceof LocalDate day && (day.isBefore(delivery.from()) || day.isAfter(delivery.to()))) {
            faults = add(faults, Fault.of(contract.columns().get(contract.period().orElseThrow()),
                    cell(places.get(contract.period().orElseThrow()), row),
                    Message.of("load.period-outside", delivery.from(), delivery.to())));
            year = null;
        }
        for (Fault broken : rules.broken(values, column -> cell(places.get(column), row))) {
            faults = add(faults, broken);
        }
        if (faults == null) {
            return new RowOutcome.Accepted(division, year, values);
        }
        return new RowOutcome.Quarantined(faults, year, division, RowKey.of(contract, values, faults),
                RowNumbers.of(contract, values, faults));
    }

    /** A place that lies in another city is none of ours, though it may be called as one of them: it stays as it stands. */
    private void keepElsewhere(Object[] values, Row row) {
        for (int i = 0; i < columns.length; i++) {
            int begin = begins[i];
            Optional<String> within = columns[i].writing().within();
            if (within.isEmpty() || values[begin] == null) {
                continue;
            }
            String around = Cells.asItStands(cell(places.get(within.get()), row));
            boolean here = around.isEmpty() || catalog.divisions().names().find(around, delivery.to(), delivery.division())
                    .filter(outer -> catalog.divisions().isWithin(values[begin].toString(), outer.code())).isPresent();
            if (!here) {
                values[begin] = Cells.asItStands(cell(i, row));
            }
        }
    }

    private static List<Fault> add(List<Fault> faults, Fault fault) {
        List<Fault> all = faults == null ? new ArrayList<>() : faults;
        all.add(fault);
        return all;
    }

    private String cell(int column, Row row) {
        if (indexes[column] < 0) {
            return "";
        }
        String cell = row.cell(indexes[column]);
        return above[column] != null && Row.stripped(cell).isEmpty() ? above[column] : cell;
    }

    /** Keeps what the next row may leave blank. */
    private void remember(Row row) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].writing().fillDown() && !Row.stripped(cell(i, row)).isEmpty()) {
                above[i] = cell(i, row);
            }
        }
    }

    /** A division as people know it, with its code. */
    private String named(String division) {
        return catalog.divisions().byCode(division).map(d -> d.name().zh() + " " + division).orElse(division);
    }

    private boolean parentsAreData() {
        return contract.division().stream().anyMatch(name -> contract.columns().get(name).parents());
    }

    private Fault divisionFault(Row row, Message message) {
        String name = contract.division().get(0);
        return Fault.of(contract.columns().get(name), cell(places.get(name), row), message);
    }

    /** The division a row counts in, by the precedence of the contract; null if its columns say none. */
    private String division(Object[] values, Row row) {
        if (contract.division().isEmpty()) {
            return delivery.division();
        }
        for (String name : contract.division()) {
            Object value = values[begins[places.get(name)]];
            if (value != null) {
                return contract.columns().get(name).type() == Column.Type.SAMPLE_NUMBER
                        ? catalog.divisions().current(Identifiers.countyOf(value.toString())) : value.toString();
            }
        }
        return null;
    }

    private Object period(Object[] values) {
        return contract.period().map(name -> values[begins[places.get(name)]]).orElse(null);
    }

    private Integer year(Object[] values) {
        if (contract.period().isEmpty()) {
            return delivery.from().getYear();
        }
        Object value = period(values);
        return value instanceof LocalDate date ? Integer.valueOf(date.getYear()) : (Integer) value;
    }
}
