package shian.cli;

import java.io.IOException;
import java.io.Writer;
import shian.message.Unseen;

/** What people read on a terminal: what data holds of escape sequences, marks of direction and other unseen characters is shown as a sign. */
final class PeoplesText extends Writer {

    private final Writer to;

    PeoplesText(Writer to) {
        this.to = to;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        to.write(Unseen.inLines(new String(text, from, length)));
    }

    /** A text in one piece, so that no character of two halves is taken apart. */
    @Override
    public void write(String text, int from, int length) throws IOException {
        to.write(Unseen.inLines(text.substring(from, from + length)));
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
