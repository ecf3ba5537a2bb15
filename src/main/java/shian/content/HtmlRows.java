package shian.content;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import shian.message.Message;

/** The rows of the tables of a HTML page, one after the other; a row's line is its number among them. */
final class HtmlRows implements Rows {

    private static final int MOST_ROWS_SPANNED = 65_534;
    /** Fewest texts of a row that may be the header of a table; a form for searching has fewer, or fields. */
    private static final int HEADER_TEXTS = 3;

    private final StreamParser parser;
    private final String encoding;
    private final Limits limits;
    private final HtmlStyles styles = new HtmlStyles();
    private final HtmlCells texts = new HtmlCells(styles);
    private final HiddenRows hiddenRows = new HiddenRows();
    private Element table;
    private int[] spanned = new int[64];
    private int line;
    private boolean header;
    private boolean data;
    /** Place of a field for input in this row, and in the last row that has one; null without one. */
    private String field;
    private String lastField;
    /** Cells of this row. */
    private int values;

    HtmlRows(Reader reader, String encoding, Limits limits) {
        this.parser = new StreamParser(Parser.htmlParser()).parse(reader, "");
        this.encoding = encoding;
        this.limits = limits;
    }

    @Override
    public Row next() throws IOException {
        Element row = parser.selectNext("tr");
        if (line == 0) {
            parser.document().select("style").forEach(style -> styles.take(style.data()));
        }
        if (row == null) {
            end();
            return null;
        }
        line++;
        if (row.closest("table") != table) {
            table = row.closest("table");
            Arrays.fill(spanned, 0);
        }
        List<String> cells = cells(row);
        check(cells);
        if (styles.isUnseen(row) || row.parents().stream().anyMatch(styles::isUnseen)) {
            hiddenRows.add(line);
        }
        // what was read is forgotten, so that the page is never in memory as a whole
        row.empty();
        row.remove();
        return new Row(line, cells.toArray(String[]::new));
    }

    private List<String> cells(Element row) {
        List<String> cells = new ArrayList<>();
        boolean struck = styles.isStruck(row) || row.parents().stream().anyMatch(styles::isStruck);
        texts.begin();
        field = null;
        values = 0;
        int filled = 0;
        for (Element cell : row.children()) {
            if (!cell.normalName().equals("td") && !cell.normalName().equals("th") || styles.isGone(cell)) {
                continue;
            }
            skipSpanned(cells);
            String text = texts.text(cell, struck);
            if (text.length() > limits.cellCharacters()) {
                throw limits.cellTooLong(Columns.name(cells.size()) + line);
            }
            values++;
            if (field == null && texts.fields() > 0 || filled == 0 && texts.filledFields() > 0) {
                field = Columns.name(cells.size()) + line;
            }
            filled = texts.filledFields();
            int rows = span(cell, "rowspan", MOST_ROWS_SPANNED) - 1;
            add(cells, text, rows);
            for (int more = span(cell, "colspan", limits.columns()) - 1; more > 0; more--) {
                add(cells, "", rows);
            }
        }
        skipSpanned(cells);
        return cells;
    }

    /** Refuses a table whose values stand in fields for input, which the text of a cell does not have. */
    private void check(List<String> cells) {
        long filled = cells.stream().filter(cell -> !cell.isBlank()).count();
        if (field != null) {
            // a single cell with a field is where a reader turns the page
            if (header && texts.filledFields() > 0 && values > 1) {
                throw new UnreadableException(Message.of("content.input-fields", field));
            }
            lastField = field;
        } else if (header) {
            data |= filled > 0;
        } else {
            header = filled >= HEADER_TEXTS;
        }
    }

    /** Says why a page has no rows, where it has none. */
    private void end() throws IOException {
        if (lastField != null && !data) {
            throw new UnreadableException(Message.of("content.input-fields", lastField));
        }
        if (header || data) {
            return;
        }
        if (!parser.document().select("frameset, frame, iframe").isEmpty()) {
            throw new UnreadableException(Message.of("content.frames"));
        }
        if (line == 0) {
            throw new UnreadableException(Message.of("content.no-table"));
        }
    }

    /** Columns that a cell further up reaches down into hold no value of their own. */
    private void skipSpanned(List<String> cells) {
        while (cells.size() < spanned.length && spanned[cells.size()] > 0) {
            spanned[cells.size()]--;
            cells.add("");
        }
    }

    private void add(List<String> cells, String text, int rows) {
        int column = cells.size();
        if (column >= limits.columns()) {
            throw limits.tooManyColumns(Columns.name(column) + line);
        }
        if (column >= spanned.length) {
            spanned = Arrays.copyOf(spanned, spanned.length * 2);
        }
        spanned[column] = rows;
        cells.add(text);
    }

    private static int span(Element cell, String attribute, int most) {
        String text = cell.attr(attribute).strip();
        return text.matches("[1-9]\\d{0,8}") ? Math.min(Integer.parseInt(text), most) : 1;
    }

    @Override
    public String encoding() {
        return encoding;
    }

    @Override
    public List<Message> remarks() {
        return hiddenRows.remarks();
    }

    @Override
    public void close() {
        parser.close();
    }
}
