package shian.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names nearest to a mistyped one, for messages that say how to mend it. */
public final class Nearest {

    private Nearest() {
    }

    /** The nearest name; empty if there are none to choose from. */
    public static String to(String name, Collection<String> names) {
        return several(name, names, 1).stream().findFirst().orElse("");
    }

    /** The nearest names, nearest first. */
    public static List<String> several(String name, Collection<String> names, int count) {
        return names.stream().sorted(Comparator.comparingInt((String other) -> distance(name, other))
                .thenComparing(Comparator.naturalOrder())).limit(count).toList();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
