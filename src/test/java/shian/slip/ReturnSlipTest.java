package shian.slip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shian.City;
import shian.TestTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes back to a department: read back as it would open it. */
@Tag("store")
class ReturnSlipTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String[] HEADER =
            "抽样编号,任务来源,任务类别,抽样日期,抽样环节,被抽样单位名称,被抽样单位所在县,样品名称,食品大类,报告日期,结论,数据状态".split(",");
    private static final int REPORTED = 9;
    private static final int SHEET_ROW_OF_BAD_DATE = 101;

    private static City city;

    @BeforeAll
    static void a_night_with_files_of_every_kind() throws IOException {
        city = City.of(ReturnSlipTest.class);
        city.drop("market-regulation/SCJG_CYJC_150105_202103_MX_V01.xlsx", workbook(new XSSFWorkbook(), "赛罕区", "150105"));
        city.drop("market-regulation/SCJG_CYJC_150104_202103_MX_V01.xls", workbook(new HSSFWorkbook(), "玉泉区", "150104"));
        List<String> text = new ArrayList<>(List.of("2021年3月抽检明细", String.join(",", HEADER)));
        for (int i = 1; i <= 100; i++) {
            text.add(String.join(",", row("回民区", "150103", i)));
        }
        text.set(5, text.get(5).replace("某店", "\"+HYPERLINK(\"\"http://x\"\")\""));
        text.add(String.join(",", row("回民区", "150103", 101)).replace("2021-03-15", "昨天").replace("某店", "\"老张,13812345678\n分店\""));
        text.add(String.join(",", row("回民区", "150103", 7)).replace("饼干样品", "面包样品"));
        city.drop("market-regulation/SCJG_CYJC_150103_202103_MX_V01.csv", String.join("\r\n", text).getBytes(GB18030));
        city.drop("market-regulation/SCJG_CYJC_150102_202103_MX_V01.csv", new byte[] {(byte) 0x41, (byte) 0xFF, (byte) 0xFF, 0x0A});
        city.drop("market-regulation/SCJG_CYJC_150121_202103_MX_V01.csv",
                String.join("\n", String.join(",", HEADER), String.join(",", row("土左旗", "150121", 1))).getBytes());
        city.night();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_workbook_comes_back_sheet_by_sheet_with_bad_cells_coloured_and_commented_and_a_cover_before(String kind) throws IOException {
        Path folder = export(kind);
        try (Workbook slip = WorkbookFactory.create(file(folder, "." + kind).toFile(), null, true)) {
            int cover = slip.getSheetIndex("退回说明");
            assertThat(cover).isZero();
            assertThat(slip.getActiveSheetIndex()).isEqualTo(slip.getFirstVisibleTab()).isEqualTo(cover);
            Sheet sheet = slip.getSheet("明细");
            Cell bad = sheet.getRow(SHEET_ROW_OF_BAD_DATE).getCell(REPORTED);
            assertThat(bad.getStringCellValue()).isEqualTo("昨天");
            assertThat(bad.getCellStyle().getFillForegroundColor()).isEqualTo(IndexedColors.ROSE.getIndex());
            assertThat(bad.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(bad.getCellComment().getString().getString()).isEqualTo("原有批注\n【报告日期】不是日期。应为 2021-06-08、2021/6/8、2021.6.8、2021年6月8日 或 20210608，其后可带时间，如 9:15。");
            assertThat(sheet.getRow(1).getCell(REPORTED).getCellStyle().getFillPattern()).isEqualTo(FillPatternType.NO_FILL);
            Row same = sheet.getRow(7);
            assertThat(same.getCell(0).getCellComment().getString().getString()).startsWith("【整行】第 8, 103 行主键");
            assertThat(same.getCell(5).getCellStyle().getFillForegroundColor()).isEqualTo(IndexedColors.LIGHT_YELLOW.getIndex());
            Cell formula = slip.getSheet("汇总").getRow(0).getCell(0);
            assertThat(formula.getCellType()).as("its value").isEqualTo(CellType.NUMERIC);
            assertThat(formula.getNumericCellValue()).isEqualTo(102);
            assertThat(text(slip.getSheetAt(cover))).contains("报送退回单", "市场监督管理部门", "食品抽样检验批次", "103", "99", "3",
                    "报告日期", "怎样更正", "请于 2099-12-31 前报送更正后的文件。");
        }
    }

    @Test
    void a_text_comes_back_as_a_workbook_and_as_the_same_text_with_the_reasons_in_a_last_column() throws IOException {
        Path folder = export("GB");
        List<List<String>> original = cells(Files.readString(city.inbox().resolve("market-regulation/SCJG_CYJC_150103_202103_MX_V01.csv"), GB18030));
        String returned = Files.readString(file(folder, ".csv"), GB18030);
        assertThat(returned.replace("\r\n", "").replace("13812345678\n", "")).as("line ends as they were").doesNotContain("\n", "\r");
        List<List<String>> slip = cells(returned);
        assertThat(slip).hasSameSizeAs(original);
        for (int i = 0; i < slip.size(); i++) {
            List<String> own = slip.get(i).stream().limit(original.get(i).size()).map(c -> c.startsWith("'+") ? c.substring(1) : c).toList();
            assertThat(own).isEqualTo(original.get(i));
        }
        assertThat(slip.get(1).get(HEADER.length)).isEqualTo("退回原因");
        assertThat(slip.stream().filter(row -> row.size() > HEADER.length).map(row -> row.get(HEADER.length))).hasSize(4)
                .anyMatch(reason -> reason.startsWith("【报告日期】不是日期"));
        assertThat(returned).contains("\"'+HYPERLINK(\"\"http://x\"\")\"");
        try (Workbook workbook = WorkbookFactory.create(file(folder, ".xlsx").toFile(), null, true)) {
            Sheet rows = workbook.getSheetAt(1);
            assertThat(rows.getRow(5).getCell(5).getCellType()).isEqualTo(CellType.STRING);
            assertThat(rows.getRow(5).getCell(5).getCellStyle().getQuotePrefixed()).isTrue();
            Row bad = rows.getRow(102);
            assertThat(bad.getCell(5).getStringCellValue()).as("it goes back to those who wrote it").isEqualTo("老张,13812345678\n分店");
            assertThat(bad.getCell(REPORTED).getCellComment().getString().getString()).startsWith("【报告日期】");
            assertThat(bad.getCell(REPORTED).getCellStyle().getDataFormatString()).isEqualTo("@");
            assertThat(text(workbook.getSheetAt(0))).contains("加了一个撇号");
        }
    }

    @Test
    void the_report_names_line_column_and_reason_of_each_flaw_in_both_languages() throws IOException {
        JsonNode report = JsonMapper.shared().readTree(Files.readString(file(export("GB"), ".json")));
        assertThat(report.path("rows").toString()).isEqualTo("{\"read\":104,\"accepted\":99,\"quarantined\":3,\"duplicate\":0,\"non_data\":2}");
        JsonNode flaw = report.path("flaws").valueStream().filter(f -> f.path("reason").asString().equals("load.date")).findFirst().orElseThrow();
        assertThat(flaw.path("line").asInt()).isEqualTo(103);
        assertThat(flaw.path("column").asString()).isEqualTo("J");
        assertThat(flaw.path("message_en").asString()).startsWith("Not a date");
        assertThat(flaw.path("message_zh").asString()).startsWith("不是日期");
    }

    @Test
    void a_file_that_could_not_be_read_as_rows_comes_back_as_a_cover_that_says_why() throws IOException {
        Path folder = export("undecodable");
        assertThat(names(folder)).containsExactly("SCJG_CYJC_150102_202103_MX_V01_退回%d.json".formatted(delivery("150102")),
                "SCJG_CYJC_150102_202103_MX_V01_退回%d.xlsx".formatted(delivery("150102")));
        try (Workbook workbook = WorkbookFactory.create(file(folder, ".xlsx").toFile(), null, true)) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(1);
            assertThat(text(workbook.getSheetAt(0))).contains("整份退回", "（十六进制 FF）", "文件无法按行读取");
        }
    }

    @Test
    void every_export_is_recorded_and_one_that_cannot_be_is_refused_and_leaves_nothing() throws IOException {
        export("xls");
        assertThat(city.jdbc().sql("""
                select distinct actor || ' ' || object from control.operator_action where verb = 'quarantine export' and object = :object""")
                .param("object", "delivery " + delivery("150104")).query(String.class).list())
                .containsExactly("tester delivery " + delivery("150104"));
        Path folder = city.data().resolve("nothing");
        City.Result nothing = city.shian("quarantine", "export", String.valueOf(delivery("150121")), "--to", folder.toString());
        assertThat(nothing.exitCode()).isEqualTo(3);
        assertThat(nothing.err()).contains("there is nothing to send back");
        assertThat(city.shian("quarantine", "export", "999", "--to", folder.toString()).exitCode()).isEqualTo(2);
        assertThat(city.shian("quarantine", "export", String.valueOf(delivery("150104")), "--to", folder.toString(), "--by", "2020-01-01")
                .exitCode()).isEqualTo(2);
        assertThat(folder).doesNotExist();
        Path file = Files.writeString(city.data().resolve("a-file"), "");
        City.Result broken = city.shian("quarantine", "export", String.valueOf(delivery("150104")), "--to", file.toString());
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.err()).contains("cannot be written to");
    }

    @Test
    @Tag("clock")
    void the_day_that_is_asked_for_may_be_today_in_the_zone_of_the_installation_and_no_earlier_one() {
        LocalDate today = TestTime.today();
        for (LocalTime time : List.of(LocalTime.of(0, 10), LocalTime.of(23, 50))) {
            city.at(TestTime.at(today, time));
            assertThat(by(today).exitCode()).as(time + " " + by(today).all()).isZero();
            assertThat(by(today.minusDays(1)).exitCode()).as(time.toString()).isEqualTo(2);
            assertThat(by(today.minusDays(1)).err()).contains(today.minusDays(1) + " ", today.toString());
        }
    }

    private static City.Result by(LocalDate day) {
        return city.shian("quarantine", "export", String.valueOf(delivery("150104")), "--to", city.data().resolve("slips").toString(),
                "--by", day.toString());
    }

    private static Path export(String kind) throws IOException {
        String division = switch (kind) {
            case "xlsx" -> "150105";
            case "xls" -> "150104";
            case "GB" -> "150103";
            default -> "150102";
        };
        Path folder = Path.of("target/slips", kind).toAbsolutePath();
        City.Result result = city.shian("quarantine", "export", String.valueOf(delivery(division)), "--to", folder.toString(), "--by", "2099-12-31");
        assertThat(result.exitCode()).as(result.all()).isZero();
        assertThat(names(folder)).noneMatch(name -> name.endsWith(".part"));
        return folder;
    }

    private static long delivery(String division) {
        return city.jdbc().sql("select delivery_id from intake.delivery where division_code = :division").param("division", division)
                .query(Long.class).single();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Path file(Path folder, String ending) throws IOException {
        return folder.resolve(names(folder).stream().filter(name -> name.endsWith(ending)).findFirst().orElseThrow());
    }

    private static String text(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        sheet.forEach(row -> row.forEach(cell -> text.append(cell.getStringCellValue()).append('\n')));
        return text.toString();
    }

    private static List<List<String>> cells(String text) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (CSVRecord record : CSVFormat.RFC4180.parse(new StringReader(text))) {
            rows.add(record.toList());
        }
        return rows;
    }

    /** A hundred good rows, one with a bad date, and one with the key of the seventh. */
    private static byte[] workbook(Workbook workbook, String division, String code) throws IOException {
        try (workbook; ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet("明细");
            fill(sheet.createRow(0), HEADER);
            for (int i = 1; i <= 101; i++) {
                fill(sheet.createRow(i), row(division, code, i));
            }
            fill(sheet.createRow(102), row(division, code, 7));
            sheet.getRow(102).getCell(7).setCellValue("面包样品");
            Cell bad = sheet.getRow(SHEET_ROW_OF_BAD_DATE).getCell(REPORTED);
            bad.setCellValue("昨天");
            new Marks(workbook).comment(bad, List.of("原有批注"));
            Sheet totals = workbook.createSheet("汇总");
            Cell sum = totals.createRow(0).createCell(0);
            sum.setCellFormula("COUNTA(明细!A2:A103)");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(sum);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void fill(Row row, String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private static String[] row(String division, String code, int number) {
        return "XBJ21%s%09d,县,监督抽检,2021-03-01,流通,某店,%s,饼干样品,饼干,2021-03-15,纯抽检合格样品,已批准".formatted(code, number, division)
                .split(",");
    }
}
