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

    /** The runs of a rich text, joined; how Chinese or Japanese is pronounced is no part of it. */
    String rich(XMLStreamReader reader, String element, String where) throws XMLStreamException {
        String text = "";
        StringBuilder more = null;
        int phonetic = 0;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (reader.getLocalName().equals("rPh")) {
                    phonetic++;
                } else if (reader.getLocalName().equals("t") && phonetic == 0) {
                    String run = plain(reader, where);
                    if (text.isEmpty()) {
                        text = run;
                    } else {
                        more = more == null ? new StringBuilder(text) : more;
                        more.append(run);
                    }
                    if (more != null && more.length() > limits.cellCharacters()) {
                        throw limits.cellTooLong(where);
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (reader.getLocalName().equals("rPh")) {
                    phonetic--;
                } else if (reader.getLocalName().equals(element)) {
                    return unescaped(more == null ? text : more.toString());
                }
            }
        }
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
