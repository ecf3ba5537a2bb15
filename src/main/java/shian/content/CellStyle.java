package shian.content;

/**
 * How a workbook shows a cell, as far as it changes what a reader takes the cell for.
 *
 * @param struck whether a line is drawn through it
 */
record CellStyle(NumberFormat format, Script script, boolean struck) {

    static final CellStyle PLAIN = new CellStyle(NumberFormat.GENERAL, Script.BASELINE, false);

    /** A font of a workbook. */
    record Font(Script script, boolean struck) {

        static final Font PLAIN = new Font(Script.BASELINE, false);
    }

    static CellStyle of(NumberFormat format, Font font) {
        return format == NumberFormat.GENERAL && font.equals(Font.PLAIN) ? PLAIN : new CellStyle(format, font.script, font.struck);
    }

    /**
     * What is read of a text.
     *
     * @param ownFonts whether each part of the text has a font of its own, so that the cell's is not seen
     */
    String ofText(String text, boolean ownFonts) {
        if (this == PLAIN || text.isEmpty() || Unvalued.is(text)) {
            return text;
        }
        String shown = format.ofText(ownFonts ? text : script.of(text));
        return struck && !ownFonts && !shown.isBlank() && !Unvalued.is(shown) ? Unvalued.struck(shown) : shown;
    }

    /** What is read of a number, given as its format shows it. */
    String ofNumber(String shown) {
        if (this == PLAIN || Unvalued.is(shown)) {
            return shown;
        }
        if (struck) {
            return Unvalued.struck(shown);
        }
        return script == Script.BASELINE ? shown : Unvalued.raised(script.of(shown));
    }
}
