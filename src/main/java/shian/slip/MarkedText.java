package shian.slip;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import shian.content.Row;
import shian.content.Rows;
import shian.content.TextLayout;
import shian.message.Messages;
import shian.message.SpreadsheetText;

/** The text of a delivery in its own encoding, separator and line ends, with one more column that says what is wrong with a row. */
final class MarkedText {

    private final TextLayout layout;

    MarkedText(TextLayout layout) {
        this.layout = layout;
    }

    void write(Rows rows, Slip slip, Placement placement, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, layout.charset().newEncoder()));
        if (layout.mark()) {
            writer.write('\uFEFF');
        }
        for (Row row = rows.next(); row != null; row = rows.next()) {
            List<String> cells = new ArrayList<>(Arrays.stream(row.cells()).map(SpreadsheetText::separated).toList());
            List<Flaw> flaws = slip.flaws(row);
            if (placement.isHeader(row.line()) || !flaws.isEmpty()) {
                while (cells.size() < placement.width(row.line())) {
                    cells.add("");
                }
                cells.add(placement.isHeader(row.line()) ? Messages.text(Locale.CHINESE, "slip.reason-column")
                        : SpreadsheetText.separated(Placement.sentence(flaws)));
            }
            write(writer, cells);
        }
        writer.flush();
    }

    private void write(Writer writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                writer.write(layout.delimiter());
            }
            String cell = cells.get(i);
            boolean quote = cell.chars().anyMatch(c -> c == layout.delimiter() || c == '"' || c == '\n' || c == '\r');
            writer.write(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        writer.write(layout.lineEnd());
    }
}
