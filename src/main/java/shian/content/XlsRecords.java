package shian.content;

import java.io.Closeable;
import java.io.IOException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import shian.message.Message;

/** The records of an old workbook in their order, and which sheet they belong to. Charts within a sheet are left out. */
final class XlsRecords implements Closeable {

    private static final int RECORDS_BETWEEN_LOOKS = 1_024;

    private final DocumentInputStream in;
    private final RecordFactoryInputStream records;
    private final Deadline deadline;
    private int read;
    private int depth;
    private int sheet = -2;
    private BOFRecord begin;

    XlsRecords(POIFSFileSystem files, String stream, Deadline deadline) throws IOException {
        this.in = files.createDocumentInputStream(stream);
        this.deadline = deadline;
        try {
            this.records = new RecordFactoryInputStream(in, false);
        } catch (EncryptedDocumentException e) {
            in.close();
            throw new UnreadableException(Message.of("content.encrypted"));
        } catch (RuntimeException e) {
            in.close();
            throw ZipContent.damaged(e);
        }
    }

    /** The next record of the workbook itself or of a sheet; null after the last. */
    Record next() {
        while (true) {
            if (++read % RECORDS_BETWEEN_LOOKS == 0) {
                deadline.look();
            }
            Record record;
            try {
                record = records.nextRecord();
            } catch (RuntimeException e) {
                throw ZipContent.damaged(e);
            }
            begin = null;
            if (record == null) {
                if (depth > 0) {
                    throw ZipContent.damaged(new java.io.EOFException("EOF"));
                }
                return null;
            }
            if (record instanceof BOFRecord bof) {
                depth++;
                if (depth == 1) {
                    sheet++;
                    begin = bof;
                    return record;
                }
            } else if (record instanceof EOFRecord) {
                depth--;
                if (depth == 0) {
                    return record;
                }
            } else if (depth <= 1) {
                return record;
            }
        }
    }

    /** Index of the sheet the last record belongs to, from 0; negative for the workbook itself. */
    int sheet() {
        return sheet;
    }

    /** Whether the last record begins a sheet of cells. */
    boolean beginsWorksheet() {
        return begin != null && begin.getType() == BOFRecord.TYPE_WORKSHEET;
    }

    @Override
    public void close() {
        in.close();
    }
}
