package shian.content;

import java.io.IOException;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import shian.message.Message;

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
        String inline = "";
        boolean formula = false;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (reader.getLocalName().equals("c")) {
                    return inline.isEmpty() ? value(type == null ? "n" : type, style, stored, formula) : either(stored, inline, where);
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "v" -> stored = either(stored, text.plain(reader, where), where);
                    case "is" -> inline = either(inline, text.rich(reader, "is", where), where);
                    case "f" -> formula = true;
                    default -> {
                        // extensions say nothing about the value
                    }
                }
            }
        }
    }

    /** The one that is not empty: of two values one would be lost. */
    private static String either(String one, String other, String where) {
        if (one == null || one.isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return one;
        }
        throw twice(where);
    }

    static UnreadableException twice(String where) {
        return new UnreadableException(Message.of("content.cell-twice", where));
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
