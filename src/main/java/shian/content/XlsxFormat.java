package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import shian.message.Message;

/** A workbook of Office Open XML: its sheets, and what their cells share. Macros, links and drawings are never opened. */
final class XlsxFormat implements Format {

    private final ZipContent zip;
    private final Limits limits;
    private final Map<Part, String> sheets = new LinkedHashMap<>();
    private final List<CellStyle> styles;
    private final NumberText numbers;
    private final SharedTexts texts;
    private final List<Message> remarks;

    private XlsxFormat(ZipContent zip, OfficePackage parts, Limits limits) throws IOException, XMLStreamException {
        this.zip = zip;
        this.limits = limits;
        String workbook = parts.main();
        Map<String, OfficePackage.Relation> relations = parts.relations(workbook);
        this.remarks = relations.values().stream().anyMatch(relation -> relation.type().equals("externalLink"))
                ? List.of(Message.of("content.external-links")) : List.of();
        this.texts = new SharedTexts(zip, target(parts, relations, "sharedStrings"), limits);
        String stated = target(parts, relations, "styles");
        this.styles = stated != null && zip.has(stated) ? XlsxStyles.read(zip, stated, limits) : List.of();
        this.numbers = new NumberText(readSheets(workbook, relations));
    }

    /** Opens a workbook; the zip is closed with it, and by the caller if this fails. */
    static XlsxFormat open(ZipContent zip, OfficePackage parts, Limits limits) throws IOException {
        try {
            Kind kind = parts.kind();
            if (kind != Kind.XLSX) {
                throw kind.refused();
            }
            return new XlsxFormat(zip, parts, limits);
        } catch (XMLStreamException e) {
            throw Xml.damaged(e);
        }
    }

    /** The part of a type that the workbook refers to, else the one that the package says is of it; null without one. */
    private static String target(OfficePackage parts, Map<String, OfficePackage.Relation> relations, String type) {
        return relations.values().stream().filter(r -> r.type().equals(type)).map(OfficePackage.Relation::target).findFirst()
                .or(() -> parts.ofType("spreadsheetml." + type.toLowerCase(Locale.ROOT) + "+xml")).orElse(null);
    }

    /** Reads the list of sheets; true if days are counted from 1904. */
    private boolean readSheets(String workbook, Map<String, OfficePackage.Relation> relations) throws IOException, XMLStreamException {
        boolean[] from1904 = new boolean[1];
        Map<Part, String> found = new LinkedHashMap<>();
        Xml.forEach(zip, workbook, reader -> {
            if (reader.getLocalName().equals("workbookPr")) {
                from1904[0] = Xml.flag(reader, "date1904");
            } else if (reader.getLocalName().equals("sheet")) {
                OfficePackage.Relation relation = relations.get(Xml.attribute(reader, "id"));
                String state = Xml.attribute(reader, "state");
                if (relation != null && relation.type().equals("worksheet")) {
                    if (found.size() >= limits.sheets()) {
                        throw limits.tooManySheets();
                    }
                    if (found.containsValue(relation.target())) {
                        throw new UnreadableException(Message.of("content.sheet-shared", Xml.required(reader, "name"), relation.target()));
                    }
                    String name = Names.distinct(Xml.required(reader, "name"), found.keySet().stream().map(Part::sheet).toList());
                    found.put(new Part("", name, state == null || state.equals("visible")
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
            return new XlsxRows(in, part.sheet(), new XlsxCells(texts, styles, numbers, new SheetText(limits)), limits, remarks);
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
