package shian.content;

/**
 * A row as it stands in a file.
 *
 * @param line  line it begins in, from 1
 * @param cells its cells, never null; not to be changed
 */
public record Row(int line, String[] cells) {

    /** The cell at an index; empty if the row is shorter. */
    public String cell(int index) {
        return index < cells.length ? cells[index] : "";
    }

    public boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The first cell that is not blank; empty if all are. */
    public String firstText() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return cell.strip();
            }
        }
        return "";
    }
}
