package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the styles of a workbook: formats of numbers, and fonts as far as they say what counts. */
final class XlsxStyles {

    private final Map<Integer, String> codes = new HashMap<>();
    private final List<CellStyle.Font> fonts = new ArrayList<>();
    private final List<int[]> cells = new ArrayList<>();

    private XlsxStyles() {
    }

    /** The styles of cells in their order. */
    static List<CellStyle> read(ZipContent zip, String entry, Limits limits) throws IOException, XMLStreamException {
        XlsxStyles styles = new XlsxStyles();
        try (InputStream in = zip.open(entry)) {
            XMLStreamReader reader = Xml.open(in);
            Deque<String> path = new ArrayDeque<>();
            while (true) {
                if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                    styles.start(reader, path);
                    path.push(reader.getLocalName());
                    if (Math.max(styles.codes.size(), Math.max(styles.fonts.size(), styles.cells.size())) > limits.styles()) {
                        throw limits.tooManyStyles();
                    }
                } else if (reader.getEventType() == XMLStreamConstants.END_ELEMENT) {
                    path.pop();
                }
                if (!reader.hasNext()) {
                    return styles.styles();
                }
                reader.next();
            }
        }
    }

    /** @param path the elements around this one, the innermost first */
    private void start(XMLStreamReader reader, Deque<String> path) {
        String within = path.isEmpty() ? "" : path.peek();
        switch (reader.getLocalName()) {
            case "numFmt" -> {
                if (within.equals("numFmts") && reader.getAttributeValue(null, "numFmtId") != null) {
                    codes.putIfAbsent(XlsxFormat.number(Xml.attribute(reader, "numFmtId")), Xml.attribute(reader, "formatCode"));
                }
            }
            case "font" -> {
                if (within.equals("fonts")) {
                    fonts.add(CellStyle.Font.PLAIN);
                }
            }
            case "xf" -> {
                if (within.equals("cellXfs")) {
                    cells.add(new int[] {XlsxFormat.number(Xml.attribute(reader, "numFmtId")), XlsxFormat.number(Xml.attribute(reader, "fontId"))});
                }
            }
            default -> {
                if (within.equals("font") && !fonts.isEmpty() && path.contains("fonts")) {
                    fonts.set(fonts.size() - 1, SheetText.with(fonts.get(fonts.size() - 1), reader));
                }
            }
        }
    }

    private List<CellStyle> styles() {
        Map<Integer, NumberFormat> formats = new HashMap<>();
        List<CellStyle> styles = new ArrayList<>();
        for (int[] cell : cells) {
            NumberFormat format = formats.computeIfAbsent(cell[0], id -> NumberFormat.of(id, codes.get(id)));
            styles.add(CellStyle.of(format, cell[1] >= 0 && cell[1] < fonts.size() ? fonts.get(cell[1]) : CellStyle.Font.PLAIN));
        }
        return styles;
    }
}
