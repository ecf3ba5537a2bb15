package shian.content;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import shian.message.Message;

/** The rows of a text file with comma-separated values (RFC 4180), one after the other. */
public final class RowReader implements AutoCloseable {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long lastLine;

    /** Reads from a decoded text; closes it in the end. */
    public RowReader(Reader reader) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        parser = CSVParser.builder().setReader(reader).setFormat(format).get();
        records = parser.iterator();
    }

    /**
     * The next row; null after the last.
     *
     * @throws UnreadableException if a quotation does not end or text follows one
     * @throws IOException         if the text could not be read
     */
    public Row next() throws IOException {
        long before = lastLine;
        try {
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord record = records.next();
            lastLine = parser.getCurrentLineNumber();
            return new Row((int) before + 1, record.values());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new UnreadableException(Message.of("content.quotation", before + 1));
            }
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
