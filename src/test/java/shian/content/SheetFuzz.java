package shian.content;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Fuzzing of the XML of a sheet: read or refused, and no text that the JDK's reader finds in a cell is lost or changed. */
public final class SheetFuzz {

    private SheetFuzz() {
    }

    /** One input of the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String sheet = new String(data, StandardCharsets.UTF_8);
        FuzzedContent.read(Workbooks.handmade(sheet), (document, part, rows) -> {
            List<String> cells = rows.stream().flatMap(row -> Arrays.stream(row.cells())).map(String::strip).toList();
            for (String text : texts("<worksheet><sheetData>" + sheet + "</sheetData></worksheet>")) {
                if (!cells.contains(text)) {
                    throw new AssertionError("lost '" + text + "', read " + cells);
                }
            }
        });
    }

    /** The plain texts of cells that stand where they should: {@code row/c[@t='str']/v}; none if the XML is not well formed. */
    private static List<String> texts(String xml) {
        List<String> texts = new ArrayList<>();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        List<String> path = new ArrayList<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            StringBuilder value = null;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamReader.START_ELEMENT -> {
                        String kind = reader.getAttributeValue(null, "t");
                        path.add(reader.getLocalName() + ("str".equals(kind) && reader.getLocalName().equals("c") ? "=str" : ""));
                        value = path.equals(List.of("worksheet", "sheetData", "row", "c=str", "v")) ? new StringBuilder() : null;
                    }
                    case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> {
                        if (value != null) {
                            value.append(reader.getText());
                        }
                    }
                    case XMLStreamReader.END_ELEMENT -> {
                        path.remove(path.size() - 1);
                        if (value != null) {
                            texts.add(value.toString().strip());
                            value = null;
                        }
                    }
                    default -> {
                        // comments and the like
                    }
                }
            }
            return texts;
        } catch (XMLStreamException e) {
            return List.of();
        }
    }
}
