package shian.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What a content is, told by its first bytes and never by its name. */
enum Kind {

    OLE2, ZIP, HTML, TEXT, PDF, RAR, SEVEN_ZIP, GZIP, IMAGE, MHTML, SPREADSHEET_XML;

    private static final int HEAD = 4096;

    static Kind of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return OLE2;
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6) || starts(head, 'P', 'K', 7, 8)) {
            return ZIP;
        }
        if (starts(head, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        if (starts(head, 'R', 'a', 'r', '!')) {
            return RAR;
        }
        if (starts(head, '7', 'z', 0xBC, 0xAF)) {
            return SEVEN_ZIP;
        }
        if (starts(head, 0x1F, 0x8B)) {
            return GZIP;
        }
        if (starts(head, 0x89, 'P', 'N', 'G') || starts(head, 0xFF, 0xD8, 0xFF) || starts(head, 'G', 'I', 'F', '8')) {
            return IMAGE;
        }
        return text(head);
    }

    private static Kind text(byte[] head) {
        // letters of markup are the same in every encoding met; the NULs of UTF-16 fall out
        String start = new String(head, StandardCharsets.ISO_8859_1).replaceFirst("^(ï»¿|ÿþ|þÿ)", "").replace("\0", "")
                .stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("mime-version:")) {
            return MHTML;
        }
        if (start.startsWith("<?xml") && start.contains("urn:schemas-microsoft-com:office:spreadsheet")
                && !start.contains("<html")) {
            return SPREADSHEET_XML;
        }
        boolean html = start.startsWith("<") && (start.startsWith("<!doctype html") || start.contains("<html")
                || start.contains("<table") || start.startsWith("<meta") || start.startsWith("<style"));
        return html ? HTML : TEXT;
    }

    private static boolean starts(byte[] head, int... magic) {
        return head.length >= magic.length
                && Arrays.equals(magic, 0, magic.length, unsigned(head, magic.length), 0, magic.length);
    }

    private static int[] unsigned(byte[] head, int length) {
        int[] values = new int[length];
        for (int i = 0; i < length; i++) {
            values[i] = head[i] & 0xFF;
        }
        return values;
    }
}
