package shian.slip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorkbookPr;

/**
 * The department's workbook written again, with its bad cells coloured and commented and the cover sheet before: sheets, cells and their
 * places, looks and widths are hers. It is a workbook of ours, so that no macro, link or object of hers goes out under our name.
 */
final class MarkedWorkbook {

    private static final int ROWS_IN_MEMORY = 100;

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

    /**
     * Writes it.
     *
     * @throws IOException      if the content cannot be read as a workbook
     * @throws RuntimeException the same: POI has many for what is damaged
     */
    static void write(Path content, boolean xlsx, Slip slip, String sheetName, Placement placement, OutputStream out)
            throws IOException {
        try (Workbook own = open(content, xlsx); Workbook workbook = xlsx ? new SXSSFWorkbook(ROWS_IN_MEMORY) : new HSSFWorkbook()) {
            Marks marks = new Marks(workbook);
            Looks looks = new Looks(own, workbook);
            if (own.getSheet(sheetName) == null) {
                throw new IOException("sheet " + sheetName + " is not found");
            }
            countDaysAs(own, workbook);
            for (Sheet sheet : own) {
                boolean read = sheet.getSheetName().equals(own.getSheet(sheetName).getSheetName());
                new SheetCopy(sheet, workbook.createSheet(sheet.getSheetName()), looks, marks)
                        .write(read ? slip.rows() : Map.of(), placement);
            }
            CoverSheet.add(workbook, slip, CoverSheet.Follows.OWN_WORKBOOK);
            for (Sheet each : own) {
                if (own.getSheetVisibility(own.getSheetIndex(each)) != SheetVisibility.VISIBLE) {
                    workbook.setSheetHidden(workbook.getSheetIndex(each.getSheetName()), true);
                }
            }
            workbook.write(out);
        }
    }

    /** Reads from the file itself, part by part: what nobody asks for, such as pictures, stays where it is. */
    private static Workbook open(Path content, boolean xlsx) throws IOException {
        if (!xlsx) {
            try (InputStream in = Files.newInputStream(content)) {
                return new HSSFWorkbook(in);
            }
        }
        try {
            return new XSSFWorkbook(OPCPackage.open(content.toFile(), PackageAccess.READ));
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    /** Days are numbers that count from 1900 or, in workbooks from a Mac, from 1904. */
    private static void countDaysAs(Workbook own, Workbook workbook) {
        if (workbook instanceof SXSSFWorkbook xlsx) {
            CTWorkbook properties = xlsx.getXSSFWorkbook().getCTWorkbook();
            CTWorkbookPr ofWorkbook = properties.isSetWorkbookPr() ? properties.getWorkbookPr() : properties.addNewWorkbookPr();
            ofWorkbook.setDate1904(((XSSFWorkbook) own).isDate1904());
        } else if (((HSSFWorkbook) own).getInternalWorkbook().isUsing1904DateWindowing()) {
            ((HSSFWorkbook) workbook).getInternalWorkbook().getRecords().stream().filter(DateWindow1904Record.class::isInstance)
                    .forEach(windowing -> ((DateWindow1904Record) windowing).setWindowing((short) 1));
        }
    }
}
