package shian.receive;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shian.content.Row;

/**
 * The rows of a table as numbers of 64 bits, to compare tables whatever their format, their order of rows and of columns.
 * Of a large table only a share of the rows is kept, the same share of every table.
 */
final class Fingerprint {

    static final int MOST_KEPT = 1 << 17;

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,15})?");

    private final int mostKept;
    private long[] kept = new long[64];
    private int size;
    /** Only hashes with none of these bits are kept. */
    private long mask;
    private long rows;
    private long sum;

    Fingerprint(int mostKept) {
        this.mostKept = mostKept;
    }

    /** Of all rows of a table that carry data. */
    static Fingerprint of(Table table, int mostKept) throws IOException {
        Fingerprint print = new Fingerprint(mostKept);
        List<Integer> indexes = table.header().indexes().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue).toList();
        long[] columns = table.header().indexes().keySet().stream().sorted().mapToLong(name -> hash(name) * 31).toArray();
        for (Row row = table.next(); row != null; row = table.next()) {
            long hash = 0;
            for (int i = 0; i < columns.length; i++) {
                String cell = plain(Row.stripped(row.cell(indexes.get(i))));
                if (!cell.isEmpty()) {
                    hash = mixed(hash ^ columns[i] ^ hash(cell));
                }
            }
            print.add(hash);
        }
        print.kept = Arrays.copyOf(print.kept, print.size);
        Arrays.sort(print.kept);
        return print;
    }

    private void add(long hash) {
        rows++;
        sum += hash;
        if ((hash & mask) != 0) {
            return;
        }
        if (size == mostKept) {
            mask = mask << 1 | 1;
            keepOnly(mask);
        }
        if ((hash & mask) == 0) {
            if (size == kept.length) {
                kept = Arrays.copyOf(kept, size * 2);
            }
            kept[size++] = hash;
        }
    }

    private void keepOnly(long bits) {
        int to = 0;
        for (int i = 0; i < size; i++) {
            if ((kept[i] & bits) == 0) {
                kept[to++] = kept[i];
            }
        }
        size = to;
    }

    long rows() {
        return rows;
    }

    /** Whether both hold the same rows, each as often. */
    boolean isSame(Fingerprint other) {
        return rows == other.rows && sum == other.sum && shared(other) == rows;
    }

    /** How many rows stand in both; about as many if the tables are large. */
    long shared(Fingerprint other) {
        long bits = mask | other.mask;
        long shared = 0;
        long here = 0;
        int i = 0;
        int j = 0;
        while (i < kept.length) {
            if ((kept[i] & bits) != 0) {
                i++;
                continue;
            }
            here++;
            while (j < other.kept.length && other.kept[j] < kept[i]) {
                j++;
            }
            if (j < other.kept.length && other.kept[j] == kept[i]) {
                shared++;
                j++;
            }
            i++;
        }
        return shared == here && here > 0 && rows <= other.rows ? rows : Math.min(shared * (bits + 1), Math.min(rows, other.rows));
    }

    /** As other programs would write the same: 5.0 and 5, 2021/3/5 and 2021-03-05. */
    private static String plain(String cell) {
        if (cell.isEmpty() || cell.charAt(0) > '9') {
            return cell;
        }
        Matcher date = DATE.matcher(cell);
        if (date.matches()) {
            return "%s-%02d-%02d".formatted(date.group(1), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
        }
        return cell.indexOf('.') >= 0 && DECIMAL.matcher(cell).matches()
                ? new BigDecimal(cell).stripTrailingZeros().toPlainString() : cell;
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    private static long mixed(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
