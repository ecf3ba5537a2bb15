package shian;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** Counts the rows of a file without the help of the code that reads it for the warehouse. */
final class RowsOfFiles {

    private RowsOfFiles() {
    }

    /** Lines of a text, rows of the sheets of a workbook that are not hidden, and all of these in a zip. */
    static long count(Path file) throws IOException {
        return count(file.getFileName().toString(), Files.readAllBytes(file));
    }

    private static long count(String name, byte[] bytes) throws IOException {
        if (name.endsWith(".zip")) {
            return countEntries(bytes);
        }
        return name.matches(".*\\.xlsx?") ? countSheets(bytes) : text(bytes).lines().count();
    }

    private static long countEntries(byte[] bytes) throws IOException {
        long rows = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                rows += count(entry.getName(), zip.readAllBytes());
            }
        }
        return rows;
    }

    private static long countSheets(byte[] bytes) throws IOException {
        long rows = 0;
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
            for (Sheet sheet : workbook) {
                boolean visible = workbook.getSheetVisibility(workbook.getSheetIndex(sheet)) == SheetVisibility.VISIBLE;
                rows += visible ? sheet.getPhysicalNumberOfRows() : 0;
            }
        }
        return rows;
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
    }
}
