package shian.content;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Nearest;
import shian.catalog.Units;
import shian.catalog.Variants;
import shian.message.Message;

/**
 * Where the columns of a contract stand in a file.
 *
 * @param line    line of the header, from 1; of its last row if it has several
 * @param indexes index of each column found, by its name
 * @param units   unit the header itself names for a column, by the column's name
 * @param raw     what stands above each column of the file: of a header of two rows both, one after the other
 * @param missing required columns that were not found
 * @param levels  the rows of the header as they stand
 */
public record Header(int line, Map<String, Integer> indexes, Map<String, String> units, List<String> raw,
                     List<Column> missing, List<Row> levels) {

    /** A header stands in the first rows of a file. */
    public static final int ROWS_TO_SEARCH = 25;

    /** What glues the parts of a cell together, and their names in its header. */
    public static final Pattern GLUE = Pattern.compile("\\|\\||[|｜￤¦│┃║‖丨︱]");
    private static final Pattern DECORATION = Pattern.compile("[\\s\\u200B\\uFEFF*★]");

    /** The row among the first ones, or two rows one below the other, that name the most columns, and at least two. */
    public static Optional<Header> find(List<Row> rows, Contract contract) {
        return new HeaderSearch(contract).in(rows);
    }

    /** A header without what files put around it: spaces, line breaks, stars, other widths and shapes of characters. */
    static String normalised(String header) {
        // some of what glues would become a dash
        String glued = GLUE.matcher(header).replaceAll("‖");
        return Variants.folded(DECORATION.matcher(Normalizer.normalize(glued, Normalizer.Form.NFKC)).replaceAll(""));
    }

    /** Whether a row further down repeats this header or a row of it, as printed pages do. */
    public boolean isRepeatedBy(Row row) {
        return levels.stream().anyMatch(level -> isSame(level, row));
    }

    private boolean isSame(Row level, Row row) {
        boolean any = false;
        for (int index : indexes.values()) {
            String cell = level.cell(index);
            if (!cell.equals(row.cell(index)) && !normalised(cell).equals(normalised(row.cell(index)))) {
                return false;
            }
            any |= !cell.isBlank();
        }
        return any;
    }

    /** With the units that a row beneath the header names; empty if it is no such row. */
    public Optional<Header> withUnits(Row row, Contract contract, Units known) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < row.cells().length; i++) {
            String unit = normalised(row.cells()[i]).replaceFirst("^\\((.*)\\)$", "$1");
            if (unit.isEmpty() || unit.equals("单位") || unit.equals("计量单位")) {
                continue;
            }
            int index = i;
            Optional<Column> column = indexes.entrySet().stream().filter(e -> e.getValue() == index)
                    .flatMap(e -> contract.column(e.getKey()).stream()).findFirst();
            Optional<String> base = column.flatMap(Column::unit);
            if (!unit.equals("%") && !known.isUnit(unit) && !base.equals(Optional.of(unit))) {
                return Optional.empty();
            }
            column.filter(c -> c.unit().isPresent() && !units.containsKey(c.name())).ifPresent(c -> named.put(c.name(), unit));
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        named.putAll(units);
        return Optional.of(new Header(row.line(), indexes, named, raw, missing, levels));
    }

    /** What to say about required columns that are missing, each with the nearest header of the file. */
    public List<Message> missingMessages() {
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            if (!indexes.containsValue(i) && !raw.get(i).isBlank()) {
                unused.add(raw.get(i).strip());
            }
        }
        return missing.stream().map(column -> {
            String nearest = Nearest.to(column.header(), unused);
            return nearest.isEmpty() ? Message.of("content.column-missing", column.header(), line)
                    : Message.of("content.column-missing-nearest", column.header(), line, nearest);
        }).toList();
    }
}
