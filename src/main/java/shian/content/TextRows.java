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
    private final char delimiter;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final String encoding;
    private final Limits limits;
    private long lastLine;

    /** Reads from a decoded text; closes it in the end. */
    TextRows(Reader reader, TextStyle style, String encoding, Limits limits) throws IOException {
        this.guard = new Guard(reader, limits.textRowCharacters());
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

    /**
     * Stops a row that goes on and on; the parser reads ahead, so the bound is that much more generous. Ends the last line, so
     * that the lines of every row can be counted.
     */
    private static final class Guard extends FilterReader {

        private final long most;
        private long characters;
        private char last = '\n';

        Guard(Reader in, long most) {
            super(in);
            this.most = most;
        }

        boolean isExceeded() {
            return characters > most;
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
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
