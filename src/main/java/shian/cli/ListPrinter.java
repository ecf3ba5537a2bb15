package shian.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shian.message.Messages;
import shian.message.Unseen;
import shian.operate.Listing;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints a list as a table for people, or as CSV or JSON for programs. */
final class ListPrinter {

    private static final int WIDEST_CELL = 60;
    private static final int NAMES = 25;
    private static final int DECIMALS = 6;

    private final Session session;
    private final Values values;

    ListPrinter(Session session) {
        this.session = session;
        this.values = new Values(session);
    }

    void print(Listing listing, Command.Format format) {
        switch (format) {
            case TABLE -> table(listing, "");
            case CSV -> new SeparatedList(session).exact(listing);
            case JSON -> json(listing);
        }
    }

    /** A table, each line behind an indent. */
    void table(Listing listing, String indent) {
        List<String> headers = listing.columns().stream().map(this::header).toList();
        List<List<String>> rows = listing.rows().stream().map(this::cells).toList();
        int[] widths = new int[headers.size()];
        boolean[] numbers = new boolean[headers.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(width(headers.get(i)), rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0));
            numbers[i] = listing.rows().stream().anyMatch(row -> row.get(column) instanceof Number)
                    && listing.rows().stream().allMatch(row -> row.get(column) == null || row.get(column) instanceof Number);
        }
        session.out().println(indent + line(headers, widths, numbers));
        session.out().println(indent + String.join("  ", Arrays.stream(widths).mapToObj(width -> "─".repeat(Math.min(width, WIDEST_CELL))).toList()));
        rows.forEach(row -> session.out().println(indent + line(row, widths, numbers)));
        if (rows.isEmpty()) {
            session.out().println(indent + session.text("cli.none"));
        }
    }

    /** Each cell on one line and not too wide; the last one disturbs no other and is shown whole. */
    private List<String> cells(List<Object> row) {
        List<String> cells = new ArrayList<>();
        for (Object value : row) {
            String text = Messages.onOneLine(shown(value));
            cells.add(cells.size() == row.size() - 1 ? text : shortened(text));
        }
        return cells;
    }

    /** A column's name and its value, in a line. */
    String entry(String column, Object value) {
        String header = header(column);
        return header + " ".repeat(Math.max(1, NAMES - width(header))) + Messages.onOneLine(shown(value));
    }

    /** A value for people: a quotient may go on for ever, programs get all of it. */
    private String shown(Object value) {
        return values.text(value instanceof BigDecimal number && number.scale() > DECIMALS
                ? number.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros() : value);
    }

    private String header(String column) {
        String code = "list." + column;
        String text = session.text(code);
        return text.startsWith(code) ? column : text;
    }

    private static String line(List<String> cells, int[] widths, boolean[] numbers) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - width(cells.get(i)));
            padded.add(numbers[i] ? space + cells.get(i) : cells.get(i) + space);
        }
        return String.join("  ", padded).stripTrailing();
    }

    private static String shortened(String text) {
        if (width(text) <= WIDEST_CELL) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int width = 0;
        for (int i = 0; i < text.length() && width < WIDEST_CELL - 1; i++) {
            kept.append(text.charAt(i));
            width += width(text.substring(i, i + 1));
        }
        return kept + "…";
    }

    /** Columns a text takes on a terminal: Chinese characters and full-width signs take two. */
    static int width(String text) {
        return text.codePoints().map(c -> c >= 0x1100 && (c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x20000 && c <= 0x3FFFD) ? 2 : 1).sum();
    }

    private void json(Listing listing) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        for (List<Object> row : listing.rows()) {
            ObjectNode object = array.addObject();
            for (int i = 0; i < row.size(); i++) {
                Object value = row.get(i);
                String column = listing.columns().get(i);
                if (value == null) {
                    object.putNull(column);
                } else if (value instanceof BigDecimal number) {
                    object.put(column, number);
                } else if (value instanceof Double || value instanceof Float) {
                    object.put(column, ((Number) value).doubleValue());
                } else if (value instanceof Number number) {
                    object.put(column, number.longValue());
                } else if (value instanceof Boolean flag) {
                    object.put(column, flag);
                } else {
                    object.put(column, values.text(value));
                }
            }
        }
        session.exactOut().println(Unseen.inJson(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(array)));
    }
}
