package shian.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Texts in the XML of a workbook, bounded in length. */
final class SheetText {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final Limits limits;

    SheetText(Limits limits) {
        this.limits = limits;
    }

    /** The text of the element the reader stands on; the reader then stands on its end. */
    String plain(XMLStreamReader reader, String where) throws XMLStreamException {
        String text = null;
        StringBuilder more = null;
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event != XMLStreamConstants.CHARACTERS && event != XMLStreamConstants.CDATA
                    && event != XMLStreamConstants.SPACE) {
                continue;
            }
            if (text == null) {
                text = reader.getText();
            } else {
                more = more == null ? new StringBuilder(text) : more;
                more.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
            if ((more == null ? text.length() : more.length()) > limits.cellCharacters()) {
                throw limits.cellTooLong(where);
            }
        }
        return more != null ? more.toString() : text == null ? "" : text;
    }

    /** The runs of a rich text with their fonts; how Chinese or Japanese is pronounced is no part of it. */
    RichText rich(XMLStreamReader reader, String element, String where) throws XMLStreamException {
        RichText text = new RichText();
        CellStyle.Font font = null;
        int phonetic = 0;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "r" -> font = null;
                    case "rPr" -> font = CellStyle.Font.PLAIN;
                    case "rPh" -> phonetic++;
                    case "t" -> {
                        if (phonetic == 0) {
                            text.add(unescaped(plain(reader, where)), font);
                        }
                    }
                    default -> font = font == null ? null : with(font, reader);
                }
                if (text.length() > limits.cellCharacters()) {
                    throw limits.cellTooLong(where);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (reader.getLocalName().equals("rPh")) {
                    phonetic--;
                } else if (reader.getLocalName().equals(element)) {
                    return text;
                }
            }
        }
    }

    /** A font with what an element within it says. */
    static CellStyle.Font with(CellStyle.Font font, XMLStreamReader reader) {
        String value = Xml.attribute(reader, "val");
        return switch (reader.getLocalName()) {
            case "vertAlign" -> new CellStyle.Font(Script.named(value), font.struck());
            case "strike" -> new CellStyle.Font(font.script(), !"0".equals(value) && !"false".equals(value));
            default -> font;
        };
    }

    /** Characters that XML cannot hold are written as {@code _x000D_}. */
    static String unescaped(String text) {
        if (text.indexOf("_x") < 0) {
            return text;
        }
        return ESCAPE.matcher(text).replaceAll(found ->
                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
