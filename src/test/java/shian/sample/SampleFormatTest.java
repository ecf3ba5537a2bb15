package shian.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampleFormatTest {

    private static final LocalDate DAY = LocalDate.of(2021, 6, 8);

    /** The hashes were written down on another day than today: no clock, user, time zone or Java version is in the bytes. */
    @ParameterizedTest
    @CsvSource({
        "XLS,  f41b25b9b4d0ac99412dfeacf698fa2f7fe7715746fbdad234cc8bd8b6270c52",
        "XLSX, d60668272baefa298a2c1ecb7adbf3e7ccd35040bc16400265517a1926bf6b95"
    })
    void aWorkbookHasTheSameBytesOnEveryDayAndMachine(WorkbookFormat format, String hash) throws Exception {
        assertThat(sha256(written(format))).isEqualTo(hash);
    }

    @ParameterizedTest
    @EnumSource(WorkbookFormat.class)
    void neitherTheUserNorTheTimeZoneIsInAWorkbook(WorkbookFormat format) throws IOException {
        byte[] here = written(format);
        String user = System.getProperty("user.name");
        TimeZone zone = TimeZone.getDefault();
        try {
            System.setProperty("user.name", "somebody else");
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(written(format)).isEqualTo(here);
        } finally {
            System.setProperty("user.name", user);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @EnumSource(WorkbookFormat.class)
    void aWorkbookKeepsTheTypesOfItsCells(WorkbookFormat format) throws IOException {
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(written(format)))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
            assertThat(workbook.isSheetHidden(1)).isTrue();
            Sheet sheet = workbook.getSheet("新城区");
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("样品编号");
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("A-1");
            assertThat(sheet.getRow(4).getCell(0).getCellType()).as("the merged cell goes on").isEqualTo(CellType.BLANK);
            Cell day = sheet.getRow(3).getCell(1);
            assertThat(DateUtil.isCellDateFormatted(day)).isTrue();
            assertThat(day.getLocalDateTimeCellValue()).isEqualTo(DAY.atStartOfDay());
            Cell serial = sheet.getRow(4).getCell(1);
            assertThat(DateUtil.isCellDateFormatted(serial)).isFalse();
            assertThat(serial.getNumericCellValue()).isEqualTo(44_355);
            assertThat(sheet.getRow(3).getCell(2).getNumericCellValue()).isEqualTo(0.05);
            assertThat(sheet.getRow(4).getCell(2).getStringCellValue()).isEqualTo("未检出");
            assertThat(sheet.getRow(5).getZeroHeight()).isTrue();
            assertThat(sheet.getRow(6).getCell(2).getCellFormula()).isEqualTo("SUM(C4:C6)");
            assertThat(sheet.getRow(6).getCell(2).getNumericCellValue()).isEqualTo(0.15);
            assertThat(sheet.getMergedRegions()).extracting(CellRangeAddress::formatAsString)
                    .containsExactlyInAnyOrder("A1:C1", "A2:C2", "A4:A5");
        }
    }

    @Test
    void aTextFileLeavesRepeatedValuesOutAndHasOneTable() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TextFormat.tabs(FileEncoding.GB18030).write(List.of(table()), out);
        assertThat(out.toString(Charset.forName("GB18030"))).isEqualTo("""
                监测明细表\t\t\r
                填报单位：某中心\t\t\r
                样品编号\t采样日期\t检测值\r
                A-1\t2021-06-08\t0.05\r
                ""\t44355\t未检出\r
                A-2\t2021-06-08\t0.10\r
                合计\t\t0.15\r
                """);
        assertThatThrownBy(() -> TextFormat.csv(FileEncoding.UTF_8).write(List.of(table(), table()), out))
                .hasMessage("A text file holds one table, but there are: 2");
    }

    @Test
    void aZipHoldsItsFilesInOrderAndUncompressed() throws IOException {
        SampleZip zip = new SampleZip();
        zip.add("新城区.csv", TextFormat.semicolons(FileEncoding.UTF_8), List.of(table()));
        zip.add("b.txt", "b".getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        zip.write(out);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            ZipEntry first = in.getNextEntry();
            assertThat(first.getName()).isEqualTo("新城区.csv");
            assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("监测明细表\n").contains("A-1;2021-06-08;0.05\n");
            assertThat(in.getNextEntry().getName()).isEqualTo("b.txt");
            assertThat(in.getNextEntry() == null).isTrue();
        }
    }

    private static SampleTable table() {
        return new SampleTable("新城区").groupedBy(1)
                .title("监测明细表")
                .note("填报单位：某中心")
                .header(List.of("样品编号", "采样日期", "检测值"))
                .row(List.of(SampleCell.of("A-1"), SampleCell.of(DAY), SampleCell.of(new BigDecimal("0.05"))))
                .row(List.of(SampleCell.of("A-1"), SampleCell.serial(DAY), SampleCell.of("未检出")))
                .hiddenRow(List.of(SampleCell.of("A-2"), SampleCell.of(DAY), SampleCell.of(new BigDecimal("0.10"))))
                .total(List.of(SampleCell.of("合计"), SampleCell.EMPTY,
                        new SampleCell.Formula("SUM(C4:C6)", new BigDecimal("0.15"))));
    }

    private static byte[] written(SampleFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SampleTable codes = new SampleTable("代码表").hidden().header(List.of("代码", "名称"));
        format.write(List.of(table(), codes), out);
        return out.toByteArray();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
