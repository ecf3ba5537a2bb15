package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shian.content.Workbooks;

/** Departments hand in what they have: texts, workbooks, sheets for divisions or months, zips. */
@Tag("store")
class HandedInFilesTest {

    private static final String FILE = "SCJG_CYJC_%s_202201_MX_V%02d.%s";

    private City city;

    @BeforeEach
    void anEmptyCity() {
        city = City.of(HandedInFilesTest.class);
    }

    /** The lines of a file of the sample city, those with a quotation left out. */
    private static String[] lines(String division) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("sample-data/inbox/market-regulation",
                    FILE.formatted(division, 1, "csv")));
            String text = new String(bytes, division.equals("150102") ? Charset.forName("GB18030") : StandardCharsets.UTF_8);
            String[] lines = text.replace("\uFEFF", "").lines().filter(line -> !line.contains("\"")).toArray(String[]::new);
            assertThat(lines).hasSizeGreaterThan(10);
            assertThat(lines).anyMatch(line -> line.contains("抽样编号"));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook(Workbook workbook, Object... sheets) {
        for (int i = 0; i < sheets.length; i += 2) {
            Workbooks.sheet(workbook, (String) sheets[i], (String[]) sheets[i + 1]);
        }
        return Workbooks.bytes(workbook);
    }

    private void night() {
        City.Result result = city.night();
        assertThat(result.exitCode()).as(result.all()).isZero();
    }

    /** The facts, without what says which delivery they came with. */
    private String facts() {
        return city.jdbc().sql("""
                select count(*) || ' ' || md5(string_agg(f, ';' order by f))
                from (select (to_jsonb(b) - 'delivery_id' - 'line')::text as f from warehouse.sampling_batch b) t""")
                .query(String.class).single();
    }

    private List<String> deliveries() {
        return city.jdbc().sql("""
                select division_code || ' ' || to_char(lower(period), 'YYYYMM') || ' ' || state || ' part=' || part
                       || ' inside=' || inside || ' ' || coalesce(accepted, 0)
                from intake.delivery order by delivery_id""").query(String.class).list();
    }

    private List<String> leftOut() {
        return city.jdbc().sql("""
                select (m ->> 'place') || ' ' || (m ->> 'code') from intake.arrival, jsonb_array_elements(left_out) m
                order by 1""").query(String.class).list();
    }

    @Test
    void the_same_table_gives_the_same_facts_in_every_format() {
        String[] lines = lines("150102");
        String text = String.join("\n", lines);
        city.drop(FILE.formatted("150102", 1, "csv"), text(lines));
        night();
        String expected = facts();
        assertThat(expected).doesNotStartWith("0 ");
        List<Object[]> others = List.of(new Object[] {"tsv", text(text.replace(",", "\t"))},
                new Object[] {"txt", text(text.replace(",", ";").replace("\n", "\r"))},
                new Object[] {"xlsx", workbook(new XSSFWorkbook(), "Sheet1", lines)},
                new Object[] {"xls", workbook(new HSSFWorkbook(), "明细", lines)},
                new Object[] {"xls", text("<table><tr><td>" + text.replace(",", "<td>").replace("\n", "<tr><td>"))},
                new Object[] {"zip", Workbooks.zip("导出/数据.csv", text(lines))});
        for (int i = 0; i < others.size(); i++) {
            city.drop(FILE.formatted("150102", i + 2, (String) others.get(i)[0]), (byte[]) others.get(i)[1]);
            night();
            assertThat(deliveries()).as("version %d", i + 2).hasSize(i + 2).last().asString().startsWith("150102 202201 LOADED part= ");
            assertThat(facts()).as("version %d", i + 2).isEqualTo(expected);
        }
    }

    @Test
    void a_sheet_for_each_division_is_a_delivery_that_a_file_of_that_division_supersedes() {
        Workbook workbook = new XSSFWorkbook();
        byte[] bytes = workbook(workbook, "封面", new String[] {"关于报送的说明", "联系人：甲"}, "新城区", lines("150102"),
                "回民", lines("150103"), "空表", new String[] {""});
        city.drop("呼市2022年1月食品抽检明细.xlsx", bytes);
        night();
        assertThat(deliveries()).satisfiesExactly(
                first -> assertThat(first).startsWith("150102 202201 LOADED part= inside=新城区 ").doesNotEndWith(" 0"),
                second -> assertThat(second).startsWith("150103 202201 LOADED part= inside=回民 ").doesNotEndWith(" 0"));
        assertThat(leftOut()).containsExactly("封面 receive.sheet-no-header", "空表 receive.sheet-empty");
        String before = facts();
        city.drop(FILE.formatted("150102", 1, "csv"), text(lines("150102")));
        night();
        assertThat(deliveries()).hasSize(3).satisfies(all -> {
            assertThat(all.get(0)).startsWith("150102 202201 SUPERSEDED");
            assertThat(all.get(1)).startsWith("150103 202201 LOADED");
            assertThat(all.get(2)).startsWith("150102 202201 LOADED part= inside= ");
        });
        assertThat(facts()).isEqualTo(before);
    }

    @Test
    void sheets_for_months_take_their_year_from_the_file() {
        city.drop("SCJG_CYJC_150102_2022_MX_V01.xlsx", workbook(new XSSFWorkbook(), "1月", lines("150102"),
                "2月", lines("150102")));
        night();
        assertThat(deliveries()).satisfiesExactlyInAnyOrder(
                january -> assertThat(january).startsWith("150102 202201 LOADED part= inside=1月 "),
                february -> assertThat(february).startsWith("150102 202202 REFUSED part= inside=2月 "));
    }

    @Test
    void sheets_that_nothing_tells_apart_are_parts_which_one_file_supersedes_together() {
        String[] lines = lines("150102");
        int half = lines.length / 2;
        String[] first = java.util.Arrays.copyOf(lines, half);
        String[] second = java.util.stream.Stream.concat(java.util.stream.Stream.of(lines[0]),
                java.util.Arrays.stream(lines, half, lines.length)).toArray(String[]::new);
        city.drop(FILE.formatted("150102", 1, "xlsx"), workbook(new XSSFWorkbook(), "甲组", first, "乙组", second));
        night();
        assertThat(deliveries()).satisfiesExactly(
                one -> assertThat(one).startsWith("150102 202201 LOADED part=甲组 inside=甲组 "),
                other -> assertThat(other).startsWith("150102 202201 LOADED part=乙组 inside=乙组 "));
        String before = facts();
        city.drop(FILE.formatted("150102", 2, "csv"), text(lines));
        night();
        assertThat(deliveries().subList(0, 2)).allMatch(d -> d.contains("SUPERSEDED"));
        assertThat(facts()).isEqualTo(before);
        city.drop(FILE.formatted("150102", 3, "xlsx"), workbook(new XSSFWorkbook(), "甲组", first, "乙组", second));
        night();
        // each sheet has half of the rows of what it would replace
        assertThat(deliveries().subList(3, 5)).allMatch(d -> d.contains("WAITING"));
        assertThat(facts()).isEqualTo(before);
        assertThat(city.shian("admit", "4", "5", "--reason", "two sheets instead of one").exitCode()).isZero();
        night();
        assertThat(deliveries().get(2)).contains("SUPERSEDED");
        assertThat(facts()).isEqualTo(before);
    }

    @Test
    void each_file_of_a_zip_is_handled_like_a_file() {
        city.drop("一月.zip", Workbooks.zip("报送/" + FILE.formatted("150102", 1, "csv"), text(lines("150102")),
                "报送/" + FILE.formatted("150103", 1, "xlsx"), workbook(new XSSFWorkbook(), "Sheet1", lines("150103")),
                "报送/说明.txt", text("请查收"), "__MACOSX/._x", "x"));
        night();
        assertThat(deliveries().subList(0, 2)).satisfiesExactly(
                csv -> assertThat(csv).startsWith("150102 202201 LOADED part= inside=报送/SCJG_CYJC_150102_202201_MX_V01.csv "),
                xlsx -> assertThat(xlsx).startsWith("150103 202201 LOADED part= inside=报送/SCJG_CYJC_150103_202201_MX_V01.xlsx!Sheet1 "));
        assertThat(city.jdbc().sql("select inside from intake.delivery where state = 'UNRECOGNISED'").query(String.class).list())
                .containsExactly("报送/说明.txt");
    }

    @Test
    void a_cell_without_a_value_is_set_aside_with_what_it_shows() {
        Workbook workbook = new XSSFWorkbook();
        Sheet sheet = Workbooks.sheet(workbook, "Sheet1", lines("150102"));
        List<String> header = List.of(lines("150102")[0].split(","));
        Row one = sheet.getRow(3);
        one.createCell(header.indexOf("报告日期")).setCellFormula("TODAY()");
        Row two = sheet.getRow(4);
        two.createCell(header.indexOf("报告日期")).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA.getCode());
        Row three = sheet.getRow(5);
        three.createCell(header.indexOf("抽样编号")).setCellValue(150102202112300012d);
        city.drop(FILE.formatted("150102", 1, "xlsx"), Workbooks.bytes(workbook));
        city.night();
        assertThat(city.jdbc().sql("""
                select line || ' ' || (r ->> 'code') || ' ' || (r ->> 'value')
                from intake.quarantine, jsonb_array_elements(reasons) r where line in (4, 5, 6) order by line""")
                .query(String.class).list()).satisfiesExactly(
                formula -> assertThat(formula).startsWith("4 load.formula-without-value"),
                error -> assertThat(error).startsWith("5 load.error-cell #N/A"),
                number -> assertThat(number).startsWith("6 load.scientific 1.5****E+17"));
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_under_the_scope_its_name_tells() {
        byte[] whole = workbook(new XSSFWorkbook(), "Sheet1", lines("150102"));
        city.drop(FILE.formatted("150102", 1, "xlsx"), java.util.Arrays.copyOf(whole, whole.length / 2));
        night();
        assertThat(deliveries()).singleElement().asString().startsWith("150102 202201 REFUSED part= ");
        assertThat(city.jdbc().sql("select reasons -> 0 ->> 'code' from intake.delivery").query(String.class).single())
                .isEqualTo("content.damaged");
    }
}
