package shian.slip;

import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;

/** Texts that a spreadsheet would take for formulas are kept from becoming any. */
final class Harmless {

    private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠";
    /** Numbers and lone signs compute nothing; as they are they can be handed in again. */
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d[\\d,]*(\\.\\d+)?%?|[-－]{1,2}");
    private static final int LONGEST_CELL = 32_767;

    private Harmless() {
    }

    /** Whether a text may be taken for a formula. */
    static boolean isDangerous(String text) {
        return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 && !PLAIN.matcher(text).matches();
    }

    /** A text for a file with separated values: behind an apostrophe where it might be taken for a formula. */
    static String inText(String text) {
        return isDangerous(text) ? "'" + text : text;
    }

    /**
     * Writes a text into a cell of a workbook, as text and never as a formula, not longer than a cell can be.
     *
     * @param style  how the cell looks
     * @param quoted the same, telling that the cell is text whatever it begins with
     */
    static void write(Cell cell, String text, CellStyle style, CellStyle quoted) {
        String fitting = text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
        cell.setCellValue(fitting);
        cell.setCellStyle(isDangerous(fitting) ? quoted : style);
    }
}
