package shian.content;

import shian.message.Message;

/**
 * How large things in a content may be. Beyond, it is refused in words: no file makes memory or time grow without bound.
 * The limits of a sheet are Excel's own.
 *
 * @param cellCharacters    characters of a cell
 * @param columns           columns of a table
 * @param rowCharacters     characters of all cells of a row, so that a quotation that never ends is not read to the end
 * @param sharedCharacters  characters of all texts a workbook shares between its cells: they are held in memory
 * @param htmlBytes         bytes of a HTML page
 * @param zipEntries        entries of a zip or workbook
 * @param zipBytes          bytes of all entries of a zip, unpacked
 * @param zipRatio          unpacked bytes for each packed one, of an entry above {@code zipRatioFrom} bytes
 * @param sheets            sheets of a workbook
 * @param styles            styles of a workbook: of each kind, such as formats and fonts
 * @param spannedCells      cells of a page that cells above them reach into
 * @param rows              rows of a table
 * @param deadline          until when a content is read
 * @param temporary         what it is unpacked into
 */
record Limits(int cellCharacters, int columns, int rowCharacters, long sharedCharacters, long htmlBytes,
              int zipEntries, long zipBytes, long zipRatio, long zipRatioFrom, int sheets, int styles, long spannedCells, long rows,
              Deadline deadline, TemporaryFiles temporary) {

    /** Without a deadline, and without files to unpack into: {@link #in} says which. */
    static final Limits USUAL = new Limits(32_767, 16_384, 2 << 20, 64L << 20, 256L << 20, 2_000, 4L << 30, 250, 16L << 20, 1_000, 1 << 16,
            5_000_000, 100_000_000, Deadline.NONE, null);

    /** The same for a content that is to be read by a deadline. */
    Limits by(Deadline other) {
        return new Limits(cellCharacters, columns, rowCharacters, sharedCharacters, htmlBytes, zipEntries, zipBytes, zipRatio, zipRatioFrom,
                sheets, styles, spannedCells, rows, other, temporary);
    }

    /** The same for a content that is unpacked into these. */
    Limits in(TemporaryFiles other) {
        return new Limits(cellCharacters, columns, rowCharacters, sharedCharacters, htmlBytes, zipEntries, zipBytes, zipRatio, zipRatioFrom,
                sheets, styles, spannedCells, rows, deadline, other);
    }

    /** The refusal of a workbook that has too many sheets. */
    UnreadableException tooManySheets() {
        return new UnreadableException(Message.of("content.too-many-sheets", sheets));
    }

    /** The refusal of a workbook that has too many styles. */
    UnreadableException tooManyStyles() {
        return new UnreadableException(Message.of("content.too-many-styles", styles));
    }

    /** The refusal of a row that has too many characters. */
    UnreadableException rowTooLong(int line) {
        return new UnreadableException(Message.of("content.row-too-long", line, rowCharacters));
    }

    /** The refusal of a cell that is too long. */
    UnreadableException cellTooLong(String where) {
        return new UnreadableException(Message.of("content.cell-too-long", where, cellCharacters));
    }

    /** The refusal of a row that is too wide. */
    UnreadableException tooManyColumns(String where) {
        return new UnreadableException(Message.of("content.too-many-columns", where, columns));
    }
}
