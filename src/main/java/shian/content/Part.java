package shian.content;

/**
 * A table within a document.
 *
 * @param entry  path within the zip; empty if the document is no zip
 * @param sheet  name of the sheet; empty if it is no workbook
 * @param state  whether there is something to deliver in it
 */
public record Part(String entry, String sheet, State state) {

    /** Whether a part is a table for all to see. A zip's entry that cannot be opened counts as visible: opening it says why. */
    public enum State { VISIBLE, HIDDEN, EMPTY }

    /** The file itself, where it holds one table. */
    static final Part WHOLE = new Part("", "", State.VISIBLE);

    /** Where it stands: {@code entry}, {@code sheet} or {@code entry!sheet}; empty for the file itself. */
    public String name() {
        return entry.isEmpty() ? sheet : sheet.isEmpty() ? entry : entry + "!" + sheet;
    }
}
