package shian.slip;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import shian.message.SpreadsheetText;

/** Texts in cells of a workbook that goes out. */
final class Harmless {

    private static final int LONGEST_CELL = 32_767;

    private Harmless() {
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
        cell.setCellStyle(SpreadsheetText.isDangerous(fitting) ? quoted : style);
    }
}
