package shian.content;

/** Columns of a sheet by their letters. */
public final class Columns {

    private static final int LETTERS = 26;

    private Columns() {
    }

    /** Index from 0 of the column of a cell such as {@code AB12}; -1 if it begins with no letter or with too many. */
    static int index(String reference) {
        int index = 0;
        int i = 0;
        while (i < reference.length() && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z' && i < 4) {
            index = index * LETTERS + reference.charAt(i) - 'A' + 1;
            i++;
        }
        return index - 1;
    }

    /** The letters of the column at an index from 0. */
    public static String name(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }
}
