package shian.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import shian.message.SpreadsheetText;
import shian.operate.Listing;

/** Prints a list as values separated by commas. */
final class SeparatedList {

    private final Session session;
    private final Values values;

    SeparatedList(Session session) {
        this.session = session;
        this.values = new Values(session);
    }

    /** For programs: every value as it is. */
    void exact(Listing listing) {
        print(listing, "\n", UnaryOperator.identity());
    }

    /** For Excel, which knows UTF-8 by a mark: no text is taken for a formula. A number is one by its type in the list. */
    void excel(Listing listing) {
        session.exactOut().append('\uFEFF');
        print(listing, "\r\n", SpreadsheetText::separated);
    }

    private void print(Listing listing, String lineEnd, UnaryOperator<String> ofText) {
        try (CSVPrinter printer = new CSVPrinter(new StandardOutput(session),
                CSVFormat.RFC4180.builder().setRecordSeparator(lineEnd).get())) {
            printer.printRecord(listing.columns().stream().map(ofText).toList());
            for (List<Object> row : listing.rows()) {
                printer.printRecord(row.stream().map(value ->
                        value instanceof Number ? values.text(value) : ofText.apply(values.text(value))).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Standard output outlives the printer that writes to it. */
    private record StandardOutput(Session session) implements Appendable {
        @Override
        public Appendable append(CharSequence text) {
            session.exactOut().append(text);
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int from, int to) {
            session.exactOut().append(text, from, to);
            return this;
        }

        @Override
        public Appendable append(char character) {
            session.exactOut().append(character);
            return this;
        }
    }
}
