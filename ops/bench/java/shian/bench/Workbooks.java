package shian.bench;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;
import shian.catalog.CatalogReader;
import shian.content.Archive;
import shian.content.Deadline;
import shian.content.Document;
import shian.content.Expectation;
import shian.content.Rows;

/** Cells a second of a workbook, read by Shian and by POI's own event reader, in turn in one warm Java. */
final class Workbooks {

    private static final int COLUMNS = 16;

    private interface Reader {
        long cells() throws Exception;
    }

    private Workbooks() {
    }

    public static void main(String[] given) throws Exception {
        Arguments arguments = Arguments.of(given);
        int rows = arguments.number("rows", 100_000);
        int rounds = arguments.number("rounds", 5);
        Path folder = Files.createTempDirectory("shian-bench");
        try {
            Path file = folder.resolve("items.xlsx");
            write(file, rows);
            Archive archive = new Archive(folder.resolve("archive"));
            String kept;
            try (InputStream in = Files.newInputStream(file)) {
                kept = archive.keep(in).sha256();
            }
            Expectation expectation = Expectation.of(CatalogReader.read(Path.of("jobs")).contract("test-items", "detail").orElseThrow());
            Map<String, Reader> readers = new LinkedHashMap<>();
            readers.put("POI XSSFReader with XSSFSheetXMLHandler", () -> poi(file));
            readers.put("**Shian**", () -> shian(archive, kept, expectation));
            Map<String, Measured> measured = new LinkedHashMap<>();
            readers.keySet().forEach(name -> measured.put(name, new Measured("", new ArrayList<>())));
            for (int round = 0; round <= rounds; round++) {
                for (Map.Entry<String, Reader> reader : readers.entrySet()) {
                    double before = Cost.cpu(ProcessHandle.current().pid());
                    long start = System.nanoTime();
                    long cells = reader.getValue().cells();
                    double wall = (System.nanoTime() - start) / 1e9;
                    if (cells != (long) (rows + 1) * COLUMNS) {
                        throw new IllegalStateException(reader.getKey() + ": " + cells + " cells");
                    }
                    // the first round is for the compiler
                    if (round > 0) {
                        measured.get(reader.getKey()).costs().add(new Cost(wall, Cost.cpu(ProcessHandle.current().pid()) - before, 0, 0));
                    }
                }
            }
            StringBuilder table = new StringBuilder("| reader | seconds, median (least–most) | cells/s | CPU s |\n|---|---|---|---|\n");
            measured.forEach((name, one) -> table.append("| %s | %.2f (%.2f–%.2f) | %,.0f | %.2f |%n".formatted(name, one.median(Cost::wall),
                    one.least(Cost::wall), one.most(Cost::wall), (rows + 1) * COLUMNS / one.median(Cost::wall), one.median(Cost::client))));
            System.out.println(table);
            if (!arguments.has("keep")) {
                Report.replace(Path.of("ops/bench/README.md"), "workbooks", Report.machine() + " %,d rows of 16 cells, %,d KB.%n%n%s"
                        .formatted(rows, Files.size(file) / 1024, table));
            }
        } finally {
            Server.delete(folder);
        }
    }

    private static void write(Path file, int rows) throws Exception {
        Path text = file.resolveSibling("items.csv");
        TestItems.asHandedIn(text, "150102", 0, rows);
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 100, true, true); OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("检验项目");
            int number = 0;
            for (String line : (Iterable<String>) Files.lines(text)::iterator) {
                Row row = sheet.createRow(number++);
                // no name of these rows has a comma that matters here
                String[] cells = line.replace(", ", "，").split(",", -1);
                for (int i = 0; i < cells.length; i++) {
                    row.createCell(i).setCellValue(cells[i].isEmpty() ? "无" : cells[i]);
                }
            }
            workbook.write(out);
        }
    }

    private static long shian(Archive archive, String sha256, Expectation expectation) throws Exception {
        long cells = 0;
        try (Document document = Document.open(archive, sha256, expectation, Deadline.NONE); Rows rows = document.rows(document.parts().get(0))) {
            for (shian.content.Row row = rows.next(); row != null; row = rows.next()) {
                cells += row.cells().length;
            }
        }
        return cells;
    }

    private static long poi(Path file) throws Exception {
        long[] cells = {0};
        try (OPCPackage content = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(content);
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(new XSSFSheetXMLHandler(reader.getStylesTable(), new ReadOnlySharedStringsTable(content),
                    new XSSFSheetXMLHandler.SheetContentsHandler() {
                        @Override
                        public void startRow(int row) {
                            // rows are not counted
                        }

                        @Override
                        public void endRow(int row) {
                            // rows are not counted
                        }

                        @Override
                        public void cell(String place, String value, XSSFComment comment) {
                            cells[0]++;
                        }
                    }, false));
            try (InputStream sheet = reader.getSheetsData().next()) {
                xml.parse(new InputSource(sheet));
            }
        }
        return cells[0];
    }
}
