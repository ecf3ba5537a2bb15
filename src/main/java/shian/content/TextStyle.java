package shian.content;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a text separates and quotes its cells.
 *
 * @param quote  the mark around cells in which separators may stand
 * @param spaces whether blanks around a separator stand outside the marks
 */
record TextStyle(char delimiter, char quote, boolean spaces) {

    static final TextStyle USUAL = new TextStyle(',', '"', false);
    /** Only a cell with marks of its own has line breaks before a mark. */
    private static final Pattern BEHIND_BLANK = Pattern.compile("[\\p{javaWhitespace}&&[^\r\n]]++\"");
    private static final String DELIMITERS = ",\t;|，；^~";
    /** The usual ones first; the others are tried where these name no columns. */
    static final List<TextStyle> CANDIDATES = Stream.of('"', '\'').flatMap(quote -> DELIMITERS.chars()
            .mapToObj(delimiter -> new TextStyle((char) delimiter, quote, false))).toList();

    boolean isUsual() {
        return quote == '"' && DELIMITERS.indexOf(delimiter) < 3;
    }

    /** Whether a cell begins with a single mark, so that it may be one of quotation. */
    static boolean isSingleQuoted(List<Row> rows) {
        return rows.stream().flatMap(row -> Stream.of(row.cells())).anyMatch(cell -> cell.stripLeading().startsWith("'"));
    }

    /** With the way of quoting that the first rows show, as this style reads them. */
    TextStyle quotedAs(List<Row> rows) {
        long filled = 0;
        long single = 0;
        boolean behindBlank = false;
        for (Row row : rows) {
            for (String cell : row.cells()) {
                String text = cell.strip();
                filled += text.isEmpty() ? 0 : 1;
                single += text.length() > 1 && text.startsWith("'") && text.endsWith("'") ? 1 : 0;
                behindBlank |= BEHIND_BLANK.matcher(cell).lookingAt();
            }
        }
        return single * 2 > filled && filled > 0 ? new TextStyle(delimiter, '\'', behindBlank || spaces)
                : new TextStyle(delimiter, quote, behindBlank || spaces);
    }
}
