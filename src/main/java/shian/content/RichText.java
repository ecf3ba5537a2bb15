package shian.content;

/** A text put together from parts that each may have a font of their own. */
final class RichText {

    private String text = "";
    private StringBuilder more;
    private boolean struck;
    private boolean ownFonts = true;

    /**
     * Adds a part.
     *
     * @param font its own font; null if it has that of its cell
     */
    void add(String part, CellStyle.Font font) {
        if (part.isEmpty()) {
            return;
        }
        ownFonts &= font != null;
        struck |= font != null && font.struck() && !part.isBlank();
        String shown = font == null ? part : font.script().of(part);
        if (text.isEmpty()) {
            text = shown;
        } else {
            more = more == null ? new StringBuilder(text) : more;
            more.append(shown);
        }
    }

    int length() {
        return more == null ? text.length() : more.length();
    }

    /** Whether no part has the font of its cell. */
    boolean hasOwnFonts() {
        return ownFonts && !text.isEmpty();
    }

    /** The parts joined; a marked cell if a line is drawn through one of them. */
    String text() {
        String joined = more == null ? text : more.toString();
        return struck ? Unvalued.struck(joined) : joined;
    }
}
