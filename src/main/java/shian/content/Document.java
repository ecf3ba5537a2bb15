package shian.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import shian.message.Message;

/** A content of the archive as tables: a text, the sheets of a workbook, the files of a zip. */
public final class Document implements Closeable {

    private final Format format;
    private final Limits limits;
    private final List<Part> parts;

    private Document(Format format, Limits limits) throws IOException {
        this.format = format;
        this.limits = limits;
        this.parts = List.copyOf(format.parts());
    }

    /**
     * Opens a content as what its bytes say it is.
     *
     * @throws UnreadableException if it is of no kind that holds tables, damaged, encrypted, or larger than a limit
     */
    public static Document open(Archive archive, String sha256, Expectation expectation, Deadline deadline) throws IOException {
        return open(archive.file(sha256), expectation, Limits.USUAL.by(deadline).in(archive.temporary()));
    }

    static Document open(Path file, Expectation expectation, Limits limits) throws IOException {
        Format format = format(file, expectation, limits, true);
        try {
            return new Document(format, limits);
        } catch (IOException | RuntimeException e) {
            format.close();
            throw e;
        }
    }

    /**
     * @param zip whether a zip is taken; one within another is not
     */
    static Format format(Path file, Expectation expectation, Limits limits, boolean zip) throws IOException {
        Kind kind = Kind.of(file);
        return switch (kind) {
            case TEXT -> new TextFormat(file, expectation, limits);
            case HTML -> new HtmlFormat(file, expectation, limits);
            case OLE2 -> OleContent.open(file, limits);
            case ZIP -> zipFormat(file, expectation, limits, zip);
            default -> throw kind.refused();
        };
    }

    private static Format zipFormat(Path file, Expectation expectation, Limits limits, boolean zip) throws IOException {
        ZipContent content = ZipContent.open(file, limits);
        try {
            Optional<OfficePackage> office = OfficePackage.of(content);
            if (office.isPresent()) {
                return XlsxFormat.open(content, office.get(), limits);
            }
            if (content.has("mimetype")) {
                throw (content.has("META-INF/manifest.xml") ? Kind.OPEN_DOCUMENT : Kind.OFFICE_OTHER).refused();
            }
            if (content.has("OFD.xml")) {
                throw Kind.OFD.refused();
            }
            if (!zip) {
                throw new UnreadableException(Message.of("content.zip-in-zip"));
            }
            content.checkAll();
            return new ZipFormat(content, expectation, limits);
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    /** Everything in it, also what is hidden or empty, in its order; at least one. */
    public List<Part> parts() {
        return parts;
    }

    /**
     * The part of that name.
     *
     * @throws UnreadableException if there is none
     */
    public Part part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst()
                // a name that was entered before names were masked
                .or(() -> parts.stream().filter(part -> part.name().equals(Names.clean(name))).findFirst())
                .orElseThrow(() -> new UnreadableException(Message.of("content.part-gone", name)));
    }

    /** How the text of a part is written; empty if it is no text with separated values. */
    public Optional<TextLayout> layout(Part part) throws IOException {
        return format.layout(part);
    }

    /** The rows of a part, from the first; to be closed before this document is. */
    public Rows rows(Part part) throws IOException {
        return new BoundedRows(format.rows(part), limits);
    }

    @Override
    public void close() throws IOException {
        format.close();
    }
}
