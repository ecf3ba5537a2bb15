package shian.content;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import shian.message.Message;

/** Reads XML that strangers wrote: no document type, no entities, nothing of unbounded length or depth. */
final class Xml {

    private static final int DEPTH = 64;
    private static final int ATTRIBUTES = 256;
    private static final int ATTRIBUTE_CHARACTERS = 1 << 16;

    private static final XMLInputFactory FACTORY = factory();

    private Xml() {
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // damage is met where the next part is asked for, and is an XMLStreamException; lazily it could come from anywhere
        factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_CHARACTERS);
        return factory;
    }

    /** A reader that stands on the first element. */
    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        XMLStreamReader reader = FACTORY.createXMLStreamReader(in);
        while (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
            if (reader.next() == XMLStreamConstants.DTD) {
                throw new UnreadableException(Message.of("content.doctype"));
            }
        }
        return reader;
    }

    /** Takes an element of a small part. */
    interface Element {
        void read(XMLStreamReader reader);
    }

    /** Calls for the start of each element of a small part. */
    static void forEach(ZipContent zip, String part, Element element) throws IOException, XMLStreamException {
        try (InputStream in = zip.open(part)) {
            XMLStreamReader reader = open(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    element.read(reader);
                }
            }
        }
    }

    /** The attribute of that local name, whatever its namespace; null if there is none. */
    static String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The attribute of that local name; without it the file is damaged. */
    static String required(XMLStreamReader reader, String name) {
        String value = attribute(reader, name);
        if (value == null) {
            throw new UnreadableException(Message.of("content.damaged", reader.getLocalName() + " @" + name));
        }
        return value;
    }

    /** Whether an attribute is switched on. */
    static boolean flag(XMLStreamReader reader, String name) {
        String value = attribute(reader, name);
        return "1".equals(value) || "true".equals(value);
    }

    /** What is to be said of XML that breaks off or is none. */
    static UnreadableException damaged(XMLStreamException cause) {
        return cause.getNestedException() instanceof UnreadableException known ? known : ZipContent.damaged(cause);
    }
}
