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

/** The rows of a text with separated values, quoted as in RFC 4180, one after the other. Lines end in LF, CRLF or CR. */
final class TextRows implements Rows {

    private final GuardedReader guard;
    private final char delimiter;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final String encoding;
    private final Limits limits;
    private long lastLine;

    /** Reads from a decoded text; closes it in the end. */
    TextRows(Reader reader, TextStyle style, String encoding, Limits limits) throws IOException {
        this.guard = new EndingReader(reader, limits.rowCharacters());
        this.delimiter = style.delimiter();
        this.encoding = encoding;
        this.limits = limits;
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).setDelimiter(style.delimiter())
                .setQuote(style.quote()).setIgnoreSurroundingSpaces(style.spaces()).get();
        parser = CSVParser.builder().setReader(guard).setFormat(format).get();
        records = parser.iterator();
    }

    @Override
    public Row next() throws IOException {
        long line = lastLine + 1;
        guard.begin();
        CSVRecord record;
        try {
            if (!records.hasNext()) {
                return null;
            }
            record = records.next();
        } catch (UncheckedIOException e) {
            if (guard.isExceeded()) {
                throw limits.rowTooLong((int) line);
            }
            if (e.getCause() instanceof CSVException) {
                throw new UnreadableException(Message.of("content.quotation", line));
            }
            throw e.getCause();
        }
        lastLine = parser.getCurrentLineNumber();
        String[] cells = record.values();
        int lines = (int) (lastLine - line + 1);
        return lines > 1 ? new Row((int) line, cells, lines, separatorsWithin(cells)) : new Row((int) line, cells);
    }

    /** A mark of quotation that nobody meant makes the cells and rows behind it one cell. */
    private int separatorsWithin(String[] cells) {
        int separators = 0;
        for (String cell : cells) {
            if (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) {
                separators += (int) cell.chars().filter(c -> c == delimiter).count();
            }
        }
        return separators;
    }

    @Override
    public boolean isSeparated() {
        return true;
    }

    @Override
    public String encoding() {
        return encoding;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Ends the last line, so that the lines of every row can be counted. */
    private static final class EndingReader extends GuardedReader {

        private char last = '\n';

        EndingReader(Reader in, long most) {
            super(in, most);
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            if (read > 0) {
                last = buffer[from + read - 1];
            } else if (read < 0 && last != '\n' && last != '\r') {
                last = '\n';
                buffer[from] = '\n';
                return 1;
            }
            return read;
        }
    }
}
