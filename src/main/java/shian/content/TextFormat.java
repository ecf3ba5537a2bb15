package shian.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A text file with separated values: one table. */
final class TextFormat implements Format {

    private static final Logger LOG = LoggerFactory.getLogger(TextFormat.class);

    private final Path file;
    private final Expectation expectation;
    private final Limits limits;

    TextFormat(Path file, Expectation expectation, Limits limits) {
        this.file = file;
        this.expectation = expectation;
        this.limits = limits;
    }

    @Override
    public List<Part> parts() {
        return List.of(Part.WHOLE);
    }

    @Override
    public Rows rows(Part part) throws IOException {
        Decoder.Encoding encoding = Decoder.detect(() -> Files.newInputStream(file), expectation.encoding());
        char delimiter = delimiter(encoding);
        return new TextRows(encoding.reader(Files.newInputStream(file)), delimiter, encoding.charset().name(), limits);
    }

    @Override
    public Optional<TextLayout> layout(Part part) throws IOException {
        Decoder.Encoding encoding = Decoder.detect(() -> Files.newInputStream(file), expectation.encoding());
        return Optional.of(new TextLayout(encoding.charset(), encoding.markBytes() > 0, delimiter(encoding), lineEnd(encoding)));
    }

    /** How the first line ends. */
    private String lineEnd(Decoder.Encoding encoding) throws IOException {
        try (Reader reader = new BufferedReader(encoding.reader(Files.newInputStream(file)))) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    return "\n";
                }
                if (c == '\r') {
                    return reader.read() == '\n' ? "\r\n" : "\r";
                }
            }
        }
        return "\r\n";
    }

    /** The one whose first rows name the most columns that are known; a comma where none does better. */
    private char delimiter(Decoder.Encoding encoding) throws IOException {
        char best = ',';
        long most = 0;
        for (char delimiter : new char[] {',', '\t', ';'}) {
            long found = 0;
            try (Rows rows = new TextRows(encoding.reader(Files.newInputStream(file)), delimiter,
                    encoding.charset().name(), limits)) {
                Row row = rows.next();
                for (int i = 0; i < Header.ROWS_TO_SEARCH && row != null; i++, row = rows.next()) {
                    found = Math.max(found, known(row));
                }
            } catch (UnreadableException e) {
                // a quotation that is none under this delimiter: what was found before it counts
                LOG.trace("delimiter {}", delimiter, e);
            }
            if (found > most) {
                most = found;
                best = delimiter;
            }
        }
        return best;
    }

    private long known(Row row) {
        long known = 0;
        for (String cell : row.cells()) {
            String name = Header.normalised(cell);
            if (expectation.headers().contains(name)
                    || name.endsWith(")") && expectation.headers().contains(name.replaceFirst("\\([^()]+\\)$", ""))) {
                known++;
            }
        }
        return known;
    }

    @Override
    public void close() {
        // nothing stays open between calls
    }
}
