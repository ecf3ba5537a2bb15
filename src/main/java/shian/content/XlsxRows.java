package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import shian.message.Message;

/** The rows of a sheet, streamed from its XML. A row without any value is none. */
final class XlsxRows implements Rows {

    private final InputStream in;
    private final XMLStreamReader reader;
    private final String sheet;
    private final XlsxCells cells;
    private final Limits limits;
    private String[] values = new String[64];
    private int width;
    private int line;
    private int nextColumn;
    private boolean inData;
    private boolean hidden;
    private final HiddenRows hiddenRows = new HiddenRows();
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private final List<Message> workbookRemarks;

    XlsxRows(InputStream in, String sheet, XlsxCells cells, Limits limits, List<Message> workbookRemarks) throws XMLStreamException {
        this.in = in;
        this.reader = Xml.open(in);
        this.sheet = sheet;
        this.cells = cells;
        this.limits = limits;
        this.workbookRemarks = workbookRemarks;
    }

    @Override
    public Row next() throws IOException {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    start(reader.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    String name = reader.getLocalName();
                    if (name.equals("sheetData")) {
                        inData = false;
                    } else if (inData && name.equals("row") && width > 0) {
                        if (hidden) {
                            hiddenRows.add(line);
                        }
                        return new Row(line, Arrays.copyOf(values, width));
                    }
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw Xml.damaged(e);
        }
    }

    private void start(String name) throws IOException, XMLStreamException {
        if (name.equals("sheetData")) {
            inData = true;
        } else if (inData && name.equals("row")) {
            String number = Xml.attribute(reader, "r");
            int next = number == null ? line + 1 : XlsxFormat.number(number);
            if (next <= line) {
                throw new UnreadableException(Message.of("content.rows-out-of-order", sheet, next, line));
            }
            line = next;
            hidden = isHidden("ht");
            width = 0;
            nextColumn = 0;
        } else if (inData && name.equals("c")) {
            cell();
        } else if (!inData && name.equals("col") && isHidden("width")) {
            int first = XlsxFormat.number(Xml.attribute(reader, "min")) - 1;
            int last = Math.min(XlsxFormat.number(Xml.attribute(reader, "max")), limits.columns());
            for (int column = Math.max(first, 0); column < last; column++) {
                hiddenColumns.add(column);
            }
        }
    }

    /** Whether a row or column is hidden, or has no height or width, which looks the same. */
    private boolean isHidden(String size) {
        String extent = Xml.attribute(reader, size);
        return Xml.flag(reader, "hidden")
                || extent != null && !extent.isEmpty() && extent.charAt(0) == '0' && extent.matches("0+(\\.0*)?");
    }

    private void cell() throws IOException, XMLStreamException {
        String reference = null;
        String type = null;
        String style = null;
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            switch (reader.getAttributeLocalName(i)) {
                case "r" -> reference = reader.getAttributeValue(i);
                case "t" -> type = reader.getAttributeValue(i);
                case "s" -> style = reader.getAttributeValue(i);
                default -> {
                    // metadata
                }
            }
        }
        int column = reference == null ? nextColumn : Columns.index(reference);
        nextColumn = column + 1;
        String where = sheet + "!" + (reference == null ? Columns.name(column) + line : reference);
        if (column < 0 || column >= limits.columns()) {
            throw limits.tooManyColumns(where);
        }
        String value = cells.read(reader, type, style, where);
        if (!value.isEmpty()) {
            put(column, value, where);
        }
    }

    private void put(int column, String value, String where) {
        if (column >= values.length) {
            values = Arrays.copyOf(values, Math.max(column + 1, values.length * 2));
        }
        if (column >= width) {
            Arrays.fill(values, width, column, "");
            width = column + 1;
        } else if (!values[column].isEmpty()) {
            throw XlsxCells.twice(where);
        }
        values[column] = value;
    }

    @Override
    public String encoding() {
        return "XLSX";
    }

    @Override
    public List<Message> remarks() {
        return Stream.of(hiddenRows.remarks(), cells.remarks(), workbookRemarks).flatMap(List::stream).toList();
    }

    @Override
    public Set<Integer> hiddenColumns() {
        return Collections.unmodifiableSet(hiddenColumns);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
