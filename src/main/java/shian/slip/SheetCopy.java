package shian.slip;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.PaneInformation;

/**
 * A sheet written again cell by cell: what a cell shows, how it looks and what somebody said of it, where rows and columns are. The value
 * of a formula is written in its place. Links, objects, pictures, rules, names, and whatever else a sheet can hold are not.
 */
final class SheetCopy {

    private final Sheet from;
    private final Sheet to;
    private final Looks looks;
    private final Marks marks;
    private int columns;

    SheetCopy(Sheet from, Sheet to, Looks looks, Marks marks) {
        this.from = from;
        this.to = to;
        this.looks = looks;
        this.marks = marks;
    }

    /**
     * Writes all rows, from the first.
     *
     * @param flaws what is wrong with rows, by their line from 1; some may be rows that the sheet has no cells in
     */
    void write(Map<Integer, List<Flaw>> flaws, Placement placement) {
        to.setDefaultColumnWidth(from.getDefaultColumnWidth());
        to.setDefaultRowHeight(from.getDefaultRowHeight());
        SortedSet<Integer> numbers = new TreeSet<>();
        flaws.keySet().forEach(line -> numbers.add(line - 1));
        from.forEach(row -> numbers.add(row.getRowNum()));
        for (int number : numbers) {
            Row again = to.createRow(number);
            if (from.getRow(number) != null) {
                write(from.getRow(number), again);
            }
            if (flaws.containsKey(number + 1)) {
                marks.mark(again, number + 1, flaws.get(number + 1), placement);
            }
        }
        for (int i = 0; i < columns; i++) {
            to.setColumnWidth(i, from.getColumnWidth(i));
            to.setColumnHidden(i, from.isColumnHidden(i));
        }
        for (CellRangeAddress region : from.getMergedRegions()) {
            to.addMergedRegionUnsafe(region.copy());
        }
        PaneInformation pane = from.getPaneInformation();
        if (pane != null && pane.isFreezePane()) {
            to.createFreezePane(pane.getVerticalSplitPosition(), pane.getHorizontalSplitPosition());
        }
    }

    private void write(Row row, Row again) {
        again.setZeroHeight(row.getZeroHeight());
        if (row.getHeight() != from.getDefaultRowHeight()) {
            again.setHeight(row.getHeight());
        }
        for (Cell cell : row) {
            columns = Math.max(columns, cell.getColumnIndex() + 1);
            write(cell, again.createCell(cell.getColumnIndex()));
        }
    }

    private void write(Cell cell, Cell again) {
        CellStyle style = cell.getCellStyle();
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        switch (type) {
            case NUMERIC -> again.setCellValue(cell.getNumericCellValue());
            case BOOLEAN -> again.setCellValue(cell.getBooleanCellValue());
            case ERROR -> again.setCellErrorValue(FormulaError.isValidCode(cell.getErrorCellValue()) ? cell.getErrorCellValue()
                    : FormulaError.NA.getCode());
            case STRING -> Harmless.write(again, cell.getStringCellValue(), looks.of(style), looks.quoted(style));
            default -> again.setBlank();
        }
        if (type != CellType.STRING) {
            again.setCellStyle(looks.of(style));
        }
        Comment comment = cell.getCellComment();
        if (comment != null && comment.getString() != null) {
            marks.comment(again, List.of(comment.getString().getString()));
        }
    }
}
