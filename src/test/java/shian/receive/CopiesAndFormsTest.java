package shian.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shian.catalog.Catalog;
import shian.catalog.CatalogReader;
import shian.content.Archive;
import shian.content.Deadline;
import shian.content.HeaderSearch;
import shian.content.Workbooks;

/** What stands in a workbook or zip beside the tables that count: copies, empty forms, examples, photos. */
class CopiesAndFormsTest {

    private static final Catalog CATALOG = CatalogReader.read(Path.of("jobs"));
    private static final LocalDate DAY = LocalDate.of(2022, 6, 6);
    private static final String HEADER = "抽样编号,任务来源,任务类别,抽样日期,抽样环节,被抽样单位名称,被抽样单位所在县,样品名称,食品大类,报告日期,结论,数据状态";
    private static final String NAME = "SCJG_CYJC_150105_202103_MX_V01.";
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F'};

    @TempDir
    private Path folder;

    private static String row(int number) {
        return "XBJ21150105%09d,县,监督抽检,2021-03-01,流通,某店,赛罕区,饼干样品,饼干,2021-03-15,纯抽检合格样品,已批准".formatted(number);
    }

    /** Header and rows with these numbers. */
    private static String[] lines(int from, int to) {
        return Stream.concat(Stream.of(HEADER), IntStream.rangeClosed(from, to).mapToObj(CopiesAndFormsTest::row)).toArray(String[]::new);
    }

    private static String[] with(String[] lines, String... more) {
        return Stream.concat(Arrays.stream(lines), Arrays.stream(more)).toArray(String[]::new);
    }

    private static byte[] text(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook(Object... sheets) {
        return workbook(new XSSFWorkbook(), sheets);
    }

    private static byte[] workbook(Workbook workbook, Object... sheets) {
        for (int i = 0; i < sheets.length; i += 2) {
            Workbooks.sheet(workbook, (String) sheets[i], (String[]) sheets[i + 1]);
        }
        return Workbooks.bytes(workbook);
    }

    /** What became of each table: its place and scope or reason; and what was left out, in brackets. */
    private List<String> found(String name, byte[] content) throws IOException {
        Archive archive = new Archive(folder);
        Findings findings = new Recognition(CATALOG, DAY, archive, () -> Deadline.NONE).recognise(name,
                archive.keep(new ByteArrayInputStream(content)).sha256(), Optional.empty());
        List<String> found = new ArrayList<>();
        findings.outcomes().forEach(outcome -> found.add(outcome.inside() + ": " + (outcome instanceof Outcome.Recognised scope
                ? "%tY%<tm".formatted(scope.period().from()) + (scope.part().isEmpty() ? "" : " part")
                : ((Outcome.Unrecognised) outcome).reasons().stream().map(r -> r.code() + r.arguments()).toList())));
        findings.leftOut().forEach(message -> found.add("(" + message.place() + " " + message.code() + message.arguments() + ")"));
        return found;
    }

    @Test
    void a_copied_sheet_counts_once_whatever_it_is_called() throws IOException {
        assertThat(found(NAME + "xlsx", workbook("Sheet1", lines(1, 30), "Sheet1 (2)", lines(1, 30), "备份", lines(1, 30))))
                .containsExactly("Sheet1: 202103", "(Sheet1 (2) receive.same-rows[Sheet1, 30])", "(备份 receive.same-rows[Sheet1, 30])");
    }

    @Test
    void the_order_of_rows_and_columns_totals_and_ways_of_writing_make_no_other_table() throws IOException {
        String[] other = {"食品抽检明细", HEADER.replace("抽样编号,", "") + ",抽样编号", row(2).replaceFirst("([^,]*),(.*)", "$2,$1").replace("2021-03-01", "2021/3/1"),
            row(1).replaceFirst("([^,]*),(.*)", "$2,$1"), "合计,2"};
        assertThat(found(NAME + "xls", workbook(new HSSFWorkbook(), "明细", lines(1, 2), "明细 副本", other)))
                .containsExactly("明细: 202103", "(明细 副本 receive.same-rows[明细, 2])");
    }

    @Test
    void the_same_table_in_two_folders_or_two_formats_of_a_zip_counts_once() throws IOException {
        assertThat(found("报送.zip", Workbooks.zip("甲/" + NAME + "csv", text(lines(1, 9)), "乙/" + NAME + "csv", text(lines(1, 9)),
                NAME + "xlsx", workbook("Sheet1", lines(1, 9)))))
                .containsExactly("甲/" + NAME + "csv: 202103", "(乙/" + NAME + "csv receive.same-rows[甲/" + NAME + "csv, 9])",
                        "(" + NAME + "xlsx!Sheet1 receive.same-rows[甲/" + NAME + "csv, 9])");
    }

    @Test
    void of_an_edited_copy_nobody_can_say_which_is_right() throws IOException {
        String reason = "[receive.rows-shared[Sheet1, Sheet1 (2), 9, 10, 10]]";
        assertThat(found(NAME + "xlsx", workbook("Sheet1", lines(1, 10), "Sheet1 (2)", lines(2, 11), "其他", lines(40, 50))))
                .containsExactly("Sheet1: " + reason, "Sheet1 (2): " + reason, "其他: 202103 part");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10,  7, 16,
            10,  6, 15, 5
             1,  1,  2,
             2,  2,  3, 1
            """)
    void tables_that_share_half_of_their_rows_are_versions_and_others_count_together(int last, int from, int to, Integer shared)
            throws IOException {
        List<String> found = found(NAME + "xlsx", workbook("甲组", lines(1, last), "乙组", lines(from, to)));
        if (shared == null) {
            assertThat(found).containsExactly("甲组: 202103 part", "乙组: 202103 part");
        } else {
            String reason = "receive.rows-shared[甲组, 乙组, %d, %d, %d]".formatted(shared, last, to - from + 1);
            assertThat(found).hasSize(2).allMatch(one -> one.contains(reason));
        }
    }

    @Test
    void tables_of_other_periods_are_not_compared() throws IOException {
        assertThat(found("SCJG_CYJC_150105_2021_MX_V01.xlsx", workbook("3月", lines(1, 9), "4月", lines(1, 9))))
                .containsExactly("3月: 202103", "4月: 202104");
    }

    @Test
    void of_a_large_table_a_share_of_the_rows_is_kept_and_tells_the_same() throws IOException {
        Fingerprint one = print(lines(1, 3000), 128);
        assertThat(one.isSame(print(lines(1, 3000), 128))).isTrue();
        assertThat(one.isSame(print(lines(2, 3001), 128))).isFalse();
        assertThat(one.shared(print(lines(2, 3001), 128))).isBetween(2700L, 3000L);
        assertThat(one.shared(print(lines(1501, 4500), 128))).isBetween(700L, 2300L);
        assertThat(one.shared(print(lines(5000, 8000), 128))).isZero();
    }

    private Fingerprint print(String[] lines, int mostKept) throws IOException {
        Archive archive = new Archive(folder);
        String sha256 = archive.keep(new ByteArrayInputStream(text(lines))).sha256();
        var contract = CATALOG.contract("sampling-batches/detail");
        try (var document = shian.content.Document.open(archive, sha256, shian.content.Expectation.of(contract), Deadline.NONE);
             Table table = Table.open(document, document.parts().get(0), new HeaderSearch(contract, CATALOG.units()), CATALOG.units()).orElseThrow()) {
            return Fingerprint.of(table, mostKept);
        }
    }

    @Test
    void photos_and_documents_beside_a_table_are_one_line() throws IOException {
        List<Object> entries = new ArrayList<>(List.of(NAME + "csv", text(lines(1, 3))));
        IntStream.range(0, 30).forEach(i -> entries.addAll(List.of("照片/%d.jpg".formatted(i), JPEG)));
        entries.addAll(List.of("盖章.pdf", text("%PDF-1.4"), "说明.docx", Workbooks.zip("[Content_Types].xml", "<Types/>", "word/document.xml", "x"),
                "报告.doc", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, "视频.mp4", new byte[] {0, 0, 0, 1, (byte) 0xFF, (byte) 0xFE, 0},
                "README.txt", text("读我"), "扫描件", JPEG));
        assertThat(found("3月.zip", Workbooks.zip(entries.toArray()))).containsExactly(NAME + "csv: 202103",
                "( receive.other-files[36, 30 .jpg, 1 .doc, 1 .docx, 1 .mp4, 1 .pdf, 1 .txt, 1 扫描件])");
    }

    @Test
    void what_could_be_data_is_told_by_itself_also_beside_photos() throws IOException {
        assertThat(found("3月.zip", Workbooks.zip(NAME + "csv", text(lines(1, 3)), "1.jpg", JPEG, "说明.txt", text("请查收"),
                "内层.zip", Workbooks.zip("a.csv", "x"), "表.xlsx", workbook("Sheet1", new String[] {"甲,乙", "1,2"}))))
                .satisfiesExactly(table -> assertThat(table).isEqualTo(NAME + "csv: 202103"),
                        text -> assertThat(text).startsWith("说明.txt: [receive.no-contract-name"),
                        zip -> assertThat(zip).startsWith("内层.zip: [receive.no-contract-name").contains("content.zip-in-zip"),
                        sheet -> assertThat(sheet).startsWith("表.xlsx!Sheet1: [receive.no-contract-name"),
                        photo -> assertThat(photo).isEqualTo("( receive.other-files[1, 1 .jpg])"));
    }

    @Test
    void a_zip_of_photos_alone_says_once_what_it_holds() throws IOException {
        assertThat(found("3月.zip", Workbooks.zip("1.jpg", JPEG, "2.jpg", JPEG, "3.pdf", "%PDF-1.4")))
                .containsExactly(": [receive.zip-no-table[3月.zip, 3, 2 .jpg, 1 .pdf]]");
        assertThat(found("3月.zip", Workbooks.zip("1.jpg", JPEG))).containsExactly(": [receive.zip-no-table[3月.zip, 1, 1 .jpg]]");
    }

    @Test
    void a_zip_whose_name_fits_a_contract_lends_it_to_tables_alone() throws IOException {
        assertThat(found(NAME + "zip", Workbooks.zip("数据.csv", text(lines(1, 3)), "1.jpg", JPEG, "说明.txt", text("请查收"))))
                .satisfiesExactly(table -> assertThat(table).isEqualTo("数据.csv: 202103"),
                        text -> assertThat(text).startsWith("说明.txt: [receive.no-contract-name"),
                        photo -> assertThat(photo).isEqualTo("( receive.other-files[1, 1 .jpg])"));
    }

    @Test
    void an_empty_form_beside_a_table_is_left_out_also_with_numbers_units_totals_and_examples() throws IOException {
        String[] form = {"食品抽检明细表", "序号," + HEADER, "1", "2", "3", "合计", "填表人：甲"};
        String[] example = {HEADER, "示例," + row(1).replaceFirst("[^,]*,", "")};
        assertThat(found("SCJG_CYJC_150105_2021_MX_V01.xlsx", workbook("3月", lines(1, 9), "4月", form, "5月", new String[] {HEADER},
                "模板", example, "填表说明", new String[] {"抽样编号按单填写"})))
                .containsExactly("3月: 202103", "(填表说明 receive.sheet-no-header[])", "(4月 receive.no-rows[])", "(5月 receive.no-rows[])",
                        "(模板 receive.no-rows[])");
    }

    @Test
    void a_sheet_called_an_example_is_left_out_beside_a_table() throws IOException {
        assertThat(found(NAME + "xlsx", workbook("填写示例", lines(1, 2), "Sheet1", lines(5, 9))))
                .containsExactly("Sheet1: 202103", "(填写示例 receive.example[])");
        assertThat(found(NAME + "xlsx", workbook("填写示例", lines(1, 2)))).containsExactly("填写示例: 202103");
    }

    @Test
    void an_empty_form_alone_or_among_such_and_a_zero_report_are_deliveries() throws IOException {
        assertThat(found(NAME + "xlsx", workbook("Sheet1", new String[] {HEADER}))).containsExactly("Sheet1: 202103");
        assertThat(found("SCJG_CYJC_150105_2021_MX_V01.xlsx", workbook("3月", new String[] {HEADER}, "4月", new String[] {HEADER})))
                .containsExactly("3月: 202103", "4月: 202104");
        assertThat(found("SCJG_CYJC_150105_2021_MX_V01.xlsx", workbook("3月", lines(1, 3), "4月", with(new String[] {HEADER}, "零报告"))))
                .containsExactly("3月: 202103", "4月: 202104");
    }
}
