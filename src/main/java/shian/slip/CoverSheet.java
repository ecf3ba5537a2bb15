package shian.slip;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import shian.message.Message;
import shian.message.Messages;

/** The first sheet of a slip: what came, what was taken and what not, why, what to do, by when. In Chinese. */
final class CoverSheet {

    /** What is to be said about the sheets that follow. */
    enum Follows { OWN_WORKBOOK, ROWS_OF_TEXT, ROWS_OF_WORKBOOK, NOTHING }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int[] WIDTHS = {18, 62, 10, 14};
    private static final int CHARACTER = 256;
    private static final int MOST_LINES = 20;

    private final Sheet sheet;
    private final CellStyle title;
    private final CellStyle label;
    private final CellStyle text;
    private final CellStyle quoted;
    private final CellStyle heading;
    private int next;

    private CoverSheet(Workbook workbook) {
        sheet = workbook.createSheet(freeName(workbook));
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * CHARACTER);
        }
        // without the second an .xls takes no notice of the first
        sheet.setFitToPage(true);
        sheet.setAutobreaks(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        title = workbook.createCellStyle();
        title.setFont(font(workbook, 16, true));
        text = workbook.createCellStyle();
        text.setWrapText(true);
        text.setVerticalAlignment(VerticalAlignment.TOP);
        text.setFont(font(workbook, 11, false));
        border(text);
        quoted = workbook.createCellStyle();
        quoted.cloneStyleFrom(text);
        quoted.setQuotePrefixed(true);
        label = workbook.createCellStyle();
        label.cloneStyleFrom(text);
        label.setFont(font(workbook, 11, true));
        heading = workbook.createCellStyle();
        heading.cloneStyleFrom(label);
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    /** Adds the sheet to a workbook, as the first one and the one that is seen. */
    static void add(Workbook workbook, Slip slip, Follows follows) {
        CoverSheet cover = new CoverSheet(workbook);
        cover.write(slip, follows);
        workbook.setSheetOrder(cover.sheet.getSheetName(), 0);
        int place = workbook.getSheetIndex(cover.sheet);
        workbook.setActiveSheet(place);
        workbook.setFirstVisibleTab(place);
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            // two selected sheets would be edited together
            workbook.getSheetAt(i).setSelected(i == place);
        }
    }

    private void write(Slip slip, Follows follows) {
        Cell top = sheet.createRow(next++).createCell(0);
        top.setCellValue(said("slip.title"));
        top.setCellStyle(title);
        next++;
        entry("slip.file", slip.inside().isEmpty() ? slip.path() : slip.path() + "（" + slip.inside() + "）");
        entry("slip.delivery", String.valueOf(slip.delivery()));
        entry("slip.received", slip.arrivedAt().format(TIME));
        slip.contract().ifPresent(contract -> {
            entry("slip.from", department(contract.department()) + "　" + slip.division());
            entry("slip.feed", contract.title().zh() + "（" + contract.code() + "）");
            entry("slip.period", slip.from() + " — " + slip.to());
        });
        entry("slip.outcome", said(slip.isWhole() ? "slip.whole" : "slip.partly"));
        slip.due().ifPresent(due -> entry("slip.by-when", said(due.past() ? "slip.due-past" : "slip.due", due.day())));
        slip.counts().ifPresent(counts -> counts(counts, slip.isWhole()));
        if (slip.isWhole() && !slip.reasons().isEmpty()) {
            wide("slip.why-heading", slip.counts().isPresent() ? slip.reasons().subList(0, 1) : slip.reasons());
        }
        reasons(slip.counted());
        wide("slip.what-to-do", steps(slip, follows));
    }

    private void counts(Slip.Counts counts, boolean whole) {
        next++;
        row(heading, said("slip.rows"), said("slip.meaning"), said("slip.number"));
        row(text, said("slip.rows-read"), said("slip.rows-read-means"), String.valueOf(counts.read()));
        row(text, said("slip.rows-accepted"), said("slip.rows-accepted-means"), String.valueOf(counts.accepted()));
        row(text, said("slip.rows-quarantined"), said(whole ? "slip.rows-quarantined-means-whole" : "slip.rows-quarantined-means"),
                String.valueOf(counts.quarantined()));
        row(text, said("slip.rows-duplicate"), said("slip.rows-duplicate-means"), String.valueOf(counts.duplicate()));
        row(text, said("slip.rows-non-data"), said("slip.rows-non-data-means"), String.valueOf(counts.nonData()));
    }

    private void reasons(List<Slip.Counted> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        next++;
        row(heading, said("slip.column"), said("slip.reason"), said("slip.number"), said("slip.first-line"));
        for (Slip.Counted reason : reasons) {
            row(text, reason.header().isEmpty() ? said("slip.row") : reason.header(), reason.message().in(Locale.CHINESE),
                    String.valueOf(reason.rows()), String.valueOf(reason.firstLine()));
        }
    }

    private static List<Message> steps(Slip slip, Follows follows) {
        Message look = Message.of(switch (follows) {
            case OWN_WORKBOOK -> "slip.step-look-own";
            case ROWS_OF_TEXT -> "slip.step-look-text";
            case ROWS_OF_WORKBOOK -> "slip.step-look-rows";
            case NOTHING -> "slip.step-look-nothing";
        });
        Message again = Message.of(slip.isWhole() ? "slip.step-again-whole" : "slip.step-again");
        Message ask = Message.of("slip.step-ask", slip.delivery());
        return follows == Follows.ROWS_OF_TEXT ? List.of(look, Message.of("slip.step-neutral"), again, ask) : List.of(look, again, ask);
    }

    private void wide(String headingCode, List<Message> lines) {
        next++;
        row(heading, said(headingCode), "", "", "");
        sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, 0, WIDTHS.length - 1));
        int number = 1;
        for (Message line : lines) {
            String words = line.in(Locale.CHINESE);
            row(text, lines.size() > 1 ? String.valueOf(number++) : "", "", "", "");
            Row row = sheet.getRow(next - 1);
            Harmless.write(row.getCell(1), words, text, quoted);
            grow(row, words, WIDTHS[1] + WIDTHS[2] + WIDTHS[3]);
            sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, 1, WIDTHS.length - 1));
        }
    }

    private void entry(String code, String value) {
        row(text, said(code), value);
        sheet.getRow(next - 1).getCell(0).setCellStyle(label);
    }

    private void row(CellStyle style, String... values) {
        Row row = sheet.createRow(next++);
        for (int i = 0; i < values.length; i++) {
            Harmless.write(row.createCell(i), values[i], style, style == text ? quoted : style);
            grow(row, values[i], WIDTHS[i]);
        }
    }

    /** Makes a row high enough for a text: not every program does so by itself. */
    private void grow(Row row, String value, int width) {
        int taken = value.codePoints().map(c -> c < 0x2000 ? 1 : 2).sum();
        float height = sheet.getDefaultRowHeightInPoints() * Math.min(1 + taken / (width - 2), MOST_LINES) + 3;
        row.setHeightInPoints(Math.max(row.getHeightInPoints(), height));
    }

    private static String said(String code, Object... arguments) {
        return Messages.text(Locale.CHINESE, code, arguments);
    }

    /** The department by its folder in the catalogue, or in words where there are some. */
    private static String department(String folder) {
        return Messages.has("slip.department-" + folder) ? said("slip.department-" + folder) : folder;
    }

    private static String freeName(Workbook workbook) {
        String name = said("slip.sheet");
        for (int i = 2; workbook.getSheet(name) != null; i++) {
            name = said("slip.sheet") + i;
        }
        return name;
    }

    private static Font font(Workbook workbook, int points, boolean bold) {
        Font font = workbook.createFont();
        font.setFontName("宋体");
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        return font;
    }

    private static void border(CellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
    }
}
