package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import shian.message.Message;

/** What a content is, by its bytes and never by its name. Kinds from {@link #PDF} on hold no table that is read. */
enum Kind {

    OLE2, ZIP, XLSX, HTML, TEXT,
    PDF, RAR, SEVEN_ZIP, GZIP, ARCHIVE, IMAGE, DATABASE, EXECUTABLE, SHORTCUT, SECURED, ZEROS, RTF, JSON, XML, EMAIL, MHTML,
    SPREADSHEET_XML, XLSB, EXCEL_95, EXCEL_OLD, WORD, POWERPOINT, OPEN_DOCUMENT, OFD, OFFICE_OTHER, OLE_OTHER;

    private static final int HEAD = 4096;
    /** Pages may have long styles and scripts before their table. */
    private static final int MARKUP = 1 << 20;

    static Kind of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        Kind binary = Signature.of(head);
        if (binary != null) {
            return binary;
        }
        if (!Markup.begins(head)) {
            return PlainText.kind(head);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Markup.kind(in.readNBytes(MARKUP));
        }
    }

    /** Whether tables of it are read, or looked for. */
    boolean isRead() {
        return ordinal() < PDF.ordinal();
    }

    /** The refusal of a kind that is not read: what it is, and what to submit instead. */
    UnreadableException refused() {
        return new UnreadableException(Message.of("content.kind-" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
