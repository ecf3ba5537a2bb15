package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import shian.message.Message;

/** The texts the cells of a workbook share, read when the first is asked for. */
final class SharedTexts {

    private final ZipContent zip;
    private final String entry;
    private final Limits limits;
    private List<String> texts;
    /** Those whose parts have fonts of their own. */
    private final BitSet ownFonts = new BitSet();

    /**
     * @param entry where they stand; null if the workbook has none
     */
    SharedTexts(ZipContent zip, String entry, Limits limits) {
        this.zip = zip;
        this.entry = entry;
        this.limits = limits;
    }

    String get(int index) throws IOException, XMLStreamException {
        if (texts == null) {
            texts = read();
        }
        if (index < 0 || index >= texts.size()) {
            throw new UnreadableException(Message.of("content.damaged", entry + "[" + index + "]"));
        }
        return texts.get(index);
    }

    /** Whether a text that was asked for has fonts of its own, so that its cell's is not seen. */
    boolean hasOwnFonts(int index) {
        return ownFonts.get(index);
    }

    private List<String> read() throws IOException, XMLStreamException {
        List<String> found = new ArrayList<>();
        if (entry == null) {
            return found;
        }
        SheetText text = new SheetText(limits);
        long characters = 0;
        try (InputStream in = zip.open(entry)) {
            XMLStreamReader reader = Xml.open(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("si")) {
                    RichText rich = text.rich(reader, "si", entry);
                    String shared = rich.text();
                    ownFonts.set(found.size(), rich.hasOwnFonts());
                    // an empty text takes room too
                    characters += shared.length() + 16L;
                    if (characters > limits.sharedCharacters()) {
                        throw new UnreadableException(Message.of("content.shared-texts", limits.sharedCharacters() >> 20));
                    }
                    found.add(shared);
                }
            }
        }
        return found;
    }
}
