package shian.content;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/** The rows of the tables of a HTML page, one after the other; a row's line is its number among them. */
final class HtmlRows implements Rows {

    private static final int MOST_ROWS_SPANNED = 65_534;

    private final StreamParser parser;
    private final String encoding;
    private final Limits limits;
    private int[] spanned = new int[64];
    private int line;

    HtmlRows(Reader reader, String encoding, Limits limits) {
        this.parser = new StreamParser(Parser.htmlParser()).parse(reader, "");
        this.encoding = encoding;
        this.limits = limits;
    }

    @Override
    public Row next() throws IOException {
        Element row = parser.selectNext("tr");
        if (row == null) {
            return null;
        }
        line++;
        List<String> cells = new ArrayList<>();
        for (Element cell : row.children()) {
            if (!cell.normalName().equals("td") && !cell.normalName().equals("th")) {
                continue;
            }
            skipSpanned(cells);
            String text = cell.text();
            if (text.length() > limits.cellCharacters()) {
                throw limits.cellTooLong(Columns.name(cells.size()) + line);
            }
            int rows = span(cell, "rowspan", MOST_ROWS_SPANNED) - 1;
            add(cells, text, rows);
            for (int more = span(cell, "colspan", limits.columns()) - 1; more > 0; more--) {
                add(cells, "", rows);
            }
        }
        skipSpanned(cells);
        // what was read is forgotten, so that the page never stands in memory as a whole
        row.empty();
        row.remove();
        return new Row(line, cells.toArray(String[]::new));
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
            spanned = java.util.Arrays.copyOf(spanned, spanned.length * 2);
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
    public void close() {
        parser.close();
    }
}
