package shian.slip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The department's own workbook with its bad cells coloured and commented and the cover sheet before; nothing else changes. */
final class MarkedWorkbook {

    private MarkedWorkbook() {
    }

    /** Whether a workbook can be held in memory as a whole. */
    static boolean fits(Path content, boolean xlsx, long mostBytes) throws IOException {
        if (!xlsx) {
            return Files.size(content) <= mostBytes;
        }
        try (ZipFile zip = new ZipFile(content.toFile())) {
            return Collections.list(zip.entries()).stream().mapToLong(ZipEntry::getSize).sum() <= mostBytes;
        }
    }

    static void write(Path content, boolean xlsx, Slip slip, String sheetName, Placement placement, OutputStream out)
            throws IOException {
        try (InputStream in = Files.newInputStream(content);
             Workbook workbook = xlsx ? new XSSFWorkbook(in) : new HSSFWorkbook(in)) {
            Marks marks = new Marks(workbook);
            Sheet sheet = workbook.getSheet(sheetName);
            slip.rows().forEach((line, flaws) -> marks.mark(row(sheet, line - 1), line, flaws, placement));
            CoverSheet.add(workbook, slip, CoverSheet.Follows.OWN_WORKBOOK);
            workbook.write(out);
        }
    }

    private static Row row(Sheet sheet, int index) {
        return sheet.getRow(index) == null ? sheet.createRow(index) : sheet.getRow(index);
    }
}
