package shian.content;

import shian.message.Message;

/**
 * How large things in a content may be. Beyond, it is refused in words: no file makes memory or time grow without bound.
 * The limits of a sheet are Excel's own.
 *
 * @param cellCharacters    characters of a cell
 * @param columns           columns of a table
 * @param textRowCharacters characters of a row of text, so that a quotation that never ends is not read to the end
 * @param sharedCharacters  characters of all texts a workbook shares between its cells: they are held in memory
 * @param htmlBytes         bytes of a HTML page
 * @param zipEntries        entries of a zip or workbook
 * @param zipBytes          bytes of all entries of a zip, unpacked
 * @param zipRatio          unpacked bytes for each packed one, of an entry above {@code zipRatioFrom} bytes
 */
record Limits(int cellCharacters, int columns, int textRowCharacters, long sharedCharacters, long htmlBytes,
              int zipEntries, long zipBytes, long zipRatio, long zipRatioFrom) {

    static final Limits USUAL = new Limits(1 << 20, 16_384, 2 << 20, 64L << 20, 256L << 20, 2_000, 4L << 30, 250, 16L << 20);

    /** The refusal of a cell that is too long. */
    UnreadableException cellTooLong(String where) {
        return new UnreadableException(Message.of("content.cell-too-long", where, cellCharacters));
    }

    /** The refusal of a row that is too wide. */
    UnreadableException tooManyColumns(String where) {
        return new UnreadableException(Message.of("content.too-many-columns", where, columns));
    }
}
