package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** What a clerk sees in a workbook is what is read from it, in the old and the new format. */
class WorkbookTest {

    private static Workbook workbook(String kind) {
        return kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
    }

    private static void number(Row row, int column, double value, String format) {
        Cell cell = row.createCell(column);
        cell.setCellValue(value);
        if (format != null) {
            CellStyle style = row.getSheet().getWorkbook().createCellStyle();
            style.setDataFormat(row.getSheet().getWorkbook().createDataFormat().getFormat(format));
            cell.setCellStyle(style);
        }
    }

    private static List<String> read(Workbook workbook) {
        return Reading.of(Workbooks.bytes(workbook));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void sheets_whose_names_look_the_same_are_all_read(String kind) {
        Workbook workbook = workbook(kind);
        Workbooks.sheet(workbook, "数据", "样品", "甲");
        Workbooks.sheet(workbook, "数\u200b据", "样品", "乙");
        Workbooks.sheet(workbook, "\u200b", "样品", "丙");
        assertThat(read(workbook)).containsExactly("数据:1|样品", "数据:2|甲", "数据 (2):1|样品", "数据 (2):2|乙", "?:1|样品", "?:2|丙");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void numbers_are_plain_decimals_without_noise_and_long_ones_stay_scientific(String kind) {
        Workbook workbook = workbook(kind);
        Row row = workbook.createSheet("数据").createRow(4);
        double[] values = {12, 0.1 + 0.2, 98.1, -5, 1e10, 123456789012345d, 1501022021123000123d, 1e15, 0.00001, 1234.5};
        for (int i = 0; i < values.length; i++) {
            number(row, i, values[i], i == 4 ? "0.00E+00" : i == 9 ? "#,##0.00" : null);
        }
        assertThat(read(workbook)).singleElement().asString().startsWith(
                "数据:5|12|0.3|98.1|-5|10000000000|123456789012345|1.501022021123").contains("E+18|1E+15|0.00001|1234.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void number_formats_make_dates_months_times_percents_padded_codes_and_units(String kind) {
        Workbook workbook = workbook(kind);
        Row row = workbook.createSheet("数据").createRow(0);
        number(row, 0, 44355, "yyyy\"年\"m\"月\"d\"日\"");
        number(row, 1, 44355, "yyyy/m/d;@");
        number(row, 2, 44355.5, "yyyy-mm-dd hh:mm");
        number(row, 3, 44355, "yyyy\"年\"m\"月\"");
        number(row, 4, 0.981, "0.0%");
        number(row, 5, 15012, "000000");
        number(row, 6, 12.3, "0.00\"万元\"");
        number(row, 7, 60, "yyyy-mm-dd");
        number(row, 8, 59, "yyyy-mm-dd");
        number(row, 9, 61, "yyyy-mm-dd");
        number(row, 10, 0.25, "h:mm");
        number(row, 11, 44355, "[$-804]yyyy\"年\"m\"月\"d\"日\"");
        number(row, 12, 5, "[Red]0;[Blue]-0");
        number(row, 13, 44355.99999999, "yyyy-mm-dd");
        assertThat(read(workbook)).containsExactly("数据:1|2021-06-08|2021-06-08|2021-06-08 12:00:00|2021-06|98.1%|015012"
                + "|12.3万元|1900-02-29|1900-02-28|1900-03-01|06:00:00|2021-06-08|5|2021-06-09");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void a_mac_counts_days_from_1904(String kind) {
        Workbook workbook = workbook(kind);
        number(workbook.createSheet("数据").createRow(0), 0, 44355 - 1462, "yyyy-mm-dd");
        if (workbook instanceof XSSFWorkbook xlsx) {
            xlsx.getCTWorkbook().getWorkbookPr().setDate1904(true);
        } else {
            ((HSSFWorkbook) workbook).getInternalWorkbook().getRecords().stream()
                    .filter(org.apache.poi.hssf.record.DateWindow1904Record.class::isInstance)
                    .forEach(r -> ((org.apache.poi.hssf.record.DateWindow1904Record) r).setWindowing((short) 1));
        }
        assertThat(read(workbook)).containsExactly("数据:1|2021-06-08");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void formulas_are_read_by_their_stored_result_and_never_guessed(String kind) {
        Workbook workbook = workbook(kind);
        Row row = workbook.createSheet("数据").createRow(0);
        String[] formulas = {"1+1", "\"甲\"&\"乙\"", "1>0", "1/0"};
        for (int i = 0; i < formulas.length; i++) {
            row.createCell(i).setCellFormula(formulas[i]);
        }
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        row.createCell(4).setCellFormula("2+3");
        row.createCell(5).setCellErrorValue(FormulaError.REF.getCode());
        assertThat(read(workbook)).containsExactly("数据:1|2|甲乙|TRUE|" + Unvalued.error("#DIV/0!") + "|" + Unvalued.FORMULA
                + "|" + Unvalued.error("#REF!"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void hidden_rows_are_read_hidden_and_empty_sheets_are_told(String kind) {
        Workbook workbook = workbook(kind);
        Sheet sheet = Workbooks.sheet(workbook, "数据", "样品,数量", "甲,1", "", "乙,2");
        sheet.getRow(1).setZeroHeight(true);
        workbook.createSheet("空").createRow(3).createCell(2);
        Workbooks.sheet(workbook, "旧", "不要");
        workbook.setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
        assertThat(read(workbook)).containsExactly("数据:1|样品|数量", "数据:2|甲|1", "数据:4|乙|2",
                "content.hidden-rows [1, 2]", "EMPTY 空", "HIDDEN 旧");
    }

    @Test
    void a_formula_that_looks_into_another_file_is_read_by_its_stored_result_and_told() {
        assertThat(Reading.of(Workbooks.handmade("<row r='1'><c><f>[1]Sheet1!A1</f><v>12</v></c></row>",
                "xl/_rels/workbook.xml.rels", """
                <Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId4" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>""")))
                .containsExactly("数据:1|12", "content.external-links []");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void a_merged_cell_has_its_value_once_and_texts_stay_as_they_are(String kind) {
        Workbook workbook = workbook(kind);
        Sheet sheet = Workbooks.sheet(workbook, "数据", "新城区,1", ",2", "０１２　,x");
        sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
        sheet.createRow(3).createCell(0).setCellValue(workbook.getCreationHelper().createRichTextString("一行\n两行_x000D_"));
        ((Row) sheet.getRow(3)).createCell(1).setCellValue(true);
        List<String> read = read(workbook);
        assertThat(read).hasSize(4).startsWith("数据:1|新城区|1", "数据:2||2", "数据:3|０１２　|x");
        assertThat(read.get(3)).startsWith("数据:4|一行\n两行").endsWith("|TRUE");
    }

    @Test
    void the_same_table_comes_out_of_every_format() {
        String[] lines = {"样品,日期,数量", "甲,2021-06-08,12", "乙,2021-06-09,3.5"};
        Workbook xls = workbook("xls");
        Workbooks.sheet(xls, "数据", lines);
        Workbook xlsx = workbook("xlsx");
        Workbooks.sheet(xlsx, "数据", lines);
        String text = String.join("\n", lines);
        String html = "<html><meta charset=gb2312><table>" + String.join("", List.of(lines).stream().map(line ->
                "<tr><td>" + line.replace(",", "</td><td>") + "</td></tr>").toList()) + "</table></html>";
        List<String> expected = Reading.of(text.getBytes(StandardCharsets.UTF_8));
        assertThat(expected).containsExactly(":1|样品|日期|数量", ":2|甲|2021-06-08|12", ":3|乙|2021-06-09|3.5");
        assertThat(List.of(Workbooks.bytes(xls), Workbooks.bytes(xlsx), text.replace(",", "\t").getBytes(Charset.forName("GB18030")),
                text.replace(",", ";").replace("\n", "\r").getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text.replace(",", "\t").replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE), html.getBytes(Charset.forName("GB18030")),
                Workbooks.zip("甲.xlsx", Workbooks.handmade("<row r='1'><c t='inlineStr'><is><t>样品</t></is></c><c t='inlineStr'><is><r><t>日</t></r>"
                        + "<r><t>期</t></r><rPh><t>ri</t></rPh></is></c><c t='str'><v>数量</v></c></row>"
                        + "<row r='2'><c t='str'><v>甲</v></c><c s='1'><v>44355</v></c><c><v>12.0</v></c></row>"
                        + "<row><c t='str'><v>乙</v></c><c t='d'><v>2021-06-09T00:00:00</v></c><c><v>3.5000000000000004</v></c></row>"))))
                .allSatisfy(content -> assertThat(Reading.of(content).stream().map(row -> row.replaceFirst("^[^:]*", "")))
                        .isEqualTo(expected));
    }

    @Test
    void a_page_with_spans_keeps_its_columns() {
        assertThat(Reading.of("""
                <table><tr><th rowspan=2>样品<th colspan=2>数量</tr><tr><td>2020<td>2021</tr><tr><td>甲<td>1<td>2</tr></table>"""
                .getBytes(StandardCharsets.UTF_8))).containsExactly(":1|样品|数量|", ":2||2020|2021", ":3|甲|1|2");
    }
}
