package shian.sample;

import java.util.Random;

/**
 * The seed of a city, from which every part draws a stream of its own: what one part draws never shifts another.
 *
 * <p>The streams are {@link Random}, whose algorithm the Java specification fixes, so that the files stay the same from
 * one Java version to the next.
 */
record Seed(long value) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    Random stream(String label) {
        long hash = FNV_OFFSET ^ spread(value);
        for (int i = 0; i < label.length(); i++) {
            hash = (hash ^ label.charAt(i)) * FNV_PRIME;
        }
        return new Random(spread(hash));
    }

    private static long spread(long bits) {
        long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
