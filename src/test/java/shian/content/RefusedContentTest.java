package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is damaged, hostile or no table is refused in words, within bounded memory and time. */
class RefusedContentTest {

    private static final String ROW = "<row r='1'><c t='str'><v>样品</v></c></row>";
    private static final Limits SMALL = new Limits(100, 10, 400, 1000, 2000, 20, 20_000, 5, 2000, 5, 50, 100, 1_000, Deadline.NONE, Reading.TEMPORARY);

    private static void assertRefused(byte[] content, Limits limits, String reason) {
        assertThat(Reading.of(content, limits)).last().asString().startsWith(reason);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_handmade_workbook_is_read_so_that_each_refusal_is_for_its_own_reason() {
        assertThat(Reading.of(Workbooks.handmade(ROW))).containsExactly("数据:1|样品");
        assertThat(Reading.of(Workbooks.handmade(ROW), SMALL)).containsExactly("数据:1|样品");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void a_workbook_cut_anywhere_is_refused_or_read_and_nothing_else(String kind) {
        Workbook workbook = kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
        String[] lines = new String[200];
        Arrays.setAll(lines, i -> "样品" + i + "," + i);
        Workbooks.sheet(workbook, "数据", lines);
        byte[] whole = Workbooks.bytes(workbook);
        assertThat(Reading.of(whole)).hasSize(200);
        for (int length = 8; length < whole.length - 3000; length += whole.length / 37) {
            assertRefused(Arrays.copyOf(whole, length), Limits.USUAL, "content.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xls", "xlsx"})
    void a_workbook_with_bytes_changed_at_random_never_fails_otherwise_than_in_words(String kind) {
        HSSFWorkbook workbook = new HSSFWorkbook();
        Workbooks.sheet(workbook, "数据", "样品,数量", "甲,1", "乙,2");
        byte[] xls = Workbooks.bytes(workbook);
        byte[] whole = kind.equals("xls") ? xls : Workbooks.handmade(ROW);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] changed = whole.clone();
            for (int j = 0; j < 4; j++) {
                changed[8 + random.nextInt(changed.length - 8)] = (byte) random.nextInt();
            }
            assertThat(Reading.of(changed)).as("change %d", i).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            xl/_rels/workbook.xml.rels | <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>
            xl/_rels/workbook.xml.rels | <Relationships><Relationship Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
            xl/workbook.xml            | <workbook><sheets><sheet sheetId="1" id="rId1"/></sheets></workbook>
            xl/sharedStrings.xml       | <sst><si><t>a &none b</t></si></sst>
            """)
    void what_a_workbook_needs_and_does_not_have_is_damage(String entry, String content) {
        assertRefused(Workbooks.handmade("<row><c t=\"s\"><v>0</v></c></row>", entry, content), Limits.USUAL, "content.damaged");
    }

    @Test
    void a_cell_that_points_to_no_shared_text_is_damage() {
        HSSFWorkbook workbook = new HSSFWorkbook();
        Workbooks.sheet(workbook, "数据", "样品");
        byte[] xls = Workbooks.bytes(workbook);
        int label = new String(xls, StandardCharsets.ISO_8859_1).lastIndexOf("\u00fd\0\12\0");
        assertThat(label).isPositive();
        xls[label + 10] = 3;
        assertRefused(xls, Limits.USUAL, "content.damaged");
    }

    @Test
    void a_way_of_packing_that_needs_a_library_is_told_by_its_number() {
        byte[] zip = Workbooks.zip("a.csv", "样品,数量\n甲,1\n");
        int directory = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
        zip[directory + 10] = 93;
        assertRefused(zip, Limits.USUAL, "content.zip-method");
    }

    @Test
    void a_wrong_check_sum_is_damage() {
        byte[] zip = Workbooks.zip("a.csv", "样品,数量\n甲,1\n");
        int directory = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
        zip[directory + 16] ^= 1;
        assertRefused(zip, Limits.USUAL, "content.zip-promise");
    }

    @Test
    void protected_workbooks_are_told_to_be_so() throws Exception {
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("秘密");
            try (var out = encryptor.getDataStream(files)) {
                out.write(Workbooks.handmade(ROW));
            }
            files.writeFilesystem(xlsx);
        }
        assertRefused(xlsx.toByteArray(), Limits.USUAL, "content.encrypted");
        HSSFWorkbook xls = new HSSFWorkbook();
        Workbooks.sheet(xls, "数据", "样品");
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        byte[] bytes;
        try {
            bytes = Workbooks.bytes(xls);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertRefused(bytes, Limits.USUAL, "content.encrypted");
    }

    @Test
    void a_document_type_and_its_entities_are_not_read() {
        for (String entry : new String[] {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"}) {
            assertRefused(Workbooks.handmade("<row r='1'><c t='s'><v>0</v></c></row>", entry, """
                    <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>"""), Limits.USUAL, "content.doctype");
        }
        assertRefused(Workbooks.handmade("<row r='1'><c t='str'><v>&e;</v></c></row>"), Limits.USUAL, "content.damaged");
    }

    @Test
    void an_external_sheet_is_not_followed() {
        assertRefused(Workbooks.handmade(ROW, "xl/_rels/workbook.xml.rels", """
                <Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://example.com/x"/>
                </Relationships>"""), Limits.USUAL, "content.no-sheet");
    }

    @Test
    void what_unpacks_to_too_much_is_not_unpacked() {
        assertRefused(Workbooks.zip("a.csv", "0".repeat(3000)), SMALL, "content.zip-ratio [a.csv");
        String incompressible = new Random(1).ints(6000, 'a', 'z').collect(StringBuilder::new,
                (b, c) -> b.append((char) c), StringBuilder::append).toString();
        assertRefused(Workbooks.zip("a", incompressible, "b", incompressible, "c", incompressible, "d", incompressible),
                SMALL, "content.zip-bytes");
        Object[] many = new Object[42];
        Arrays.setAll(many, i -> i % 2 == 0 ? "f" + i : "x");
        assertRefused(Workbooks.zip(many), SMALL, "content.zip-entries");
    }

    @Test
    void an_entry_that_is_larger_than_it_says_ends_there() {
        byte[] zip = Workbooks.zip("a.csv", "样品,数量\n" + "甲,1\n".repeat(50));
        int directory = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
        zip[directory + 24] = 30;
        zip[directory + 25] = 0;
        assertRefused(zip, Limits.USUAL, "content.zip-promise");
    }

    @Test
    void a_zip_in_a_zip_is_not_opened_and_its_neighbours_are() {
        assertThat(Reading.of(Workbooks.zip("b.csv", "样品\n甲", "a.zip", Workbooks.zip("c.csv", "x"))))
                .containsExactly("b.csv:1|样品", "b.csv:2|甲", "content.zip-in-zip []");
    }

    @Test
    void a_path_out_of_the_zip_is_a_name_and_no_more() {
        assertThat(Reading.of(Workbooks.zip("../../etc/甲.csv", "样品\n1"))).startsWith("../../etc/甲.csv:1|样品");
    }

    @Test
    void cells_rows_and_columns_beyond_the_limits_are_refused_with_their_place() {
        String text = "x".repeat(101);
        assertRefused(Workbooks.handmade("<row r='3'><c r='B3' t='str'><v>" + text + "</v></c></row>"), SMALL,
                "content.cell-too-long [数据!B3");
        assertRefused(Workbooks.handmade("<row r='3'><c r='K3'><v>1</v></c></row>"), SMALL, "content.too-many-columns [数据!K3");
        assertRefused(Workbooks.handmade("<row r='1'><c t='s'><v>0</v></c></row>", "xl/sharedStrings.xml",
                "<sst>" + ("<si><t>" + "y".repeat(99) + "</t></si>").repeat(9) + "</sst>"), SMALL, "content.shared-texts");
        assertRefused(utf8("样品,数量\n" + text + ",1"), SMALL, "content.cell-too-long [A2");
        assertRefused(utf8("样品,数量\n" + "a,".repeat(11)), SMALL, "content.too-many-columns [K2");
        assertRefused(utf8("<table><tr><td>" + text), SMALL, "content.cell-too-long [A1");
        assertRefused(utf8("<table><tr><td>" + text.repeat(20)), SMALL, "content.html-bytes");
    }

    @Test
    void a_quotation_that_never_ends_is_not_read_to_the_end() {
        assertRefused(utf8("样品,数量\n甲,\"1\n" + "乙,2\n".repeat(2_000_000)), Limits.USUAL, "content.row-too-long [2");
    }

    @Test
    void rows_that_go_backwards_are_refused() {
        assertRefused(Workbooks.handmade("<row r='5'><c><v>1</v></c></row><row r='5'><c><v>2</v></c></row>"), Limits.USUAL,
                "content.rows-out-of-order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<c r='A1'><v>1</v></c><c r='A1'><v>2</v></c>", "<c r='A1'><v>1</v><v>2</v></c>",
            "<c r='A1'><is><t>1</t></is><is><t>2</t></is></c>", "<c r='A1'><v>1</v><is><t>2</t></is></c>"})
    void a_cell_with_two_values_is_refused_since_one_would_be_lost(String cells) {
        assertRefused(Workbooks.handmade("<row r='1'>" + cells + "</row>"), Limits.USUAL, "content.cell-twice [数据!A1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<c r='B1'><v>2</v></c><c r='A1'><v>1</v></c>", "<c r='A1'/><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c>",
            "<c r='A1'><v/><is><t>1</t></is></c><c r='B1'><v>2</v><is/></c>"})
    void cells_out_of_order_and_empty_ones_lose_nothing(String cells) {
        assertThat(Reading.of(Workbooks.handmade("<row r='1'>" + cells + "</row>"))).containsExactly("数据:1|1|2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7", "Rar!\u001a", "MIME-Version: 1.0"})
    void what_holds_no_table_is_named(String start) {
        assertRefused(utf8(start), Limits.USUAL, "content.kind");
    }

    @Test
    void a_binary_workbook_and_a_letter_are_named() {
        assertRefused(Workbooks.zip("[Content_Types].xml", "<Types/>", "xl/workbook.bin", "x"), Limits.USUAL, "content.kind-xlsb");
        assertRefused(Workbooks.zip("[Content_Types].xml", "<Types/>", "_rels/.rels", """
                <Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>""",
                "word/document.xml", "<document/>"), Limits.USUAL, "content.kind-word");
    }
}
