package shian.content;

import java.io.IOException;
import java.io.InputStream;

/** Finds the first byte that is no UTF-8, without making characters of the others: every text file is looked through once. */
final class Utf8 {

    private static final int BLOCK = 1 << 16;

    private Utf8() {
    }

    /** Offset of the first byte of the first sequence that is malformed or cut off, from 0; -1 if there is none. */
    static long firstMalformed(InputStream in) throws IOException {
        byte[] block = new byte[BLOCK];
        long before = 0;
        long start = 0;
        int missing = 0;
        // bounds of the next byte of a sequence: they rule out overlong forms, surrogates and what is beyond U+10FFFF
        int least = 0x80;
        int most = 0xBF;
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            for (int i = 0; i < read; i++) {
                int b = block[i];
                if (missing == 0) {
                    if (b >= 0) {
                        continue;
                    }
                    if ((b & 0xF0) == 0xE0 && b != (byte) 0xE0 && b != (byte) 0xED && i + 2 < read
                            && (block[i + 1] & 0xC0) == 0x80 && (block[i + 2] & 0xC0) == 0x80) {
                        // most characters of a Chinese text
                        i += 2;
                        continue;
                    }
                    b &= 0xFF;
                    if (b < 0xC2 || b > 0xF4) {
                        return before + i;
                    }
                    start = before + i;
                    missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
                    least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
                    most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
                } else {
                    b &= 0xFF;
                    if (b < least || b > most) {
                        return start;
                    }
                    missing--;
                    least = 0x80;
                    most = 0xBF;
                }
            }
            before += read;
        }
        return missing == 0 ? -1 : start;
    }
}
