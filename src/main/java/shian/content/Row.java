package shian.content;

/**
 * A row as written in a file.
 *
 * @param line             line it begins in, from 1
 * @param cells            its cells, never null; not to be changed
 * @param lines            lines of the file that it takes: several where a quoted cell of a text holds line ends
 * @param separatorsWithin separators in cells of a text that hold line ends
 */
public record Row(int line, String[] cells, int lines, int separatorsWithin) {

    /** A row of one line. */
    public Row(int line, String[] cells) {
        this(line, cells, 1, 0);
    }

    /** The cell at an index; empty if the row is shorter. */
    public String cell(int index) {
        return index < cells.length ? cells[index] : "";
    }

    /** Characters of all its cells. */
    long characters() {
        long characters = 0;
        for (String cell : cells) {
            characters += cell.length();
        }
        return characters;
    }

    public boolean isBlank() {
        return firstText().isEmpty();
    }

    /** The first cell that is not blank, without what surrounds it; empty if all are. */
    public String firstText() {
        for (String cell : cells) {
            String text = stripped(cell);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** A cell without white space and invisible characters around it; what is inside stays. */
    public static String stripped(String cell) {
        if (cell.isEmpty() || isPlain(cell.charAt(0)) && isPlain(cell.charAt(cell.length() - 1))) {
            return cell;
        }
        int from = 0;
        int to = cell.length();
        while (from < to && isSpace(cell.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    /** What most cells begin and end with. */
    private static boolean isPlain(char c) {
        return c > ' ' && c < '\u0080' || c >= '\u4e00' && c <= '\u9fff';
    }

    private static boolean isSpace(char c) {
        return c <= ' ' && c != '\0' || c == '\u200b' || c == '\ufeff' || Character.isSpaceChar(c);
    }
}
