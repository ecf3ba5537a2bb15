package shian.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The bytes that files of a kind begin with. */
final class Signature {

    private record Known(Kind kind, int offset, byte[] bytes) {

        boolean isIn(byte[] head) {
            for (int i = 0; i < bytes.length; i++) {
                if (offset + i >= head.length || head[offset + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Known> KNOWN = known();

    private Signature() {
    }

    private static List<Known> known() {
        List<Known> known = new ArrayList<>();
        add(known, Kind.OLE2, 0, "\u00d0\u00cf\u0011\u00e0");
        add(known, Kind.ZIP, 0, "PK\3\4", "PK\5\6", "PK\7\b");
        add(known, Kind.PDF, 0, "%PDF");
        add(known, Kind.RAR, 0, "Rar!");
        add(known, Kind.SEVEN_ZIP, 0, "7z\u00bc\u00af");
        add(known, Kind.GZIP, 0, "\u001f\u008b");
        add(known, Kind.ARCHIVE, 0, "BZh91AY&SY", "\u00fd7zXZ\0", "MSCF\0\0\0\0", "\u001f\u009d", "\u0028\u00b5\u002f\u00fd");
        add(known, Kind.ARCHIVE, 257, "ustar");
        add(known, Kind.IMAGE, 0, "\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "II*\0", "MM\0*", "8BPS", "\u00d7\u00cd\u00c6\u009a");
        add(known, Kind.IMAGE, 8, "WEBP");
        add(known, Kind.IMAGE, 4, "ftyp");
        add(known, Kind.DATABASE, 4, "Standard Jet DB", "Standard ACE DB");
        add(known, Kind.DATABASE, 0, "SQLite format 3\0");
        add(known, Kind.EXECUTABLE, 0, "\u007fELF");
        add(known, Kind.SHORTCUT, 0, "L\0\0\0\1\24\2\0");
        // what a document security program leaves of a file that is taken out of its reach
        add(known, Kind.SECURED, 0, "%TSD-Header", "\u0062\u0014\u0023\u0065");
        add(known, Kind.RTF, 0, "{\\rtf");
        add(known, Kind.EXCEL_OLD, 0, "\t\0\4\0", "\t\2\6\0", "\t\4\6\0", "\t\b\b\0", "\t\b\20\0");
        return known;
    }

    private static void add(List<Known> known, Kind kind, int offset, String... starts) {
        for (String start : starts) {
            known.add(new Known(kind, offset, start.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    /** The kind of a content that is no text; null if nothing says so. */
    static Kind of(byte[] head) {
        for (Known known : KNOWN) {
            if (known.isIn(head)) {
                return known.kind();
            }
        }
        if (isBitmap(head)) {
            return Kind.IMAGE;
        }
        if (isProgram(head)) {
            return Kind.EXECUTABLE;
        }
        if (isDbase(head)) {
            return Kind.DATABASE;
        }
        return head.length >= 16 && isZero(head, 0, head.length) ? Kind.ZEROS : null;
    }

    /** Two letters that a text may begin with too: what follows is no text. */
    private static boolean isBitmap(byte[] head) {
        return head.length > 14 && head[0] == 'B' && head[1] == 'M' && isZero(head, 6, 10);
    }

    private static boolean isProgram(byte[] head) {
        if (head.length < 64 || head[0] != 'M' || head[1] != 'Z') {
            return false;
        }
        int at = head[60] & 0xFF | (head[61] & 0xFF) << 8;
        return isZero(head, 62, 64) && at + 1 < head.length && head[at] == 'P' && head[at + 1] == 'E';
    }

    /** A table of dBase, FoxPro or the like: version, day of change, and a header of fields of 32 bytes. */
    private static boolean isDbase(byte[] head) {
        if (head.length < 32 || "\u0002\u0003\u0004\u0005\u0030\u0031\u0032\u0083\u008b\u00f5".indexOf(head[0] & 0xFF) < 0) {
            return false;
        }
        int header = head[8] & 0xFF | (head[9] & 0xFF) << 8;
        return head[2] >= 1 && head[2] <= 12 && head[3] >= 1 && head[3] <= 31 && header > 32 && isZero(head, 12, 14);
    }

    private static boolean isZero(byte[] head, int from, int to) {
        for (int i = from; i < to; i++) {
            if (head[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
