package shian.slip;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import shian.content.Rows;
import shian.content.Unvalued;
import shian.message.Messages;

/** A workbook with the rows and columns of a delivery, every cell text; rows are written as they are read. */
final class RowsWorkbook implements AutoCloseable {

    private static final int ROWS_IN_MEMORY = 100;
    private static final int WIDTH = 22;

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final Marks marks = new Marks(workbook);
    private final CellStyle text;
    private final CellStyle quoted;
    private Sheet sheet;
    private int next;

    RowsWorkbook() {
        workbook.setCompressTempFiles(true);
        text = workbook.createCellStyle();
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
        quoted = workbook.createCellStyle();
        quoted.cloneStyleFrom(text);
        quoted.setQuotePrefixed(true);
    }

    /** Writes all rows of a part. */
    void write(Rows rows, Slip slip, Placement placement) throws IOException {
        for (shian.content.Row row = rows.next(); row != null; row = rows.next()) {
            write(row, slip.flaws(row), placement);
        }
    }

    private void write(shian.content.Row from, List<Flaw> flaws, Placement placement) {
        if (sheet == null || next == SpreadsheetVersion.EXCEL2007.getMaxRows()) {
            sheet = workbook.createSheet(Messages.text(java.util.Locale.CHINESE, "slip.data-sheet", workbook.getNumberOfSheets() + 1));
            sheet.setDefaultColumnWidth(WIDTH);
            next = 0;
        }
        Row row = sheet.createRow(next++);
        for (int i = 0; i < from.cells().length; i++) {
            Harmless.write(row.createCell(i), Unvalued.shown(from.cells()[i]), text, quoted);
        }
        if (!flaws.isEmpty()) {
            for (int i = from.cells().length; i < placement.width(from.line()); i++) {
                row.createCell(i).setCellStyle(text);
            }
            marks.mark(row, from.line(), flaws, placement);
        }
    }

    /** Puts the cover before and writes everything out. */
    void finish(Slip slip, CoverSheet.Follows follows, OutputStream out) throws IOException {
        CoverSheet.add(workbook, slip, follows);
        workbook.write(out);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
