package shian.content;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts that begin like no table: letters, pages saved with what belongs to them, data of programs. */
final class PlainText {

    private static final Pattern LETTER = Pattern.compile(
            "(?s)(mime-version|from|to|subject|date|received|return-path|delivered-to|message-id|reply-to|content-type|x-[a-z-]+):.*");
    private static final Pattern OF_LETTERS = Pattern.compile("(?s)(.*\\n)?(mime-version|received|content-type|message-id):.*");
    private static final Pattern JSON = Pattern.compile("(?s)\\{\\s*(\".*|\\}\\s*)|\\[\\s*([\\[{].*|\"[^\"]*\"\\s*[,\\]].*|\\]\\s*)");

    private PlainText() {
    }

    /** The first characters in small letters; letters of ASCII are the same in every encoding met, the NULs of UTF-16 fall out. */
    static String start(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "").replace("\0", "")
                .stripLeading().toLowerCase(Locale.ROOT);
    }

    static Kind kind(byte[] head) {
        String start = start(head);
        if (start.startsWith("[internetshortcut]")) {
            return Kind.SHORTCUT;
        }
        if (LETTER.matcher(start).matches() && OF_LETTERS.matcher(start).matches()) {
            boolean page = start.contains("multipart/related") || start.contains("content-location:")
                    || start.startsWith("mime-version:") && !start.contains("\nreceived:") && !start.contains("\nto:");
            return page ? Kind.MHTML : Kind.EMAIL;
        }
        return JSON.matcher(start).matches() ? Kind.JSON : Kind.TEXT;
    }
}
