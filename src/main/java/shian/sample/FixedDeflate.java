package shian.sample;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Compresses bytes into the DEFLATE format (RFC 1951) with the codes that it fixes. What it makes of the same bytes never
 * differs, as that of a library of the machine does.
 */
final class FixedDeflate {

    private static final int WINDOW = 32_768;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 258;
    private static final int TRIES = 48;
    private static final int HASHES = 1 << 15;
    private static final int[] LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
    private static final int[] LENGTH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
    private static final int[] DISTANCES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
        8193, 12289, 16385, 24577};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final byte[] bytes;
    private final int[] latest = new int[HASHES];
    private final int[] before;
    private int pending;
    private int pendingBits;

    private FixedDeflate(byte[] bytes) {
        this.bytes = bytes;
        this.before = new int[bytes.length];
        Arrays.fill(latest, -1);
    }

    static byte[] compress(byte[] bytes) {
        FixedDeflate deflate = new FixedDeflate(bytes);
        deflate.run();
        return deflate.out.toByteArray();
    }

    private void run() {
        bits(0b011, 3); // the only block, with fixed codes
        int at = 0;
        while (at < bytes.length) {
            int source = -1;
            int length = SHORTEST - 1;
            int candidate = at + SHORTEST <= bytes.length ? latest[hash(at)] : -1;
            for (int tries = 0; candidate >= 0 && at - candidate <= WINDOW && tries < TRIES; tries++) {
                int same = same(candidate, at);
                if (same > length) {
                    source = candidate;
                    length = same;
                }
                candidate = before[candidate];
            }
            if (source < 0) {
                literal(bytes[at] & 0xff);
                length = 1;
            } else {
                copy(length, at - source);
            }
            for (int i = 0; i < length; i++) {
                remember(at++);
            }
        }
        literal(256);
        bits(0, 7);
    }

    private int hash(int at) {
        return ((bytes[at] & 0xff) << 10 ^ (bytes[at + 1] & 0xff) << 5 ^ bytes[at + 2] & 0xff) & HASHES - 1;
    }

    private void remember(int at) {
        if (at + SHORTEST <= bytes.length) {
            int hash = hash(at);
            before[at] = latest[hash];
            latest[hash] = at;
        }
    }

    private int same(int candidate, int at) {
        int most = Math.min(LONGEST, bytes.length - at);
        int same = 0;
        while (same < most && bytes[candidate + same] == bytes[at + same]) {
            same++;
        }
        return same;
    }

    private void copy(int length, int distance) {
        int code = last(LENGTHS, length);
        literal(257 + code);
        bits(length - LENGTHS[code], LENGTH_BITS[code]);
        int far = last(DISTANCES, distance);
        huffman(far, 5);
        bits(distance - DISTANCES[far], Math.max(0, far / 2 - 1));
    }

    private static int last(int[] ascending, int value) {
        int found = Arrays.binarySearch(ascending, value);
        return found >= 0 ? found : -found - 2;
    }

    /** A byte, the end (256) or a length (257 and above) in the fixed code of RFC 1951, 3.2.6. */
    private void literal(int symbol) {
        if (symbol < 144) {
            huffman(0x30 + symbol, 8);
        } else if (symbol < 256) {
            huffman(0x190 + symbol - 144, 9);
        } else if (symbol < 280) {
            huffman(symbol - 256, 7);
        } else {
            huffman(0xc0 + symbol - 280, 8);
        }
    }

    /** Codes stand with their first bit first, numbers with their last. */
    private void huffman(int code, int length) {
        bits(Integer.reverse(code) >>> 32 - length, length);
    }

    private void bits(int value, int length) {
        pending |= value << pendingBits;
        pendingBits += length;
        while (pendingBits >= 8) {
            out.write(pending);
            pending >>>= 8;
            pendingBits -= 8;
        }
    }
}
