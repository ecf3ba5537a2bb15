package shian.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The names nearest to a mistyped one, for messages that say how to mend it. */
public final class Nearest {

    private Nearest() {
    }

    /** The nearest name; empty if there are none to choose from. */
    public static String to(String name, Collection<String> names) {
        return several(name, names, 1).stream().findFirst().orElse("");
    }

    /** Of several texts the one that is most like any of some names: at least half of its characters are theirs, in their order. */
    public static Optional<String> alike(Collection<String> names, Collection<String> texts) {
        String best = null;
        double most = 0.5;
        for (String text : texts) {
            for (String name : names) {
                // a word in brackets behind it, such as a unit, makes a name no less alike
                String bare = text.replaceFirst("\\s*[(（\\[【].*$", "");
                double likeness = common(name, bare) / (double) Math.max(name.length(), bare.length());
                if (likeness >= most && (best == null || likeness > most)) {
                    most = likeness;
                    best = text;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Length of the longest text whose characters stand in both in the same order. */
    private static int common(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = 0;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal + 1 : Math.max(row[j], row[j - 1]);
                diagonal = above;
            }
        }
        return row[b.length()];
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
