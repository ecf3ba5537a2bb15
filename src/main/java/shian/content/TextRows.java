package shian.content;

import java.io.FilterReader;
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

    private final Guard guard;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final String encoding;
    private final Limits limits;
    private long lastLine;

    /** Reads from a decoded text; closes it in the end. */
    TextRows(Reader reader, char delimiter, String encoding, Limits limits) throws IOException {
        this.guard = new Guard(reader, limits.textRowCharacters());
        this.encoding = encoding;
        this.limits = limits;
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).setDelimiter(delimiter).get();
        parser = CSVParser.builder().setReader(guard).setFormat(format).get();
        records = parser.iterator();
    }

    @Override
    public Row next() throws IOException {
        long line = lastLine + 1;
        guard.characters = 0;
        CSVRecord record;
        try {
            if (!records.hasNext()) {
                return null;
            }
            record = records.next();
        } catch (UncheckedIOException e) {
            if (guard.isExceeded()) {
                throw new UnreadableException(Message.of("content.row-too-long", line, limits.textRowCharacters()));
            }
            if (e.getCause() instanceof CSVException) {
                throw new UnreadableException(Message.of("content.quotation", line));
            }
            throw e.getCause();
        }
        lastLine = parser.getCurrentLineNumber();
        String[] cells = record.values();
        if (cells.length > limits.columns()) {
            throw limits.tooManyColumns(Columns.name(limits.columns()) + line);
        }
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].length() > limits.cellCharacters()) {
                throw limits.cellTooLong(Columns.name(i) + line);
            }
        }
        return new Row((int) line, cells);
    }

    @Override
    public String encoding() {
        return encoding;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Stops a row that goes on and on. The parser reads ahead, so the bound is that much more generous. */
    private static final class Guard extends FilterReader {

        private final long most;
        private long characters;

        Guard(Reader in, long most) {
            super(in);
            this.most = most;
        }

        boolean isExceeded() {
            return characters > most;
        }

        @Override
        public int read() throws IOException {
            int character = super.read();
            count(1);
            return character;
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count(read);
            return read;
        }

        private void count(int read) throws IOException {
            characters += Math.max(read, 0);
            if (isExceeded()) {
                throw new IOException("row too long");
            }
        }
    }
}
