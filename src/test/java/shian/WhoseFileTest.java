package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A folder belongs to a sender: what is of another department or division is not taken from it. */
@Tag("store")
class WhoseFileTest {

    private static final String SENDERS = "jobs/reference/senders.yaml";
    private static final String CASES = "WJW_SYXJB_150103_2021_MX_V%02d.csv";

    @Test
    void a_file_of_another_departments_feed_is_not_taken_whatever_its_version() throws IOException {
        City city = City.of(WhoseFileTest.class);
        city.dropSample("health/" + CASES.formatted(1));
        intake(city);
        long rows = cases(city);
        assertThat(rows).isGreaterThan(150);
        byte[] part = firstLines("health/" + CASES.formatted(1), 38);
        city.drop("finance/" + CASES.formatted(99), part);
        City.Result night = intake(city);
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(night.out()).contains("UNRECOGNISED #2 finance/" + CASES.formatted(99), "its folder 'finance' is of 财政 finance",
                "'食源性疾病病例' (foodborne-cases/detail) is submitted by 卫生健康 health", "jobs/reference/senders.yaml");
        assertThat(states(city)).containsExactly("LOADED", "UNRECOGNISED");
        assertThat(cases(city)).isEqualTo(rows);
        assertThat(city.shian("deliveries", "--status", "unrecognised").out()).contains("finance/" + CASES.formatted(99));
        assertThat(city.shian("deliveries", "show", "2", "--lang", "zh").out()).contains("所在文件夹“finance”属于财政 finance", "由卫生健康 health 报送");
        assertThat(intake(city).out()).as("it stays so").contains("UNRECOGNISED #2");
        assertThat(states(city)).containsExactly("LOADED", "UNRECOGNISED");

        // in its own folder it is a revision, though one that no department means
        Files.delete(city.inbox().resolve("finance/" + CASES.formatted(99)));
        city.drop("health/" + CASES.formatted(99), part);
        City.Result moved = intake(city);
        assertThat(states(city)).containsExactly("LOADED", "UNRECOGNISED", "WAITING");
        assertThat(moved.out()).contains("WAITING #3").doesNotContain("UNRECOGNISED #2");
        assertThat(cases(city)).isEqualTo(rows);
    }

    @Test
    void each_table_of_a_file_is_looked_at_by_itself() throws IOException {
        City city = City.of(WhoseFileTest.class);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("SCJG_CYJC_150105_202103_MX_V01.csv"));
            out.write(String.join("\n", Batches.file(3)).getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry(CASES.formatted(1)));
            out.write(firstLines("health/" + CASES.formatted(1), 38));
        }
        city.drop("market-regulation/three.zip", zip.toByteArray());
        city.drop("statistics/呼和浩特市2021年报表.xlsx", workbook());
        City.Result night = intake(city);
        assertThat(night.exitCode()).as(night.all()).isZero();
        assertThat(city.jdbc().sql("""
                select concat_ws(' ', state, feed, inside, reasons -> 0 ->> 'code') from intake.delivery where state <> 'NOT_COUNTED'
                order by arrival_id, inside""").query(String.class).list()).containsExactly(
                "LOADED sampling-batches SCJG_CYJC_150105_202103_MX_V01.csv", "UNRECOGNISED " + CASES.formatted(1) + " receive.folder-department",
                "LOADED population 人口", "UNRECOGNISED 抽检 receive.folder-department");
    }

    @Test
    void a_folder_of_some_divisions_is_for_no_other_one_whether_name_or_manifest_says_it() throws IOException {
        City city = City.withOwnCatalogue(WhoseFileTest.class);
        city.change(SENDERS, "senders:\n", "senders:\n  - {department: market-regulation, title: {zh: 赛罕区局, en: Saihan}, divisions: [\"150105\"],"
                + " folders: [\"市场监管/赛罕区\"]}\n");
        city.drop("市场监管/赛罕区/SCJG_CYJC_150105_202103_MX_V01.csv", Batches.file(3));
        city.drop("市场监管/赛罕区/SCJG_CYJC_150104_202103_MX_V01.csv", Batches.file(3));
        Path named = city.drop("市场监管/赛罕区/SCJG_CYJC_150105_202102_MX_V01.csv", Batches.file(3));
        Files.writeString(named.resolveSibling(named.getFileName() + ".manifest.json"), "{\"division\": \"150103\"}");
        City.Result night = intake(city);
        assertThat(night.out()).contains("its folder '市场监管/赛罕区' is of 赛罕区局 market-regulation and for 赛罕区 150105, but the file is for 玉泉区 150104",
                "but the file is for 回民区 150103");
        assertThat(states(city)).containsExactlyInAnyOrder("LOADED", "UNRECOGNISED", "UNRECOGNISED");

        city.change(SENDERS, "divisions: [\"150105\"]", "divisions: [\"150105\", \"150104\"]");
        intake(city);
        assertThat(city.jdbc().sql("select division_code from intake.delivery where state <> 'UNRECOGNISED' order by 1").query(String.class).list())
                .as("tried again once the catalogue has changed").containsExactly("150104", "150105");
    }

    @Test
    void where_undeclared_folders_are_nobodys_a_file_outside_is_not_taken() {
        City city = City.withOwnCatalogue(WhoseFileTest.class);
        city.drop("SCJG_CYJC_150105_202103_MX_V01.csv", Batches.file(3));
        intake(city);
        assertThat(states(city)).containsExactly("LOADED");
        city.change(SENDERS, "undeclared: anyone", "undeclared: nobody");
        city.drop("SCJG_CYJC_150105_202103_MX_V02.csv", Batches.file(4));
        city.drop("elsewhere/SCJG_CYJC_150105_202103_MX_V03.csv", Batches.file(5));
        city.drop("market-regulation/SCJG_CYJC_150105_202103_MX_V04.csv", Batches.file(6));
        assertThat(intake(city).out()).contains("it lies in no folder that is declared");
        assertThat(city.jdbc().sql("select state || coalesce(' ' || version, '') from intake.delivery order by 1").query(String.class).list())
                .containsExactly("LOADED 4", "SUPERSEDED 1", "UNRECOGNISED", "UNRECOGNISED");
    }

    private static City.Result intake(City city) {
        return city.shian("run", "intake", "--inbox", city.inbox().toString(), "--date", "2022-06-06");
    }

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            sheet(workbook, "抽检", Batches.file(3));
            sheet(workbook, "人口", "区划代码,年度,常住人口(人),口径", "150102,2021,700000,年末推算");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void sheet(XSSFWorkbook workbook, String name, String... lines) {
        XSSFSheet sheet = workbook.createSheet(name);
        for (int i = 0; i < lines.length; i++) {
            XSSFRow row = sheet.createRow(i);
            String[] cells = lines[i].split(",");
            for (int j = 0; j < cells.length; j++) {
                row.createCell(j).setCellValue(cells[j]);
            }
        }
    }

    private static byte[] firstLines(String sample, int lines) throws IOException {
        // whatever its encoding
        String text = Files.readString(Path.of("sample-data/inbox", sample), StandardCharsets.ISO_8859_1);
        return (String.join("\n", text.lines().limit(lines).toList()) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static long cases(City city) {
        return city.jdbc().sql("select count(*) from warehouse.foodborne_case").query(Long.class).single();
    }

    private static List<String> states(City city) {
        return city.jdbc().sql("select state from intake.delivery order by delivery_id").query(String.class).list();
    }
}
