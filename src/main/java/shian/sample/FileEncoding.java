package shian.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a department's program saves text. */
enum FileEncoding {
    UTF_8(StandardCharsets.UTF_8, false, "\n", false),
    UTF_8_BOM(StandardCharsets.UTF_8, true, "\n", false),
    /** As a spreadsheet in a Chinese Windows saves: no declaration, and every line filled up to the widest. */
    GB18030(Charset.forName("GB18030"), false, "\r\n", true);

    private final Charset charset;
    private final boolean marked;
    private final String lineEnd;
    private final boolean padded;

    FileEncoding(Charset charset, boolean marked, String lineEnd, boolean padded) {
        this.charset = charset;
        this.marked = marked;
        this.lineEnd = lineEnd;
        this.padded = padded;
    }

    Charset charset() {
        return charset;
    }

    boolean isMarked() {
        return marked;
    }

    String lineEnd() {
        return lineEnd;
    }

    boolean isPadded() {
        return padded;
    }
}
