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
    private final List<CellStyle> styles;
    private final NumberText numbers;
    private final SheetText text;
    private final ScaledCells scaled = new ScaledCells();

    XlsxCells(SharedTexts shared, List<CellStyle> styles, NumberText numbers, SheetText text) {
        this.shared = shared;
        this.styles = styles;
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
        RichText inline = null;
        boolean formula = false;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (reader.getLocalName().equals("c")) {
                    return inline == null ? value(type == null ? "n" : type, style(style), stored, formula, where)
                            : style(style).ofText(either(stored, inline.text(), where), inline.hasOwnFonts());
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "v" -> stored = either(stored, text.plain(reader, where), where);
                    case "is" -> {
                        RichText more = text.rich(reader, "is", where);
                        if (inline != null && inline.length() > 0 && more.length() > 0) {
                            throw twice(where);
                        }
                        inline = more.length() > 0 ? more : inline;
                    }
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

    private String value(String type, CellStyle style, String stored, boolean formula, String where)
            throws IOException, XMLStreamException {
        if (stored == null || stored.isEmpty()) {
            // an empty text is a result; nothing at all means that nobody computed it
            return formula && !(stored != null && type.equals("str")) ? Unvalued.FORMULA : "";
        }
        return switch (type) {
            case "s" -> shared(XlsxFormat.number(stored), style);
            case "str" -> style.ofText(SheetText.unescaped(stored), false);
            case "inlineStr" -> style.ofText(stored, false);
            case "b" -> style.ofText(stored.strip().equals("0") || stored.strip().equals("false") ? "FALSE" : "TRUE", false);
            case "e" -> Unvalued.error(stored);
            case "d" -> style.ofNumber(stored.replaceFirst("T00:00:00(\\.0+)?Z?$", "").replace('T', ' '));
            default -> number(stored, style, where);
        };
    }

    private String shared(int index, CellStyle style) throws IOException, XMLStreamException {
        String found = shared.get(index);
        return style == CellStyle.PLAIN ? found : style.ofText(found, shared.hasOwnFonts(index));
    }

    private String number(String stored, CellStyle style, String where) {
        String shown = numbers.of(stored, style.format());
        scaled.add(style.format(), where, shown, stored);
        return style.ofNumber(shown);
    }

    private CellStyle style(String style) {
        int index = style == null ? 0 : XlsxFormat.number(style);
        return index >= 0 && index < styles.size() ? styles.get(index) : CellStyle.PLAIN;
    }

    /** What is odd about the cells read so far. */
    List<Message> remarks() {
        return scaled.remarks();
    }
}
