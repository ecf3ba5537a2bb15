package shian.content;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import shian.catalog.Column;
import shian.catalog.Nearest;
import shian.catalog.Variants;
import shian.message.Message;

/**
 * Where the columns of a contract stand in a file.
 *
 * @param line    line of the header, from 1; of its last row if it has several
 * @param indexes index of each column found, by its name
 * @param words   what is beside the name of a column in its cell, such as a unit, by the column's name
 * @param raw     what stands above each column of the file: of a header of two rows both, one after the other
 * @param missing required columns that were not found
 * @param levels  the rows of the header as they stand
 * @param rivals  further columns of the file that are named as a column that was found
 * @param hidden  indexes of the columns of the file that a person does not see
 */
public record Header(int line, Map<String, Integer> indexes, Map<String, List<String>> words, List<String> raw,
                     List<Column> missing, List<Row> levels, List<Rival> rivals, Set<Integer> hidden) {

    /**
     * A column of the file that names a column of the contract which is read from another one.
     *
     * @param words what is beside the name, such as a unit
     * @param equal whether it names it as well as the one that is read, and is seen as well
     */
    public record Rival(String column, int index, List<String> words, boolean equal) {
    }

    /** A header stands in the first rows of a file. */
    public static final int ROWS_TO_SEARCH = 25;
    /** Rows among which it is looked for where it does not stand in the first ones, since instructions stand above it. */
    public static final int ROWS_AT_MOST = 500;

    /** Characters of a header with everything around it: what is longer names no column. */
    private static final int LONGEST = 1_000;

    /** What glues the parts of a cell together, and their names in its header. */
    public static final Pattern GLUE = Pattern.compile("\\|\\||[|｜￤¦│┃║‖丨︱]");
    private static final Pattern DECORATION = Pattern.compile("[\\s\\p{Cf}*★☆※†‡▲△]");
    private static final Pattern FOOTNOTE = Pattern.compile("(?<=[\\p{IsHan})）])[¹²³\\u2070-\\u2089\\u2460-\\u24FF\\u2776-\\u2793]+");
    private static final Pattern OPENING = Pattern.compile("[\\[{<【〔〖〈《「『]");
    private static final Pattern CLOSING = Pattern.compile("[\\]}>】〕〗〉》」』]");

    /**
     * A header without what files put around it: spaces, line breaks, stars, footnote marks, other widths and shapes of characters;
     * brackets of any shape are round.
     */
    static String normalised(String header) {
        if (header.length() > LONGEST) {
            return header;
        }
        if (isPlain(header)) {
            return Variants.folded(header);
        }
        // some of what glues would become a dash, and marks would become digits
        String glued = FOOTNOTE.matcher(GLUE.matcher(header).replaceAll("‖")).replaceAll("");
        String plain = DECORATION.matcher(Normalizer.normalize(glued, Normalizer.Form.NFKC)).replaceAll("");
        return Variants.folded(CLOSING.matcher(OPENING.matcher(plain).replaceAll("(")).replaceAll(")"));
    }

    /** Whether there is nothing to take away: most headers and nearly all data are so. */
    private static boolean isPlain(String header) {
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (!(c >= '\u4e00' && c <= '\u9fff' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '.' || c == '/')) {
                return false;
            }
        }
        return true;
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

    /** What to say about required columns that are missing, each with the nearest header of the file. */
    public List<Message> missingMessages() {
        List<String> unused = List.copyOf(unused().values());
        return missing.stream().map(column -> {
            String nearest = Nearest.to(column.header(), unused);
            return nearest.isEmpty() ? Message.of("content.column-missing", column.header(), line)
                    : Message.of("content.column-missing-nearest", column.header(), line, nearest);
        }).toList();
    }

    /** The name of the column that each column of the file means, by its index: of those that are read, and of their equals. */
    public Map<Integer, String> meanings() {
        Map<Integer, String> meanings = new TreeMap<>();
        indexes.forEach((column, index) -> meanings.put(index, column));
        rivals.stream().filter(Rival::equal).forEach(rival -> meanings.put(rival.index, rival.column));
        return meanings;
    }

    /** What is beside the name of a column in the cell at an index that has a meaning. */
    public List<String> words(int index) {
        return rivals.stream().filter(rival -> rival.index == index).map(Rival::words).findFirst()
                .orElseGet(() -> words.get(meanings().get(index)));
    }

    /** What is above columns that mean none of the contract, by their index. */
    public Map<Integer, String> unused() {
        Map<Integer, String> unused = new LinkedHashMap<>();
        for (int i = 0; i < raw.size(); i++) {
            int index = i;
            if (!indexes.containsValue(i) && rivals.stream().noneMatch(rival -> rival.index == index) && !raw.get(i).isBlank()) {
                unused.put(i, raw.get(i).strip());
            }
        }
        return unused;
    }

    /** The number of columns under it, up to the last one that has a name. */
    public int width() {
        int width = raw.size();
        while (width > 0 && Row.stripped(raw.get(width - 1)).isEmpty()) {
            width--;
        }
        return width;
    }
}
