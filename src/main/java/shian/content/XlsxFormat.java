package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import shian.message.Message;

/** A workbook of Office Open XML: its sheets, and what their cells share. Macros, links and drawings are never opened. */
final class XlsxFormat implements Format {

    private static final String WORKBOOK = "xl/workbook.xml";

    private final ZipContent zip;
    private final Limits limits;
    private final Map<Part, String> sheets = new LinkedHashMap<>();
    private final List<NumberFormat> formats = new ArrayList<>();
    private final NumberText numbers;
    private final SharedTexts texts;
    private final List<Message> remarks;

    private XlsxFormat(ZipContent zip, Limits limits) throws IOException {
        this.zip = zip;
        this.limits = limits;
        try {
            Map<String, Relation> relations = relations();
            this.remarks = relations.values().stream().anyMatch(relation -> relation.type().equals("externalLink"))
                    ? List.of(Message.of("content.external-links")) : List.of();
            this.texts = new SharedTexts(zip, target(relations, "sharedStrings"), limits);
            readFormats(target(relations, "styles"));
            this.numbers = new NumberText(readSheets(relations));
        } catch (XMLStreamException e) {
            throw Xml.damaged(e);
        }
    }

    /** Whether a zip is a workbook, also one that cannot be read here. */
    static boolean isWorkbook(ZipContent zip) {
        return zip.has(WORKBOOK) || zip.has("xl/workbook.bin");
    }

    /** Opens a workbook; the zip is closed with it, and by the caller if this fails. */
    static XlsxFormat open(ZipContent zip, Limits limits) throws IOException {
        if (zip.has("xl/workbook.bin")) {
            throw new UnreadableException(Message.of("content.kind", "XLSB"));
        }
        return new XlsxFormat(zip, limits);
    }

    private record Relation(String type, String target) {
    }

    private Map<String, Relation> relations() throws IOException, XMLStreamException {
        Map<String, Relation> relations = new HashMap<>();
        forEach("xl/_rels/workbook.xml.rels", (reader, path) -> {
            String target = Xml.attribute(reader, "Target");
            if (path.equals("Relationship") && target != null && !"External".equals(Xml.attribute(reader, "TargetMode"))) {
                String type = Xml.required(reader, "Type");
                relations.put(Xml.required(reader, "Id"),
                        new Relation(type.substring(type.lastIndexOf('/') + 1), entry(target)));
            }
        });
        return relations;
    }

    /** The name in the zip of what the workbook's own folder calls so; no file path, since names may hold any character. */
    private static String entry(String target) {
        Deque<String> names = new ArrayDeque<>(target.startsWith("/") ? List.of() : List.of("xl"));
        for (String name : target.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    private static String target(Map<String, Relation> relations, String type) {
        return relations.values().stream().filter(r -> r.type().equals(type)).map(Relation::target).findFirst().orElse(null);
    }

    private void readFormats(String styles) throws IOException, XMLStreamException {
        if (styles == null || !zip.has(styles)) {
            return;
        }
        Map<Integer, String> codes = new HashMap<>();
        forEach(styles, (reader, path) -> {
            if (path.equals("numFmt") && reader.getAttributeValue(null, "numFmtId") != null) {
                codes.putIfAbsent(number(Xml.attribute(reader, "numFmtId")), Xml.attribute(reader, "formatCode"));
            } else if (path.equals("cellXfs/xf")) {
                int id = number(Xml.attribute(reader, "numFmtId"));
                formats.add(NumberFormat.of(id, codes.get(id)));
            }
        });
    }

    /** Reads the list of sheets; true if days are counted from 1904. */
    private boolean readSheets(Map<String, Relation> relations) throws IOException, XMLStreamException {
        boolean[] from1904 = new boolean[1];
        Map<Part, String> found = new LinkedHashMap<>();
        forEach(WORKBOOK, (reader, path) -> {
            if (path.equals("workbookPr")) {
                from1904[0] = Xml.flag(reader, "date1904");
            } else if (path.equals("sheet")) {
                Relation relation = relations.get(Xml.attribute(reader, "id"));
                String state = Xml.attribute(reader, "state");
                if (relation != null && relation.type().equals("worksheet")) {
                    found.put(new Part("", Xml.required(reader, "name"), state == null || state.equals("visible")
                            ? Part.State.VISIBLE : Part.State.HIDDEN), relation.target());
                }
            }
        });
        for (Map.Entry<Part, String> sheet : found.entrySet()) {
            Part part = sheet.getKey();
            sheets.put(part.state() == Part.State.VISIBLE && isEmpty(sheet.getValue())
                    ? new Part("", part.sheet(), Part.State.EMPTY) : part, sheet.getValue());
        }
        if (sheets.isEmpty()) {
            throw new UnreadableException(Message.of("content.no-sheet"));
        }
        return from1904[0];
    }

    private boolean isEmpty(String sheet) throws IOException, XMLStreamException {
        try (InputStream in = zip.open(sheet)) {
            XMLStreamReader reader = Xml.open(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    String name = reader.getLocalName();
                    if (name.equals("v") || name.equals("is") || name.equals("f")) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    private interface Element {
        void read(XMLStreamReader reader, String path);
    }

    /** Calls for each element of a small file: with its name, and with {@code parent/name} below a list of formats. */
    private void forEach(String name, Element element) throws IOException, XMLStreamException {
        try (InputStream in = zip.open(name)) {
            XMLStreamReader reader = Xml.open(in);
            boolean inCellFormats = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String local = reader.getLocalName();
                    inCellFormats |= local.equals("cellXfs");
                    element.read(reader, inCellFormats && local.equals("xf") ? "cellXfs/xf" : local);
                } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("cellXfs")) {
                    inCellFormats = false;
                }
            }
        }
    }

    static int number(String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw ZipContent.damaged(e);
        }
    }

    @Override
    public List<Part> parts() {
        return List.copyOf(sheets.keySet());
    }

    @Override
    public Rows rows(Part part) throws IOException {
        InputStream in = zip.open(sheets.get(part));
        try {
            return new XlsxRows(in, part.sheet(), new XlsxCells(texts, formats, numbers, new SheetText(limits)), limits, remarks);
        } catch (XMLStreamException e) {
            in.close();
            throw Xml.damaged(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
