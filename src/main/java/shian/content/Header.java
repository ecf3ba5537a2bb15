package shian.content;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.Nearest;
import shian.message.Message;

/**
 * Where the columns of a contract stand in a file.
 *
 * @param line    line of the header, from 1
 * @param indexes index of each column found, by its name
 * @param units   unit the header itself names for a column, by the column's name
 * @param raw     the header row, cells as they stand
 * @param missing required columns that were not found
 */
public record Header(int line, Map<String, Integer> indexes, Map<String, String> units, List<String> raw,
                     List<Column> missing) {

    /** A header stands in the first rows of a file. */
    public static final int ROWS_TO_SEARCH = 25;

    /** What glues the names of a column with several parts together. */
    private static final Pattern GLUE = Pattern.compile("\\|\\||[|║丨]");
    private static final Pattern UNIT = Pattern.compile("^(.*?)[(（]([^()（）]+)[)）]$");

    /**
     * The row among the first ones that names the most columns of the contract, and at least two.
     *
     * @param rows the first rows of the file
     */
    public static Optional<Header> find(List<Row> rows, Contract contract) {
        Map<String, String> columnByHeader = new HashMap<>();
        contract.columns().values().forEach(column ->
                column.headers().forEach(header -> columnByHeader.put(normalised(header), column.name())));
        Header best = null;
        for (Row row : rows) {
            Header header = read(row, contract, columnByHeader);
            if (header.indexes.size() >= Math.min(2, contract.columns().size())
                    && (best == null || header.indexes.size() > best.indexes.size())) {
                best = header;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Header read(Row row, Contract contract, Map<String, String> columnByHeader) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        Map<String, String> units = new HashMap<>();
        for (int i = 0; i < row.cells().length; i++) {
            String cell = normalised(row.cells()[i]);
            String column = columnByHeader.get(cell);
            Matcher unit = UNIT.matcher(cell);
            boolean namesUnit = column == null && unit.matches();
            if (namesUnit) {
                column = columnByHeader.get(unit.group(1));
            }
            if (column != null && indexes.putIfAbsent(column, i) == null && namesUnit) {
                units.put(column, unit.group(2));
            }
        }
        List<Column> missing = contract.required().stream().filter(c -> !indexes.containsKey(c.name())).toList();
        return new Header(row.line(), indexes, units, List.of(row.cells()), missing);
    }

    /** A header without what files put around it: spaces, line breaks, stars, other widths. */
    static String normalised(String header) {
        String text = Normalizer.normalize(header, Normalizer.Form.NFKC).replaceAll("[\\s\\u200B\\uFEFF*★]", "");
        return GLUE.matcher(text).replaceAll("‖");
    }

    /** Whether a row further down repeats this header, as printed pages do. */
    public boolean isRepeatedBy(Row row) {
        int matches = 0;
        for (int index : indexes.values()) {
            if (!normalised(row.cell(index)).equals(normalised(raw.get(index)))) {
                return false;
            }
            matches++;
        }
        return matches > 0;
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
