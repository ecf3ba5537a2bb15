package shian.load;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Units;
import shian.content.Header;
import shian.content.Numbering;
import shian.content.Part;
import shian.content.Row;
import shian.content.RowsAhead;
import shian.content.UnreadableException;
import shian.message.Message;

/**
 * A header of a delivery with all that is around it: the rows above it, and those beneath it that are no data yet. A sheet
 * may have several, one below the other.
 */
final class Headed {

    private static final Pattern GUIDANCE = Pattern.compile("[(（【\\[].*[)）】\\]]|.*(?:必填|选填|非必填|填写|格式为|格式[:：]|下拉|例如|如[:：]|示例).*");
    private static final int ROWS_TO_COMPARE = 25;

    private final Header header;
    private final List<Row> above;
    private final RowWidth width;
    private final StatedUnits stated;
    private final StatedUnits.Found units;
    private final Map<String, Column> columns;
    private final Units known;
    private final int rowsBeneath;

    private Headed(Header header, List<Row> above, RowWidth width, StatedUnits stated, StatedUnits.Found units, Map<String, Column> columns,
                   Units known, int rowsBeneath) {
        this.header = header;
        this.above = above;
        this.width = width;
        this.stated = stated;
        this.units = units;
        this.columns = columns;
        this.known = known;
        this.rowsBeneath = rowsBeneath;
    }

    /**
     * Reads what is beneath a header, which is taken already, up to the first row of data.
     *
     * @param above  the rows above it
     * @param before the header before it; null if it is the first
     * @throws Refusal if a unit is not understood, or two contradict each other
     */
    static Headed read(Header header, List<Row> above, Headed before, Delivery delivery, Part part, Contract contract, Units known,
                       RowsAhead rows, boolean separated) throws IOException {
        StatedUnits stated = new StatedUnits(contract, known);
        stated.named(fileName(delivery.path()));
        stated.named(fileName(part.entry()));
        stated.named(part.sheet());
        above.forEach(stated::above);
        int beneath = 0;
        boolean units = false;
        for (Row row = rows.peek(); row != null; row = rows.peek()) {
            boolean ofUnits = !units && stated.beneath(header, row);
            if (!ofUnits && !Numbering.is(row) && !(beneath == 0 && isGuidance(row))) {
                break;
            }
            units |= ofUnits;
            beneath++;
            rows.next();
        }
        if (before != null && before.header == header) {
            stated.repeats(before.stated);
        }
        StatedUnits.Found found = stated.of(header);
        if (!found.refusals().isEmpty()) {
            throw new Refusal(found.refusals());
        }
        int usual = rows.peek(ROWS_TO_COMPARE).stream().collect(Collectors.groupingBy(row -> row.cells().length, Collectors.counting()))
                .entrySet().stream().max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).orElse(0);
        return new Headed(header, above, RowWidth.of(header, separated, usual), stated, found, contract.columns(), known, beneath);
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether every cell of a row says how to fill in the column above it. */
    private static boolean isGuidance(Row row) {
        int filled = 0;
        for (String cell : row.cells()) {
            String text = Row.stripped(cell);
            if (!text.isEmpty() && !GUIDANCE.matcher(text).matches()) {
                return false;
            }
            filled += text.isEmpty() ? 0 : 1;
        }
        return filled > 1;
    }

    Header header() {
        return header;
    }

    List<Row> above() {
        return above;
    }

    RowWidth width() {
        return width;
    }

    /** Rows beneath the header that are no data. */
    int rowsBeneath() {
        return rowsBeneath;
    }

    /** The unit of each column of the file that states one, by its index. */
    Map<Integer, String> units() {
        return units.units();
    }

    Collection<Message> remarks() {
        return units.remarks();
    }

    /**
     * Checks what notes between rows of data say of units, though no header follows them.
     *
     * @throws UnreadableException if it is not what the table says
     */
    void checkNotes(List<Row> notes) {
        for (Row note : notes) {
            for (UnitText.Stated stated : new UnitText(known).ofRow(note)) {
                for (Map.Entry<Integer, String> meaning : header.meanings().entrySet()) {
                    Column column = columns.get(meaning.getValue());
                    Optional<BigDecimal> now = column.unit().flatMap(base -> known.factor(stated.unit(), base));
                    String ruling = units().getOrDefault(meaning.getKey(), column.fileUnit().orElse(""));
                    Optional<BigDecimal> before = column.unit().flatMap(base -> known.factor(ruling, base));
                    if (now.isPresent() && before.isPresent() && now.get().compareTo(before.get()) != 0) {
                        throw new UnreadableException(Message.of("load.unit-changes", stated.where(), stated.unit(), column.header(), ruling));
                    }
                }
            }
        }
    }
}
