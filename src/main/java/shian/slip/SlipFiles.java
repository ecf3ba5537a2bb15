package shian.slip;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shian.catalog.Units;
import shian.content.Archive;
import shian.content.Deadline;
import shian.content.Document;
import shian.content.Expectation;
import shian.content.HeaderSearch;
import shian.content.Headers;
import shian.content.Part;
import shian.content.Row;
import shian.content.Rows;
import shian.content.RowsAhead;
import shian.content.TextLayout;
import shian.settings.PrivateFiles;

/** The files of a slip: made beside their place under other names, then moved there all together, or forgotten. */
public final class SlipFiles implements Closeable {

    /** What a workbook may take, unpacked, to be written again as a whole; of a larger one the rows of the sheet that was read are. */
    private static final long MOST_BYTES = 32L << 20;

    private static final String ENDING = "_退回";

    private static final Logger LOG = LoggerFactory.getLogger(SlipFiles.class);

    /** Writes one of the files. */
    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Slip slip;
    private final Units units;
    private final Archive archive;
    private final Path folder;
    private final String name;
    private final long mostBytes;
    private final Map<Path, Path> made = new LinkedHashMap<>();

    /** @param units the units that the header of the file may name */
    public SlipFiles(Slip slip, Units units, Archive archive, Path folder) {
        this(slip, units, archive, folder, MOST_BYTES);
    }

    SlipFiles(Slip slip, Units units, Archive archive, Path folder, long mostBytes) {
        this.slip = slip;
        this.units = units;
        this.archive = archive;
        this.folder = folder;
        this.mostBytes = mostBytes;
        String file = slip.path().substring(slip.path().lastIndexOf('/') + 1).replaceFirst("\\.[^.]{1,5}$", "");
        this.name = (file + (slip.inside().isEmpty() ? "" : "_" + slip.inside())).replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_")
                + ENDING + slip.delivery();
    }

    /** The files of slips of a delivery that are in a folder, and those whose making was broken off. */
    public static List<Path> of(long delivery, Path folder) throws IOException {
        String ending = ENDING + delivery + "\\.(xlsx|xlsm|xls|csv|tsv|txt|json)(\\.part)?";
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("(?s).*" + ending)).sorted().toList();
        }
    }

    /** Makes all files under temporary names. */
    public void make() throws IOException {
        PrivateFiles.folder(folder);
        if (slip.counts().isEmpty() || slip.contract().isEmpty()) {
            make(".xlsx", this::coverOnly);
            make(".json", out -> SlipReport.write(slip, new Placement(Headers.none()), out));
            return;
        }
        try (Document document = Document.open(archive, slip.sha256(), Expectation.of(slip.contract().get()), Deadline.ofPerson())) {
            Part part = document.part(slip.inside());
            String encoding;
            Headers headers;
            try (Rows rows = document.rows(part)) {
                encoding = rows.encoding();
                RowsAhead ahead = new RowsAhead(rows);
                headers = Headers.begin(ahead, new HeaderSearch(slip.contract().get(), units));
                int last = slip.rows().isEmpty() ? 0 : slip.rows().lastKey();
                for (Row row = ahead.next(); row != null && row.line() < last; row = ahead.next()) {
                    headers.pass(row);
                }
            }
            Placement placement = new Placement(headers);
            boolean own = part.entry().isEmpty() && List.of("XLSX", "XLS").contains(encoding)
                    && makeOwn(part, encoding.equals("XLSX"), placement);
            if (!own) {
                makeRows(document, part, placement);
            }
            make(".json", out -> SlipReport.write(slip, placement, out));
        }
    }

    private void coverOnly(OutputStream out) throws IOException {
        try (RowsWorkbook workbook = new RowsWorkbook()) {
            workbook.finish(slip, CoverSheet.Follows.NOTHING, out);
        }
    }

    /** The department's workbook with all its sheets; false if it is too large for that, or POI does not read it. */
    private boolean makeOwn(Part part, boolean xlsx, Placement placement) throws IOException {
        Path content = archive.file(slip.sha256());
        String ending = xlsx ? ".xlsx" : ".xls";
        try {
            if (!MarkedWorkbook.fits(content, xlsx, mostBytes)) {
                return false;
            }
            make(ending, out -> MarkedWorkbook.write(content, xlsx, slip, part.sheet(), placement, out));
            return true;
        } catch (IOException | RuntimeException e) {
            // our readers take more than POI does: the rows of the sheet that was read are written
            LOG.warn("delivery {}: the workbook cannot be written sheet by sheet, its rows are", slip.delivery(), e);
            forget(ending);
            return false;
        }
    }

    private void makeRows(Document document, Part part, Placement placement) throws IOException {
        Optional<TextLayout> layout = document.layout(part);
        make(".xlsx", out -> {
            try (RowsWorkbook workbook = new RowsWorkbook(); Rows rows = document.rows(part)) {
                workbook.write(rows, slip, placement);
                workbook.finish(slip, layout.isPresent() ? CoverSheet.Follows.ROWS_OF_TEXT : CoverSheet.Follows.ROWS_OF_WORKBOOK, out);
            }
        });
        if (layout.isPresent()) {
            make(ending(part), out -> {
                try (Rows rows = document.rows(part)) {
                    new MarkedText(layout.get()).write(rows, slip, placement, out);
                }
            });
        }
    }

    /** How the name of a text ends; one that calls itself a workbook is a text by its bytes. */
    private String ending(Part part) {
        String file = part.entry().isEmpty() ? slip.path() : part.entry();
        return file.toLowerCase(java.util.Locale.ROOT).endsWith(".txt") ? ".txt"
                : file.toLowerCase(java.util.Locale.ROOT).endsWith(".tsv") ? ".tsv" : ".csv";
    }

    private void make(String ending, Content content) throws IOException {
        Path place = folder.resolve(name + ending);
        Path temporary = folder.resolve("." + place.getFileName() + ".part");
        made.put(place, temporary);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(PrivateFiles.createAnew(temporary)))) {
            content.writeTo(out);
        }
    }

    private void forget(String ending) throws IOException {
        Path temporary = made.remove(folder.resolve(name + ending));
        if (temporary != null) {
            Files.deleteIfExists(temporary);
        }
    }

    /** Moves the files to their places, over those of an earlier slip of the delivery. */
    public List<Path> place() throws IOException {
        for (Map.Entry<Path, Path> file : made.entrySet()) {
            Files.move(file.getValue(), file.getKey(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return List.copyOf(made.keySet());
    }

    /** Takes away what was made and not moved. */
    @Override
    public void close() throws IOException {
        for (Path temporary : made.values()) {
            Files.deleteIfExists(temporary);
        }
    }
}
