package shian.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import shian.message.Message;

/** A workbook of Excel 97 to 2003: its records, one after the other, never the whole of it in memory but its shared texts. */
final class XlsFormat implements Format {

    private static final List<String> STREAMS = List.of("Workbook", "WORKBOOK", "BOOK", "WorkBook");

    private final POIFSFileSystem files;
    private final String stream;
    private final Limits limits;
    private final List<Part> sheets = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private final XlsStyles styles = new XlsStyles();
    private final List<Message> remarks = new ArrayList<>();
    private SSTRecord texts;
    private boolean from1904;

    private XlsFormat(POIFSFileSystem files, String stream, Limits limits) throws IOException {
        this.files = files;
        this.stream = stream;
        this.limits = limits;
        readGlobals();
    }

    /** The name of the stream of records; empty if the files hold no workbook of Excel 97 to 2003. */
    static Optional<String> stream(DirectoryNode root) {
        return STREAMS.stream().filter(root::hasEntry).findFirst();
    }

    /** Opens a workbook; the files are closed with it, and by the caller if this fails. */
    static XlsFormat open(POIFSFileSystem files, String stream, Limits limits) throws IOException {
        return new XlsFormat(files, stream, limits);
    }

    private void readGlobals() throws IOException {
        List<BoundSheetRecord> bound = new ArrayList<>();
        Set<Integer> filled = new HashSet<>();
        List<Integer> worksheets = new ArrayList<>();
        try (XlsRecords records = new XlsRecords(files, stream, limits.deadline())) {
            for (Record record = records.next(); record != null; record = records.next()) {
                if (records.sheet() >= 0) {
                    if (records.beginsWorksheet()) {
                        worksheets.add(records.sheet());
                    }
                    if (XlsRows.isValue(record)) {
                        filled.add(records.sheet());
                    }
                } else if (record instanceof BoundSheetRecord sheet) {
                    bound.add(sheet);
                } else if (record instanceof DateWindow1904Record window) {
                    from1904 = window.getWindowing() == 1;
                } else if (record instanceof SupBookRecord others && others.isExternalReferences() && remarks.isEmpty()) {
                    remarks.add(Message.of("content.external-links"));
                } else if (record instanceof SSTRecord shared) {
                    texts = shared;
                } else {
                    styles.take(record);
                }
            }
        }
        if (bound.size() > limits.sheets()) {
            throw limits.tooManySheets();
        }
        List<Integer> begins = bound.stream().map(BoundSheetRecord::getPositionOfBof).sorted().toList();
        for (BoundSheetRecord sheet : bound) {
            // sheets are listed in the order of their tabs, and stored in an order of their own
            int i = begins.indexOf(sheet.getPositionOfBof());
            boolean hidden = sheet.isHidden() || sheet.isVeryHidden();
            positions.add(i);
            sheets.add(new Part("", Names.distinct(sheet.getSheetname(), sheets.stream().map(Part::sheet).toList()), hidden ? Part.State.HIDDEN
                    : worksheets.contains(i) && filled.contains(i) ? Part.State.VISIBLE : Part.State.EMPTY));
        }
        if (sheets.isEmpty()) {
            throw new UnreadableException(Message.of("content.no-sheet"));
        }
    }

    @Override
    public List<Part> parts() {
        return sheets;
    }

    @Override
    public Rows rows(Part part) throws IOException {
        return new XlsRows(new XlsRecords(files, stream, limits.deadline()), positions.get(sheets.indexOf(part)), part.sheet(),
                new XlsCells(texts, styles, new NumberText(from1904), limits), limits, remarks);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
