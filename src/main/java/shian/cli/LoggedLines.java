package shian.cli;

import java.io.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Standard error where it is read by machines: what a person would be told in a line becomes a line of the log. */
final class LoggedLines extends Writer {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedLines.class);

    private final StringBuilder line = new StringBuilder();

    @Override
    public void write(char[] text, int from, int length) {
        line.append(text, from, length);
        for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
            log(line.substring(0, end));
            line.delete(0, end + 1);
        }
    }

    private static void log(String said) {
        if (!said.isBlank()) {
            LOG.error(said.stripTrailing());
        }
    }

    /** A line is written when it is whole. */
    @Override
    public void flush() {
        // nothing waits but a line that has no end yet
    }

    @Override
    public void close() {
        log(line.toString());
        line.setLength(0);
    }
}
