package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * A zip of Office Open XML (ECMA-376 part 2): which of its parts is the main one, and what parts refer to. Names of parts
 * are those the package itself states, since programs are free to choose them.
 */
final class OfficePackage {

    private static final String TYPES = "[Content_Types].xml";
    private static final String USUAL_WORKBOOK = "xl/workbook.xml";

    private final ZipContent zip;
    private final Map<String, String> types = new HashMap<>();

    /** A reference to another part: the last word of its type, and the name of the part in the zip. */
    record Relation(String type, String target) {
    }

    private OfficePackage(ZipContent zip) throws IOException, XMLStreamException {
        this.zip = zip;
        if (zip.has(TYPES)) {
            Xml.forEach(zip, TYPES, reader -> {
                String part = Xml.attribute(reader, "PartName");
                String type = Xml.attribute(reader, "ContentType");
                if (part != null && type != null) {
                    types.put(key(resolved("", part)), type.toLowerCase(Locale.ROOT));
                }
            });
        }
    }

    /** The package that a zip is; empty if it is a zip of files. */
    static Optional<OfficePackage> of(ZipContent zip) throws IOException {
        if (!zip.has(TYPES) && !zip.has("_rels/.rels") && !zip.has(USUAL_WORKBOOK) && !zip.has("xl/workbook.bin")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OfficePackage(zip));
        } catch (XMLStreamException e) {
            throw Xml.damaged(e);
        }
    }

    /** The kind of document: {@link Kind#XLSX} for a workbook that can be read. */
    Kind kind() throws IOException, XMLStreamException {
        String main = main();
        String type = types.getOrDefault(key(main), "");
        if (main.isEmpty() || type.contains("binary") || main.toLowerCase(Locale.ROOT).endsWith(".bin")) {
            return main.isEmpty() ? Kind.OFFICE_OTHER : Kind.XLSB;
        }
        if (type.contains("wordprocessingml") || type.contains("ms-word")) {
            return Kind.WORD;
        }
        if (type.contains("presentationml") || type.contains("ms-powerpoint")) {
            return Kind.POWERPOINT;
        }
        return switch (root(main)) {
            case "workbook" -> Kind.XLSX;
            case "document" -> Kind.WORD;
            case "presentation" -> Kind.POWERPOINT;
            default -> Kind.OFFICE_OTHER;
        };
    }

    private String root(String part) throws IOException, XMLStreamException {
        try (InputStream in = zip.open(part)) {
            return Xml.open(in).getLocalName();
        }
    }

    /** The name of the main part: as the package states it, else the usual one; empty without any. */
    String main() throws IOException, XMLStreamException {
        Optional<String> stated = relations("").values().stream()
                .filter(relation -> relation.type().equals("officeDocument")).map(Relation::target).filter(zip::has).findFirst();
        if (stated.isPresent()) {
            return stated.get();
        }
        return List.of(USUAL_WORKBOOK, "xl/workbook.bin").stream().filter(zip::has).findFirst()
                .or(() -> ofType("sheet.main+xml")).or(() -> ofType("document.main+xml")).or(() -> ofType("presentation.main+xml"))
                .orElse("");
    }

    /** A part whose stated type ends so. */
    Optional<String> ofType(String end) {
        return types.entrySet().stream().filter(type -> type.getValue().endsWith(end)).map(Map.Entry::getKey).filter(zip::has).findFirst();
    }

    /** What a part refers to within the package, by its id; of the package itself for an empty name. */
    Map<String, Relation> relations(String part) throws IOException, XMLStreamException {
        String folder = part.substring(0, part.lastIndexOf('/') + 1);
        String entry = folder + "_rels/" + part.substring(folder.length()) + ".rels";
        Map<String, Relation> relations = new HashMap<>();
        if (part.isEmpty() && !zip.has(entry)) {
            return relations;
        }
        Xml.forEach(zip, entry, reader -> {
            String target = Xml.attribute(reader, "Target");
            if (reader.getLocalName().equals("Relationship") && target != null && !"External".equals(Xml.attribute(reader, "TargetMode"))) {
                String type = Xml.required(reader, "Type");
                relations.put(Xml.required(reader, "Id"), new Relation(type.substring(type.lastIndexOf('/') + 1), found(folder, target)));
            }
        });
        return relations;
    }

    /** The part a target names; names are addresses, in which a program may have written a character as {@code %20}. */
    private String found(String folder, String target) {
        String part = resolved(folder, target);
        if (zip.has(part) || part.indexOf('%') < 0) {
            return part;
        }
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    /** The name in the zip of what a folder calls so; no file path, since names may hold any character. */
    private static String resolved(String folder, String target) {
        String path = target.strip().replace('\\', '/');
        Deque<String> names = new ArrayDeque<>();
        for (String name : (path.startsWith("/") ? path : folder + path).split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    private static String key(String part) {
        return part.toLowerCase(Locale.ROOT);
    }
}
