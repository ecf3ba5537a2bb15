package shian.content;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Stops a row that goes on and on. Parsers read ahead, so the bound is that much more generous. Counts characters from where the last row
 * ended.
 */
class GuardedReader extends FilterReader {

    private final long most;
    private long characters;

    GuardedReader(Reader in, long most) {
        super(in);
        this.most = most;
    }

    /** A row begins. */
    final void begin() {
        characters = 0;
    }

    final boolean isExceeded() {
        return characters > most;
    }

    final long most() {
        return most;
    }

    @Override
    public final int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        characters += Math.max(read, 0);
        if (isExceeded()) {
            throw new IOException("row too long");
        }
        return read;
    }
}
