package shian.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.hssf.record.WriteAccessRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook with a sheet a table; what POI takes from clock, user and machine is replaced by constants. */
enum WorkbookFormat implements SampleFormat {
    /** The format of Excel 97 to 2003. */
    XLS {
        @Override
        public void write(List<SampleTable> tables, OutputStream out) throws IOException {
            try (HSSFWorkbook workbook = new HSSFWorkbook()) {
                fill(workbook, tables);
                workbook.getInternalWorkbook().getRecords().stream()
                        .filter(WriteAccessRecord.class::isInstance)
                        .map(WriteAccessRecord.class::cast)
                        .forEach(author -> author.setUsername(AUTHOR));
                workbook.write(out);
            }
        }
    },
    XLSX {
        @Override
        public void write(List<SampleTable> tables, OutputStream out) throws IOException {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                workbook.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(CREATED)));
                workbook.getProperties().getCoreProperties().setCreator(AUTHOR);
                fill(workbook, tables);
                workbook.write(written);
            }
            SampleZip zip = new SampleZip();
            zip.addAll(written.toByteArray());
            zip.write(out);
        }
    };

    private static final String AUTHOR = "shian";
    private static final Instant CREATED = Instant.parse("2022-06-01T01:00:00Z");

    @Override
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void fill(Workbook workbook, List<SampleTable> tables) {
        SheetWriter writer = new SheetWriter(workbook);
        for (SampleTable table : tables) {
            writer.write(table);
        }
    }
}
