package shian.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;

/** Writes tables as the sheets of a workbook, looking as an office makes them. */
final class SheetWriter {

    private static final String DAY_FORMAT = "yyyy-mm-dd";
    private static final String AS_IT_IS = "General";
    private static final int MOST_CHARACTERS = 24;
    private static final int WIDTH_OF_CHARACTER = 256;

    private record Look(SampleTable.Role role, String format) {
    }

    private final Workbook workbook;
    private final Map<Look, CellStyle> styles = new HashMap<>();

    SheetWriter(Workbook workbook) {
        this.workbook = workbook;
    }

    void write(SampleTable table) {
        Sheet sheet = workbook.createSheet(table.name());
        List<SampleTable.Line> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            writeLine(table, i, sheet.createRow(i));
        }
        mergeTitles(table, sheet);
        mergeGroups(table, sheet);
        setWidths(table, sheet);
        workbook.setSheetHidden(workbook.getSheetIndex(sheet), table.isHidden());
    }

    private void writeLine(SampleTable table, int index, Row row) {
        SampleTable.Line line = table.lines().get(index);
        row.setZeroHeight(line.hidden());
        for (int column = 0; column < line.cells().size(); column++) {
            SampleCell value = line.cells().get(column);
            Cell cell = row.createCell(column);
            cell.setCellStyle(style(line.role(), format(value)));
            if (!table.continues(index, column)) {
                set(cell, value);
            }
        }
    }

    private static void set(Cell cell, SampleCell value) {
        if (value instanceof SampleCell.Number number) {
            cell.setCellValue(number.value().doubleValue());
        } else if (value instanceof SampleCell.Day day) {
            cell.setCellValue(day.day());
        } else if (value instanceof SampleCell.Formula formula) {
            cell.setCellFormula(formula.formula());
            cell.setCellValue(formula.result().doubleValue());
        } else if (!value.text().isEmpty()) {
            cell.setCellValue(value.text());
        }
    }

    private static String format(SampleCell value) {
        if (value instanceof SampleCell.Day) {
            return DAY_FORMAT;
        }
        if (value instanceof SampleCell.Number number) {
            int decimals = Math.max(0, number.value().scale());
            return decimals == 0 ? AS_IT_IS : "0." + "0".repeat(decimals);
        }
        return AS_IT_IS;
    }

    private static void mergeTitles(SampleTable table, Sheet sheet) {
        List<SampleTable.Line> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            SampleTable.Role role = lines.get(i).role();
            boolean spans = role == SampleTable.Role.TITLE || role == SampleTable.Role.NOTE;
            if (spans && table.width() > 1) {
                sheet.addMergedRegion(new CellRangeAddress(i, i, 0, table.width() - 1));
            }
        }
    }

    private static void mergeGroups(SampleTable table, Sheet sheet) {
        int lines = table.lines().size();
        for (int column = 0; column < table.width(); column++) {
            int first = 0;
            for (int i = 1; i <= lines; i++) {
                if (i == lines || !table.continues(i, column)) {
                    if (i - 1 > first) {
                        sheet.addMergedRegion(new CellRangeAddress(first, i - 1, column, column));
                    }
                    first = i;
                }
            }
        }
    }

    /** As wide as the widest text below the titles, a Chinese character counted as two. */
    private static void setWidths(SampleTable table, Sheet sheet) {
        int[] widths = new int[table.width()];
        for (SampleTable.Line line : table.lines()) {
            if (line.role() == SampleTable.Role.TITLE || line.role() == SampleTable.Role.NOTE) {
                continue;
            }
            for (int column = 0; column < line.cells().size(); column++) {
                String text = line.cells().get(column).text();
                int characters = text.chars().map(c -> c < 0x2000 ? 1 : 2).sum();
                widths[column] = Math.max(widths[column], characters);
            }
        }
        for (int column = 0; column < widths.length; column++) {
            sheet.setColumnWidth(column, (2 + Math.min(widths[column], MOST_CHARACTERS)) * WIDTH_OF_CHARACTER);
        }
    }

    private CellStyle style(SampleTable.Role role, String format) {
        return styles.computeIfAbsent(new Look(role, format), this::create);
    }

    private CellStyle create(Look look) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(look.format));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        Font font = workbook.createFont();
        font.setFontName("宋体");
        switch (look.role) {
            case TITLE -> {
                font.setBold(true);
                font.setFontHeightInPoints((short) 16);
                style.setAlignment(HorizontalAlignment.CENTER);
            }
            case HEADER -> {
                font.setBold(true);
                style.setAlignment(HorizontalAlignment.CENTER);
                style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
                style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                style.setWrapText(true);
                frame(style);
            }
            case TOTAL -> {
                font.setBold(true);
                frame(style);
            }
            case ROW -> frame(style);
            case NOTE -> style.setAlignment(HorizontalAlignment.LEFT);
        }
        style.setFont(font);
        return style;
    }

    private static void frame(CellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
    }
}
