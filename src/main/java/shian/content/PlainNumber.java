package shian.content;

/** Numbers that need no looking at: most are, and are let through without an expression. */
public final class PlainNumber {

    private PlainNumber() {
    }

    /** Whether a text is digits with at most one point between them. */
    public static boolean is(String text) {
        int last = text.length() - 1;
        boolean point = false;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if (c == '.' && !point && i != 0 && i != last) {
                point = true;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return last >= 0;
    }
}
