package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raised, struck and hidden: what a person does not take for a value is read as none, in every format. */
class ShownCellsTest {

    private static final String FONTS = """
            <styleSheet><fonts><font><sz val="11"/></font><font><vertAlign val="superscript"/></font><font><strike/></font>
            <font><strike val="0"/><vertAlign val="baseline"/></font></fonts>
            <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/><xf numFmtId="0" fontId="3"/></cellXfs>
            <dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>""";

    private static Workbook workbook(String kind) {
        return kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
    }

    private static List<String> read(Workbook workbook) {
        return Reading.of(Workbooks.bytes(workbook));
    }

    private static Font font(Workbook workbook, short offset, boolean struck) {
        Font font = workbook.createFont();
        font.setTypeOffset(offset);
        font.setStrikeout(struck);
        return font;
    }

    private static CellStyle style(Workbook workbook, Font font, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private static void rich(Row row, int column, String text, Font font, int from, int to) {
        RichTextString rich = row.getSheet().getWorkbook().getCreationHelper().createRichTextString(text);
        rich.applyFont(from, to, font);
        row.createCell(column).setCellValue(rich);
    }

    private static Cell cell(Row row, int column, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void a_raised_or_lowered_part_of_a_text_is_never_a_plain_digit(String kind) {
        Workbook workbook = workbook(kind);
        Font raised = font(workbook, Font.SS_SUPER, false);
        Font lowered = font(workbook, Font.SS_SUB, false);
        Row row = workbook.createSheet("数据").createRow(0);
        rich(row, 0, "41", raised, 1, 2);
        rich(row, 1, "m2", raised, 1, 2);
        rich(row, 2, "H2O", lowered, 1, 2);
        rich(row, 3, "4(1)", raised, 1, 4);
        rich(row, 4, "4注", raised, 1, 2);
        rich(row, 5, "14", raised, 0, 1);
        rich(row, 6, "2020-1-31", raised, 8, 9);
        cell(row, 7, style(workbook, raised, "General")).setCellValue("12");
        assertThat(read(workbook)).containsExactly("数据:1|4¹|m²|H₂O|4⁽¹⁾|4注|¹4|2020-1-3¹|¹²");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void a_number_in_raised_digits_is_set_aside(String kind) {
        Workbook workbook = workbook(kind);
        Row row = workbook.createSheet("数据").createRow(0);
        cell(row, 0, style(workbook, font(workbook, Font.SS_SUPER, false), "0.0")).setCellValue(1.5);
        assertThat(read(workbook)).containsExactly("数据:1|" + Unvalued.raised("¹.⁵"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void what_is_struck_through_is_no_value(String kind) {
        Workbook workbook = workbook(kind);
        Font struck = font(workbook, Font.SS_NONE, true);
        Row row = workbook.createSheet("数据").createRow(0);
        cell(row, 0, style(workbook, struck, "General")).setCellValue(12);
        cell(row, 1, style(workbook, struck, "General")).setCellValue("甲");
        rich(row, 2, "12 15", struck, 0, 2);
        rich(row, 3, "12 15", struck, 2, 3);
        cell(row, 4, style(workbook, struck, "General"));
        cell(row, 5, style(workbook, struck, "0.0%")).setCellFormula("0.5+0");
        cell(row, 6, style(workbook, struck, "General")).setCellFormula("\"甲\"&\"乙\"");
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        assertThat(read(workbook)).containsExactly("数据:1|" + String.join("|", Unvalued.struck("12"), Unvalued.struck("甲"),
                Unvalued.struck("12 15"), "12 15", "", Unvalued.struck("50%"), Unvalued.struck("甲乙")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void what_a_number_format_hides_is_set_aside_but_for_zeros(String kind) {
        Workbook workbook = workbook(kind);
        Font usual = workbook.getFontAt(0);
        Row row = workbook.createSheet("数据").createRow(0);
        cell(row, 0, style(workbook, usual, ";;;")).setCellValue(12);
        cell(row, 1, style(workbook, usual, ";;;")).setCellValue("甲");
        cell(row, 2, style(workbook, usual, "0;-0;;@")).setCellValue(0);
        cell(row, 3, style(workbook, usual, "0;0")).setCellValue(-5);
        cell(row, 4, style(workbook, usual, "\"呼市监\"@")).setCellValue("1号");
        cell(row, 5, style(workbook, usual, "@\"号\"")).setCellFormula("\"1\"&\"2\"");
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        assertThat(read(workbook)).containsExactly("数据:1|" + String.join("|", Unvalued.hidden("12"), Unvalued.hidden("甲"), "0",
                Unvalued.hidden("-5"), "呼市监1号", "12号"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void a_format_that_divides_is_read_as_it_shows_and_told(String kind) {
        Workbook workbook = workbook(kind);
        Row row = workbook.createSheet("数据").createRow(4);
        cell(row, 2, style(workbook, workbook.getFontAt(0), "0!.0,")).setCellValue(15000);
        cell(row, 3, style(workbook, workbook.getFontAt(0), "0,\"千元\"")).setCellValue(15432);
        assertThat(read(workbook)).containsExactly("数据:5|||1.5|15.432千元", "content.scaled-format [2, 数据!C5, 1.5, 15000]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void hidden_columns_are_known_from_the_first_row_on(String kind) throws IOException {
        Workbook workbook = workbook(kind);
        Workbooks.sheet(workbook, "数据", "样品,日期,数量,注", "甲,1,2,3");
        workbook.getSheetAt(0).setColumnHidden(1, true);
        workbook.getSheetAt(0).setColumnWidth(3, 0);
        assertThat(hiddenColumns(Workbooks.bytes(workbook))).containsExactlyInAnyOrder(1, 3);
        assertThat(hiddenColumns(Workbooks.handmade("<row r='1'><c><v>1</v></c></row>"))).isEmpty();
    }

    private static Set<Integer> hiddenColumns(byte[] content) throws IOException {
        Path file = Files.createTempFile("reading", "");
        Files.write(file, content);
        try (Document document = Document.open(file, Reading.ANYTHING, Reading.LIMITS); Rows rows = document.rows(document.parts().get(0))) {
            rows.next();
            return rows.hiddenColumns();
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            <is><r><t>4</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is>   ; 0 ; 4¹
            <is><r><rPr><vertAlign val="subscript"/></rPr><t>12</t></r><r><t>3</t></r></is>    ; 0 ; ₁₂3
            <is><r><rPr><vertAlign val="baseline"/></rPr><t>12</t></r></is>                    ; 0 ; 12
            <is><t>12</t></is>                                                                 ; 1 ; ¹²
            <is><r><rPr><sz val="9"/></rPr><t>12</t></r></is>                                  ; 1 ; 12
            <is><r><rPr><sz val="9"/></rPr><t>12</t></r></is>                                  ; 2 ; 12
            <is><r><rPr><strike val="0"/></rPr><t>12</t></r></is>                              ; 0 ; 12
            <is><t>12</t></is>                                                                 ; 3 ; 12
            """)
    void a_run_with_a_font_of_its_own_does_not_have_that_of_its_cell(String inline, int style, String shown) {
        assertThat(Reading.of(Workbooks.handmade("<row r='1'><c t='inlineStr' s='" + style + "'>" + inline + "</c></row>",
                "xl/styles.xml", FONTS))).containsExactly("数据:1|" + shown);
        String shared = inline.replace("<is>", "<sst><si>").replace("</is>", "</si></sst>");
        assertThat(Reading.of(Workbooks.handmade("<row r='1'><c t='s' s='" + style + "'><v>0</v></c></row>",
                "xl/styles.xml", FONTS, "xl/sharedStrings.xml", shared))).containsExactly("数据:1|" + shown);
    }

    @Test
    void a_struck_cell_of_another_program_is_struck() {
        assertThat(Reading.of(Workbooks.handmade("<row r='1'><c s='2'><v>5</v></c><c t='str' s='2'><f>A1</f><v>甲</v></c></row>",
                "xl/styles.xml", FONTS))).containsExactly("数据:1|" + Unvalued.struck("5") + "|" + Unvalued.struck("甲"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            <td>4<sup>1</sup>                                          ; 4¹
            <td>4<sup><a href="#n">[1]</a></sup>                       ; 4[¹]
            <td>m<sup>2</sup>, H<sub>2</sub>O                          ; m², H₂O
            <td>4<span style="Vertical-Align: super">1</span>          ; 4¹
            <td>4<span class="up">1</span>                             ; 4¹
            <td style="vertical-align:super">4                         ; 4
            <td><ruby>呼<rp>(</rp><rt>hu</rt><rp>)</rp></ruby>市        ; 呼市
            <td>5<span style="display:none">99</span>                  ; 5
            <td>5<span hidden>99</span>                                ; 5
            <td>5<span style="visibility:hidden">99</span>             ; 5
            <td>5<i class="gone">99</i>                                ; 5
            <td>5<span style="font-size:0">99</span>                   ; 5
            <td>5<span class="gone" style="display:inline">9</span>    ; 59
            <td>5<span class="paper">9</span>                          ; 59
            <td style="visibility:hidden">5                            ; ``
            <td>a <b>b</b><br>c                                        ; a b c
            """)
    void a_cell_of_a_page_is_what_a_person_sees(String cell, String shown) {
        String page = "<style>.up{vertical-align:super} .gone , .x {display:none} @media print {.paper{display:none}} td{vertical-align:sub}</style>"
                + "<table><tr>" + cell + "<td>end</table>";
        assertThat(Reading.of(page.getBytes(StandardCharsets.UTF_8))).containsExactly(":1|" + shown + "|end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<td><s>5</s>", "<td>5<del>4</del>", "<td><strike>5</strike>6", "<td style='text-decoration: line-through'>5",
            "<td><span style='text-decoration-line:line-through'>5</span>", "<td class=xl66>5", "<td><font class=xl66>5</font>6"})
    void a_struck_cell_of_a_page_is_no_value(String cell) {
        List<String> read = Reading.of(("<style>td.xl66, .xl66{text-decoration:line-through}</style><table><tr><td>甲" + cell + "</table>")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(read).singleElement().asString().startsWith(":1|甲|" + Unvalued.struck("5"));
    }

    @Test
    void hidden_cells_of_a_page_take_no_column_and_hidden_rows_are_told() {
        assertThat(Reading.of("""
                <table><tr><td>样品<td style="display:none">内部<td>数量<td>注</tr><tr style="display:none"><td>甲<td hidden>x<td>1<td>2</tr>
                <tr><td>乙<td class=h style="display : none ">x<td>2<td></tr><tr hidden><td>丙</tr><tr><td><s></s><td><s> </s><td>3</tr></table>"""
                .getBytes(StandardCharsets.UTF_8))).containsExactly(":1|样品|数量|注", ":2|甲|1|2", ":3|乙|2|", ":4|丙", ":5|||3",
                "content.hidden-rows [2, 2, 4]");
    }

    @Test
    void a_cell_that_reaches_down_ends_with_its_table() {
        assertThat(Reading.of("<table><tr><td rowspan=9>标题</table><table><tr><td>甲<td>1</table>".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(":1|标题", ":2|甲|1");
    }
}
