package shian.content;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import shian.message.Message;

/** The rows of the tables of a HTML page, one after the other; a row's line is its number among them. */
final class HtmlRows implements Rows {

    private static final int MOST_ROWS_SPANNED = 65_534;
    /** Fewest texts of a row that may be the header of a table; a form for searching has fewer, or fields. */
    private static final int HEADER_TEXTS = 3;

    /** Names of elements that show other pages. */
    private static final Set<String> FRAMES = Set.of("frameset", "frame", "iframe");
    /** Elements within each other. */
    private static final int DEEPEST = 512;
    /** Characters of markup for each one of text. */
    private static final int MARKUP = 8;

    private final GuardedReader guard;
    private final StreamParser parser;
    private final Iterator<Element> elements;
    private final String encoding;
    private final Limits limits;
    private final HtmlStyles styles = new HtmlStyles();
    private final HtmlCells texts = new HtmlCells(styles);
    private final HiddenRows hiddenRows = new HiddenRows();
    private Element table;
    private int[] spanned = new int[64];
    private int line;
    private long spannedCells;
    private boolean frames;
    private boolean header;
    private boolean data;
    /** Place of a field for input in this row, and in the last row that has one; null without one. */
    private String field;
    private String lastField;
    /** Cells of this row. */
    private int values;

    HtmlRows(Reader reader, String encoding, Limits limits) {
        this.guard = new GuardedReader(reader, MARKUP * (long) limits.rowCharacters());
        this.parser = new StreamParser(Parser.htmlParser()).parse(guard, "");
        this.elements = parser.iterator();
        this.encoding = encoding;
        this.limits = limits;
    }

    @Override
    public Row next() throws IOException {
        try {
            while (elements.hasNext()) {
                Element element = elements.next();
                if (element.normalName().equals("tr")) {
                    return row(element);
                }
                leave(element);
            }
        } catch (UncheckedIOException e) {
            if (guard.isExceeded()) {
                throw new UnreadableException(Message.of("content.html-row-too-long", line, guard.most()));
            }
            throw e.getCause();
        }
        end();
        return null;
    }

    private Row row(Element row) {
        line++;
        List<Element> around = around(row);
        Element own = around.stream().filter(element -> element.normalName().equals("table")).findFirst().orElse(null);
        if (own != table) {
            table = own;
            Arrays.fill(spanned, 0);
        }
        List<String> cells = cells(row, around);
        check(cells);
        if (styles.isUnseen(row) || around.stream().anyMatch(styles::isUnseen)) {
            hiddenRows.add(line);
        }
        forget(row);
        guard.begin();
        return new Row(line, cells.toArray(String[]::new));
    }

    /** The elements around one, the nearest first. */
    private List<Element> around(Element element) {
        List<Element> around = new ArrayList<>();
        for (Element parent = element.parent(); parent != null; parent = parent.parent()) {
            if (around.size() == DEEPEST) {
                throw new UnreadableException(Message.of("content.html-depth", line, DEEPEST));
            }
            around.add(parent);
        }
        return around;
    }

    /** Takes of an element that is no row what is to be known of it; the content of a row stays until the row is read. */
    private void leave(Element element) {
        String name = element.normalName();
        if (name.equals("style")) {
            styles.take(element.data());
        }
        frames |= FRAMES.contains(name);
        if (around(element).stream().noneMatch(parent -> parent.normalName().equals("tr"))) {
            forget(element);
        }
    }

    /** Removes what was read with all before it, so that the page is never in memory as a whole. */
    private static void forget(Element element) {
        for (Node before = element.previousSibling(); before != null; before = element.previousSibling()) {
            before.remove();
        }
        element.empty();
        element.remove();
    }

    private List<String> cells(Element row, List<Element> around) {
        List<String> cells = new ArrayList<>();
        boolean struck = styles.isStruck(row) || around.stream().anyMatch(styles::isStruck);
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
        if (frames) {
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
            if (++spannedCells > limits.spannedCells()) {
                throw new UnreadableException(Message.of("content.html-spans", line, limits.spannedCells()));
            }
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
