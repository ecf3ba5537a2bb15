package shian.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

/** Workbooks and zips for tests. */
public final class Workbooks {

    /** Of every entry, so that the same entries are the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(2022, 5, 20, 12, 0);

    private Workbooks() {
    }

    /** The bytes of a workbook; closes it. */
    public static byte[] bytes(Workbook workbook) {
        try (workbook; ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a sheet of texts, separated by commas as in a text file. */
    public static Sheet sheet(Workbook workbook, String name, String... lines) {
        Sheet sheet = workbook.createSheet(name);
        for (int i = 0; i < lines.length; i++) {
            String[] cells = lines[i].split(",", -1);
            for (int j = 0; j < cells.length; j++) {
                if (!cells[j].isEmpty()) {
                    Cell cell = (sheet.getRow(i) == null ? sheet.createRow(i) : sheet.getRow(i)).createCell(j);
                    cell.setCellValue(cells[j]);
                }
            }
        }
        return sheet;
    }

    /** A zip of entries given as name, content, name, content …; a content is a text or bytes. */
    public static byte[] zip(Object... entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (int i = 0; i < entries.length; i += 2) {
                ZipEntry entry = new ZipEntry((String) entries[i]);
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(entries[i + 1] instanceof byte[] bytes ? bytes
                        : ((String) entries[i + 1]).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A workbook of one sheet {@code 数据} written by hand: the XML of its rows, and what stands instead of usual files. */
    public static byte[] handmade(String sheetData, String... replaced) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("[Content_Types].xml", "<Types/>");
        files.put("xl/workbook.xml", """
                <workbook xmlns:r="r"><workbookPr/><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        files.put("xl/_rels/workbook.xml.rels", """
                <Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/>
                <Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>""");
        files.put("xl/styles.xml", """
                <styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
                <numFmt numFmtId="171" formatCode="000000"/><numFmt numFmtId="172" formatCode="0.00&quot;万元&quot;"/>
                <numFmt numFmtId="173" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="10"/><xf numFmtId="171"/><xf numFmtId="172"/>
                <xf numFmtId="173"/><xf numFmtId="22"/><xf numFmtId="11"/></cellXfs></styleSheet>""");
        files.put("xl/sharedStrings.xml", "<sst/>");
        files.put("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheetData + "</sheetData></worksheet>");
        for (int i = 0; i < replaced.length; i += 2) {
            files.put(replaced[i], replaced[i + 1]);
        }
        return zip(files.entrySet().stream().flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue())).toArray());
    }
}
