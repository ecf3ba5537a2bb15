package shian.content;

import java.io.IOException;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Turns a cell of a sheet's XML into its text. */
final class XlsxCells {

    private final SharedTexts shared;
    private final List<NumberFormat> formats;
    private final NumberText numbers;
    private final SheetText text;

    XlsxCells(SharedTexts shared, List<NumberFormat> formats, NumberText numbers, SheetText text) {
        this.shared = shared;
        this.formats = formats;
        this.numbers = numbers;
        this.text = text;
    }

    /**
     * Reads to the end of a cell.
     *
     * @param type  its attribute {@code t}; null for a number
     * @param style its attribute {@code s}; null for the general format
     */
    String read(XMLStreamReader reader, String type, String style, String where) throws IOException, XMLStreamException {
        String stored = null;
        String inline = null;
        boolean formula = false;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (reader.getLocalName().equals("c")) {
                    return inline != null ? inline : value(type == null ? "n" : type, style, stored, formula);
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "v" -> stored = text.plain(reader, where);
                    case "is" -> inline = text.rich(reader, "is", where);
                    case "f" -> formula = true;
                    default -> {
                        // extensions say nothing about the value
                    }
                }
            }
        }
    }

    private String value(String type, String style, String stored, boolean formula) throws IOException, XMLStreamException {
        if (stored == null || stored.isEmpty()) {
            // an empty text is a result; nothing at all means that nobody computed it
            return formula && !(stored != null && type.equals("str")) ? Unvalued.FORMULA : "";
        }
        return switch (type) {
            case "s" -> shared.get(XlsxFormat.number(stored));
            case "str" -> SheetText.unescaped(stored);
            case "inlineStr" -> stored;
            case "b" -> stored.strip().equals("0") || stored.strip().equals("false") ? "FALSE" : "TRUE";
            case "e" -> Unvalued.error(stored);
            case "d" -> stored.replaceFirst("T00:00:00(\\.0+)?Z?$", "").replace('T', ' ');
            default -> numbers.of(stored, format(style));
        };
    }

    private NumberFormat format(String style) {
        int index = style == null ? 0 : XlsxFormat.number(style);
        return index >= 0 && index < formats.size() ? formats.get(index) : NumberFormat.GENERAL;
    }
}
