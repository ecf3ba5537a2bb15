package shian.load;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/**
 * Rows as {@code copy … (format binary)} takes them: the server need not parse what is typed already. A buffer that grows
 * to the largest block; each value has its length before it, null is the length -1.
 */
final class RowBytes {

    /** The types of PostgreSQL that columns of contracts have. */
    enum Type {
        TEXT, NUMERIC, DATE, SMALLINT, BIGINT, BOOLEAN, JSONB;

        /** The type by its name in {@code TableDefinition}. */
        static Type of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    private static final long POSTGRES_DAY_ZERO = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final byte JSONB_VERSION = 1;

    private byte[] bytes;
    private int size;

    RowBytes(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        size = 0;
    }

    /** What a stream begins with: the signature, no flags, no extension. */
    void begin() {
        room(SIGNATURE.length + 8);
        System.arraycopy(SIGNATURE, 0, bytes, size, SIGNATURE.length);
        size += SIGNATURE.length;
        int32(0);
        int32(0);
    }

    void beginRow(int columns) {
        room(2);
        int16(columns);
    }

    void end() {
        room(2);
        int16(-1);
    }

    void smallint(int value) {
        if ((short) value != value) {
            throw new ArithmeticException("no smallint: " + value);
        }
        room(6);
        int32(2);
        int16(value);
    }

    void integer(int value) {
        room(8);
        int32(4);
        int32(value);
    }

    void bigint(long value) {
        room(12);
        int32(8);
        int32((int) (value >>> 32));
        int32((int) value);
    }

    /** A value, or null if there is none. */
    void value(Type type, Object value) {
        if (value == null) {
            room(4);
            int32(-1);
            return;
        }
        switch (type) {
            case TEXT -> text(value.toString());
            case NUMERIC -> numeric(value instanceof BigDecimal number ? number : new BigDecimal(value.toString()));
            case DATE -> integer(Math.toIntExact(((LocalDate) value).toEpochDay() - POSTGRES_DAY_ZERO));
            case SMALLINT -> smallint(((Number) value).intValue());
            case BIGINT -> bigint(((Number) value).longValue());
            case BOOLEAN -> flag((Boolean) value);
            case JSONB -> jsonb(value.toString());
        }
    }

    void text(String text) {
        int length = text.length();
        room(4 + 3 * length);
        int start = size;
        size += 4;
        byte[] into = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                into[at++] = (byte) c;
            } else if (c < 0x800) {
                into[at++] = (byte) (0xC0 | c >> 6);
                into[at++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isSurrogate(c)) {
                encoded(text, start);
                return;
            } else {
                into[at++] = (byte) (0xE0 | c >> 12);
                into[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                into[at++] = (byte) (0x80 | c & 0x3F);
            }
        }
        size = at;
        lengthAt(start);
    }

    /** Characters beyond the basic plane are rare: the library encodes their text. */
    private void encoded(String text, int start) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, start + 4, encoded.length);
        size = start + 4 + encoded.length;
        lengthAt(start);
    }

    private void jsonb(String json) {
        byte[] encoded = json.getBytes(StandardCharsets.UTF_8);
        room(5 + encoded.length);
        int32(1 + encoded.length);
        bytes[size++] = JSONB_VERSION;
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    private void flag(boolean value) {
        room(5);
        int32(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    /** Groups of four decimal digits, the power of the first group, the sign, and the digits behind the point. */
    private void numeric(BigDecimal value) {
        BigDecimal number = value.scale() < 0 ? value.setScale(0) : value;
        String digits = number.unscaledValue().abs().toString();
        int whole = Math.max(digits.length() - number.scale(), 0);
        String padded = "0".repeat(Math.floorMod(-whole, 4) + Math.max(number.scale() - digits.length(), 0)) + digits
                + "0".repeat(Math.floorMod(-number.scale(), 4));
        int first = 0;
        int last = padded.length() / 4;
        while (first < last && group(padded, first) == 0) {
            first++;
        }
        while (last > first && group(padded, last - 1) == 0) {
            last--;
        }
        room(12 + 2 * (last - first));
        int32(8 + 2 * (last - first));
        int16(last - first);
        int16(first == last ? 0 : (whole + 3) / 4 - 1 - first);
        int16(number.signum() < 0 ? 0x4000 : 0);
        int16(number.scale());
        for (int i = first; i < last; i++) {
            int16(group(padded, i));
        }
    }

    private static int group(String digits, int group) {
        return Integer.parseInt(digits, group * 4, group * 4 + 4, 10);
    }

    private void lengthAt(int start) {
        int end = size;
        size = start;
        int32(end - start - 4);
        size = end;
    }

    private void int16(int value) {
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void int32(int value) {
        bytes[size++] = (byte) (value >> 24);
        bytes[size++] = (byte) (value >> 16);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
