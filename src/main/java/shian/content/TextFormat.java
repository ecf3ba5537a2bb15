package shian.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        Decoder.Encoding encoding = Decoder.detect(() -> limits.deadline().over(Files.newInputStream(file)), expectation.encoding());
        return new TextRows(encoding.reader(limits.deadline().over(Files.newInputStream(file))), style(encoding), encoding.charset().name(), limits);
    }

    @Override
    public Optional<TextLayout> layout(Part part) throws IOException {
        Decoder.Encoding encoding = Decoder.detect(() -> limits.deadline().over(Files.newInputStream(file)), expectation.encoding());
        return Optional.of(new TextLayout(encoding.charset(), encoding.markBytes() > 0, style(encoding).delimiter(), lineEnd(encoding)));
    }

    /** How the first line ends. */
    private String lineEnd(Decoder.Encoding encoding) throws IOException {
        try (Reader reader = new BufferedReader(encoding.reader(limits.deadline().over(Files.newInputStream(file))))) {
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

    /** How the cells are separated: as the first rows name the most columns that are known; by commas where nothing does better. */
    private TextStyle style(Decoder.Encoding encoding) throws IOException {
        TextStyle best = TextStyle.USUAL;
        List<Row> bestRows = List.of();
        long most = -1;
        boolean single = false;
        for (TextStyle style : TextStyle.CANDIDATES) {
            if (most > 1 && !style.isUsual() || style.quote() == '\'' && !single) {
                break;
            }
            List<Row> rows = firstRows(encoding, style);
            single |= TextStyle.isSingleQuoted(rows);
            long found = rows.stream().mapToLong(this::known).max().orElse(0);
            if (found > most) {
                most = found;
                best = style;
                bestRows = rows;
            }
        }
        return best.quotedAs(bestRows);
    }

    private List<Row> firstRows(Decoder.Encoding encoding, TextStyle style) throws IOException {
        List<Row> first = new ArrayList<>();
        try (Rows rows = new TextRows(encoding.reader(limits.deadline().over(Files.newInputStream(file))), style, encoding.charset().name(), limits)) {
            for (Row row = rows.next(); row != null && first.size() < Header.ROWS_TO_SEARCH; row = rows.next()) {
                first.add(row);
            }
        } catch (UnreadableException e) {
            // a quotation that is none under this style: what was found before it counts
            LOG.trace("style {}", style, e);
        }
        return first;
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
