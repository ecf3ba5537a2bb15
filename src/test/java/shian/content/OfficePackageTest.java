package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks whose parts have other names, that are encrypted without anybody knowing, or that hold pictures. */
class OfficePackageTest {

    private static final String ROOT = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="%s/officeDocument" Target="%s"/>
            <Relationship Id="rId1" Type="x/extended-properties" Target="docProps/app.xml"/></Relationships>""";
    private static final String TYPES = """
            <Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/%s" ContentType="%s"/></Types>""";
    private static final String USUAL_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_TYPE = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private static final String SHEET = "<worksheet><sheetData><row r='1'><c t='s'><v>0</v></c><c s='1'><v>12.3</v></c></row></sheetData></worksheet>";
    private static final String TEXTS = "<sst><si><t>样品</t></si></sst>";
    private static final String STYLES = """
            <styleSheet><numFmts><numFmt numFmtId="170" formatCode="0&quot;万元&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>""";

    private static byte[] workbook(String main, String target, String type, String sheet, String texts, String styles) {
        int slash = main.lastIndexOf('/') + 1;
        String relations = """
                <Relationships><Relationship Id="rId1" Type="%1$s/worksheet" Target="%2$s"/><Relationship Id="rId2" Type="%1$s/sharedStrings" Target="%3$s"/>
                <Relationship Id="rId3" Type="%1$s/styles" Target="%4$s"/></Relationships>""".formatted(type, sheet, texts, styles);
        return Workbooks.zip("[Content_Types].xml", TYPES.formatted(main, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
                "_rels/.rels", ROOT.formatted(type, target), main, """
                <workbook xmlns:r="r"><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>""",
                main.substring(0, slash) + "_rels/" + main.substring(slash) + ".rels", relations,
                "xl/worksheets/Sheet1.xml", SHEET, "xl/strings2.xml", TEXTS, "xl/styles 1.xml", STYLES);
    }

    @ParameterizedTest
    @CsvSource({"xl/workbook2.xml, xl/workbook2.xml", "xl/workbook22.xml, /xl/workbook22.xml", "xl/Workbook.xml, xl/workbook.xml",
            "xl/book.xml, ./xl/../xl/book.xml", "xl/workbook.xml, \\xl\\workbook.xml"})
    void the_main_part_is_the_one_that_the_package_names(String main, String target) {
        for (String type : List.of(USUAL_TYPE, STRICT_TYPE)) {
            assertThat(Reading.of(workbook(main, target, type, "worksheets/sheet1.xml", "/xl/strings2.xml", "styles%201.xml")))
                    .containsExactly("数据:1|样品|12.3万元");
        }
    }

    @Test
    void parts_lie_in_any_folder_and_their_names_in_any_case() {
        assertThat(Reading.of(workbook("a/b/main.xml", "a/b/main.xml", USUAL_TYPE, "..\\..\\xl\\worksheets\\SHEET1.XML", "/XL/Strings2.xml", "../../xl/styles 1.xml")))
                .containsExactly("数据:1|样品|12.3万元");
        assertThat(Reading.of(workbook("workbook.xml", "workbook.xml", USUAL_TYPE, "xl/worksheets/sheet1.xml", "xl/strings2.xml", "xl/styles 1.xml")))
                .containsExactly("数据:1|样品|12.3万元");
    }

    @Test
    void without_a_root_the_stated_types_name_the_parts() {
        assertThat(Reading.of(Workbooks.zip("[Content_Types].xml", """
                <Types><Override PartName="/xl/w7.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""",
                "xl/w7.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"数据\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                "xl/_rels/w7.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"sheet.xml\"/></Relationships>",
                "xl/sheet.xml", SHEET, "xl/s.xml", TEXTS))).containsExactly("数据:1|样品|12.3");
    }

    @Test
    void a_workbook_without_shared_texts_is_read_as_long_as_no_cell_asks_for_one() {
        String relations = "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + "<Relationship Id=\"rId2\" Type=\"x/sharedStrings\" Target=\"gone.xml\"/><Relationship Id=\"rId3\" Type=\"x/styles\" Target=\"gone2.xml\"/></Relationships>";
        assertThat(Reading.of(Workbooks.handmade("<row r='1'><c><v>5</v></c></row>", "xl/_rels/workbook.xml.rels", relations)))
                .containsExactly("数据:1|5");
        assertThat(Reading.of(Workbooks.handmade("<row r='1'><c t='s'><v>0</v></c></row>", "xl/_rels/workbook.xml.rels", relations)))
                .containsExactly("content.damaged [xl/gone.xml]");
    }

    @ParameterizedTest
    @CsvSource({"word/document.xml, document, wordprocessingml.document.main+xml, content.kind-word",
            "ppt/presentation.xml, presentation, presentationml.presentation.main+xml, content.kind-powerpoint",
            "xl/workbook.bin, x, ms-excel.sheet.binary.macroEnabled.main, content.kind-xlsb",
            "xl/book2.bin, x, ms-excel.sheet.binary.macroEnabled.main, content.kind-xlsb",
            "visio/document.xml, VisioDocument, ms-visio.drawing.main+xml, content.kind-office-other",
            "word/document.xml, document, unknown, content.kind-word"})
    void other_documents_of_office_are_told_as_such(String main, String root, String type, String code) {
        assertThat(Reading.of(Workbooks.zip("[Content_Types].xml", TYPES.formatted(main, "application/" + type), "_rels/.rels",
                ROOT.formatted(USUAL_TYPE, main), main, "<" + root + "/>"))).containsExactly(code + " []");
    }

    @ParameterizedTest
    @EnumSource(value = EncryptionMode.class, names = {"agile", "standard"})
    void the_password_that_excel_knows_is_no_secret(EncryptionMode mode) throws Exception {
        byte[] workbook = Workbooks.handmade("<row r='1'><c t='str'><v>样品</v></c></row>");
        assertThat(Reading.of(encrypted(workbook, mode, Decryptor.DEFAULT_PASSWORD))).containsExactly("数据:1|样品");
        assertThat(Reading.of(Workbooks.zip("甲.xlsx", encrypted(workbook, mode, Decryptor.DEFAULT_PASSWORD)))).containsExactly("甲.xlsx!数据:1|样品");
        assertThat(Reading.of(encrypted(workbook, mode, "秘密"))).containsExactly("content.encrypted []");
        assertThat(Reading.of(encrypted(Workbooks.zip("a.csv", "x"), mode, Decryptor.DEFAULT_PASSWORD))).containsExactly("content.kind-ole-other []");
    }

    private static byte[] encrypted(byte[] content, EncryptionMode mode, String password) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(mode).getEncryptor();
            encryptor.confirmPassword(password);
            try (var encrypted = encryptor.getDataStream(files)) {
                encrypted.write(content);
            }
            files.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(value = EncryptionMode.class, names = {"binaryRC4", "cryptoAPI", "xor"})
    void the_password_that_excel_knows_opens_old_workbooks_too(EncryptionMode mode) throws IOException {
        HSSFWorkbook workbook = new HSSFWorkbook();
        Workbooks.sheet(workbook, "数据", "样品,数量", "甲,1");
        Workbooks.sheet(workbook, "另一", "乙,2");
        workbook.setEncryptionMode(mode);
        Biff8EncryptionKey.setCurrentUserPassword(Decryptor.DEFAULT_PASSWORD);
        byte[] bytes;
        try {
            bytes = Workbooks.bytes(workbook);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertThat(Reading.of(bytes)).containsExactly("数据:1|样品|数量", "数据:2|甲|1", "另一:1|乙|2");
    }

    @Test
    void pictures_that_nobody_opens_are_held_to_no_ratio_and_no_size() {
        Limits small = new Limits(100, 10, 400, 1000, 2000, 20, 20_000, 5, 2000, 5, 50, 100, 1_000, Deadline.NONE, Reading.TEMPORARY);
        String row = "<row r='1'><c t='str'><v>样品</v></c></row>";
        assertThat(Reading.of(Workbooks.handmade(row, "xl/media/image1.bmp", "0".repeat(15_000), "xl/media/image2.bmp", "0".repeat(15_000)), small))
                .containsExactly("数据:1|样品");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.addAll(List.of("xl/media/image" + i + ".png", "x"));
        }
        assertThat(Reading.of(Workbooks.handmade(row, many.toArray(String[]::new)), small)).containsExactly("数据:1|样品");
        for (int i = 100; i < 200; i++) {
            many.addAll(List.of("xl/media/image" + i + ".png", "x"));
        }
        assertThat(Reading.of(Workbooks.handmade(row, many.toArray(String[]::new)), small)).containsExactly("content.zip-entries [200]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"})
    void a_part_that_is_opened_is_held_to_the_limits(String part) {
        Limits small = new Limits(100, 10, 400, 1000, 2000, 20, 20_000, 5, 2000, 5, 50, 100, 1_000, Deadline.NONE, Reading.TEMPORARY);
        String row = "<row r='1'><c t='s'><v>0</v></c></row>";
        assertThat(Reading.of(Workbooks.handmade(row, part, "<x>" + "0".repeat(5000) + "</x>"), small)).last().asString()
                .startsWith("content.zip-ratio [" + part);
        String noise = new Random(3).ints(30_000, 'a', 'z').collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append).toString();
        assertThat(Reading.of(Workbooks.handmade(row, part, "<x>" + noise + "</x>"), small)).last().asString()
                .startsWith("content.zip-bytes");
    }
}
