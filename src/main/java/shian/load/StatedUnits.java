package shian.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Units;
import shian.content.Columns;
import shian.content.Header;
import shian.content.Row;
import shian.message.Message;

/**
 * The units that a file states, wherever a person sees them, and the one that rules each column of numbers: that of its own
 * header or of a row of units beneath it, else that of a cell which spans it, else that of the sheet, else the contract's.
 */
final class StatedUnits {

    /** A unit and where it is written; {@code size} is how many of the column's own unit one of it is. */
    private record Statement(String unit, BigDecimal size, String where) {
        boolean differs(Statement other) {
            return size.compareTo(other.size) != 0;
        }
    }

    /** What was found: units by the index of the file's column, reasons to refuse the file, and what is to be reported. */
    record Found(Map<Integer, String> units, List<Message> refusals, List<Message> remarks) {
    }

    private final Contract contract;
    private final Units units;
    private final List<UnitText.Stated> ofSheet = new ArrayList<>();
    private final List<Row> above = new ArrayList<>();
    private Row beneath;

    StatedUnits(Contract contract, Units units) {
        this.contract = contract;
        this.units = units;
    }

    /** Takes the name of a file or sheet. */
    void named(String name) {
        ofSheet.addAll(new UnitText(units).ofName(name));
    }

    /** Takes a row above the header. */
    void above(Row row) {
        above.add(row);
        ofSheet.addAll(new UnitText(units).ofRow(row));
    }

    /** Takes the row beneath a header if it names units and nothing else. */
    boolean beneath(Header header, Row row) {
        boolean known = false;
        for (int i = 0; i < row.cells().length; i++) {
            String text = UnitText.bare(row.cells()[i]);
            if (text.isEmpty() || text.equals("单位") || text.equals("计量单位") || text.matches("[-—/]+")) {
                continue;
            }
            boolean unit = text.equals("%") || text.equals("‰") || units.isUnit(text) || isOwnUnit(header, i, text);
            if (!unit && !(isOfNumbers(header, i) && text.length() <= UnitText.LONGEST && !text.matches(".*\\d.*"))) {
                return false;
            }
            known |= unit;
        }
        beneath = known ? row : null;
        return known;
    }

    /** A header that is repeated without the units beneath it means those of before. */
    void repeats(StatedUnits before) {
        beneath = beneath == null ? before.beneath : beneath;
    }

    private boolean isOwnUnit(Header header, int index, String text) {
        return columnAt(header, index).flatMap(Column::unit).filter(text::equals).isPresent();
    }

    private boolean isOfNumbers(Header header, int index) {
        return columnAt(header, index).filter(column -> column.type().isSummable()).isPresent();
    }

    private Optional<Column> columnAt(Header header, int index) {
        return Optional.ofNullable(header.meanings().get(index)).flatMap(contract::column);
    }

    /** The unit of each column under a header. */
    Found of(Header header) {
        Map<Integer, String> found = new HashMap<>();
        Set<Message> refusals = new LinkedHashSet<>();
        Set<Message> remarks = new LinkedHashSet<>();
        Set<UnitText.Stated> unused = new LinkedHashSet<>(ofSheet);
        boolean anyByDefault = false;
        for (Map.Entry<Integer, String> meaning : header.meanings().entrySet()) {
            int index = meaning.getKey();
            Column column = contract.columns().get(meaning.getValue());
            if (!column.type().isSummable()) {
                continue;
            }
            String raw = header.raw().get(index).strip();
            List<Statement> own = statements(column, header.words(index), raw, refusals, remarks);
            if (beneath != null && !UnitText.bare(beneath.cell(index)).isEmpty()) {
                own.addAll(statements(column, List.of("单位" + UnitText.bare(beneath.cell(index))),
                        Columns.name(index) + beneath.line(), refusals, remarks));
            }
            List<Statement> spanning = spanning(column, header, index);
            List<Statement> sheet = new ArrayList<>();
            for (UnitText.Stated stated : ofSheet) {
                // a pure number has the unit of the sheet no more than a share has
                size(column, stated.unit()).filter(size -> column.unit().isPresent()).ifPresent(size -> {
                    sheet.add(new Statement(stated.unit(), size, stated.where()));
                    unused.remove(stated);
                });
            }
            Statement chosen = choose(column, List.of(own, spanning, sheet), refusals, remarks);
            if (chosen != null) {
                found.put(index, chosen.unit);
            } else {
                anyByDefault |= column.unit().isPresent();
            }
        }
        for (UnitText.Stated stated : unused) {
            if (anyByDefault && stated.asUnit()) {
                refusals.add(Message.of("load.unit-not-understood", stated.unit(), stated.where(), expected()));
            }
        }
        return new Found(found, List.copyOf(refusals), List.copyOf(remarks));
    }

    /** The units that words beside the name of a column state. */
    private List<Statement> statements(Column column, List<String> words, String where, Set<Message> refusals, Set<Message> remarks) {
        List<Statement> statements = new ArrayList<>();
        for (String word : words) {
            String unit = UnitText.bare(word);
            List<Statement> inWords = new ArrayList<>();
            for (String part : new UnitText(units).amongWords(unit)) {
                size(column, part).ifPresent(size -> inWords.add(new Statement(part, size, where)));
            }
            if (!inWords.isEmpty()) {
                statements.addAll(inWords);
            } else if (column.unit().isPresent() || column.type() == Column.Type.PERCENT) {
                boolean meant = !unit.equals(word) || unit.equals("‰") || units.isUnit(unit);
                String base = column.unit().orElse("%");
                if (meant && !unit.isEmpty()) {
                    refusals.add(Message.of("load.unit-of-column", where, unit, base));
                } else if (column.unit().isPresent() && unit.matches(".*\\p{L}.*")) {
                    remarks.add(Message.of("load.header-word", where, unit, column.fileUnit().orElse(base)));
                }
            }
        }
        return statements;
    }

    /** How many of the column's own unit one of the other is; of a pure number, the multiple before whatever is counted. */
    private Optional<BigDecimal> size(Column column, String unit) {
        if (column.type() == Column.Type.PERCENT) {
            return unit.equals("%") ? Optional.of(BigDecimal.ONE) : Optional.empty();
        }
        if (column.unit().isPresent()) {
            return units.factor(unit, column.unit().get());
        }
        return units.isUnit(unit) ? Optional.of(Units.leadingMultiple(unit)) : Optional.empty();
    }

    /** The units of cells further up that span a column: of an upper row of the header, or of one above it. */
    private List<Statement> spanning(Column column, Header header, int index) {
        List<Row> rows = new ArrayList<>(above);
        rows.addAll(header.levels().subList(0, header.levels().size() - 1));
        List<Statement> statements = new ArrayList<>();
        for (Row row : rows) {
            if (!UnitText.isOfColumns(row)) {
                continue;
            }
            int at = Math.min(index, row.cells().length - 1);
            while (at >= 0 && Row.stripped(row.cell(at)).isEmpty()) {
                at--;
            }
            if (at >= 0 && index < row.cells().length + 1) {
                String where = Columns.name(at) + row.line();
                for (String unit : new UnitText(units).ofHeading(row.cell(at))) {
                    size(column, unit).filter(size -> column.unit().isPresent()).ifPresent(size -> statements.add(new Statement(unit, size, where)));
                }
            }
        }
        return statements;
    }

    /** The statement that rules: of the nearest kind. Two of the same kind that differ refuse the file; a further one is reported. */
    private Statement choose(Column column, List<List<Statement>> kinds, Set<Message> refusals, Set<Message> remarks) {
        Statement chosen = null;
        for (List<Statement> kind : kinds) {
            for (Statement statement : kind) {
                if (chosen == null) {
                    chosen = statement;
                } else if (chosen.differs(statement)) {
                    boolean same = kind.contains(chosen);
                    (same ? refusals : remarks).add(Message.of(same ? "load.unit-contradiction" : "load.unit-overruled", column.header(),
                            chosen.unit, chosen.where, statement.unit, statement.where));
                }
            }
        }
        return chosen;
    }

    private String expected() {
        Map<String, Boolean> bases = new LinkedHashMap<>();
        contract.columns().values().forEach(column -> column.unit().ifPresent(unit -> bases.put(unit, true)));
        return String.join("、", bases.keySet());
    }
}
