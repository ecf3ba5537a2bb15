package shian.person;

/** Mobile numbers, in groups or not, and numbers of a landline behind the code of its area. */
final class TelephoneNumber {

    private static final int MOST_SEPARATORS = 6;
    private static final int MOST_DIGITS_OF_EXTENSION = 5;
    /** Digits of the groups in which people write a mobile number. */
    private static final int[][] GROUPS = {{3, 4, 4}, {4, 3, 4}, {3, 3, 5}};
    private static final int[][] LOCAL_GROUPS = {{8}, {7}, {4, 4}, {3, 4}};
    private static final int[][] LOCAL = {{8}, {7}};
    private static final int LENGTH_WITH_SLASHES = 13;

    private TelephoneNumber() {
    }

    /** The number that begins at a place; null if none does. What stands before it to dial another country is no part of it. */
    static Found at(char[] text, int from) {
        if (Digits.continuesAt(text, from - 1)) {
            return MobileBesideLetters.at(text, from);
        }
        int national = behindCountry(text, from);
        Found found = mobile(text, national);
        if (found == null && national == from && Digits.at(text, from) && text[from] == '0') {
            found = mobile(text, from + 1);
        }
        found = found == null ? landline(text, national, national > from) : found;
        return found == null ? MobileBesideLetters.at(text, from) : found;
    }

    /** Behind +86, 86 or 0086; the place itself where none of them stands. */
    private static int behindCountry(char[] text, int from) {
        int at = from;
        if (text[at] == '0' && at + 1 < text.length && text[at + 1] == '0') {
            at += 2;
        }
        if (at + 2 >= text.length || text[at] != '8' || text[at + 1] != '6') {
            return from;
        }
        at += 2;
        if (text[at] == ')') {
            at++;
        }
        return separators(text, at);
    }

    private static int separators(char[] text, int from) {
        int at = from;
        while (at < text.length && at < from + MOST_SEPARATORS && Digits.isSeparator(text[at])) {
            at++;
        }
        return at;
    }

    private static Found mobile(char[] text, int from) {
        if (from + 1 >= text.length || text[from] != '1') {
            return null;
        }
        for (int[] groups : GROUPS) {
            Found found = groups(text, from, from, groups, 3, 4);
            if (found != null && found.number().charAt(1) >= '3') {
                return found;
            }
        }
        return slashed(text, from);
    }

    /** 138/1234/5678, unless more such groups stand around it; null if it is none. */
    private static Found slashed(char[] text, int from) {
        int end = from + LENGTH_WITH_SLASHES;
        if (end > text.length || text[from + 1] < '3' || Digits.continuesBehind(text, end, "/") || Digits.continuesBefore(text, from, "/")) {
            return null;
        }
        StringBuilder number = new StringBuilder();
        for (int at = from; at < end; at++) {
            boolean slash = at == from + 3 || at == from + 8;
            if (slash ? text[at] != '/' : !Digits.at(text, at)) {
                return null;
            }
            number.append(slash ? "" : text[at]);
        }
        return new Found(from, end, number.toString(), false, false, 3, 4);
    }

    /** Digits in groups with or without separators between them, and nothing behind that goes on; null if they are not there. */
    private static Found groups(char[] text, int begin, int from, int[] groups, int shownBefore, int shownBehind) {
        StringBuilder number = new StringBuilder();
        for (int i = begin; i < from; i++) {
            if (Digits.at(text, i)) {
                number.append(text[i]);
            }
        }
        int at = from;
        for (int group = 0; group < groups.length; group++) {
            at = group == 0 ? at : separators(text, at);
            for (int i = 0; i < groups[group]; i++, at++) {
                if (!Digits.at(text, at)) {
                    return null;
                }
                number.append(text[at]);
            }
        }
        return Digits.continuesAt(text, at) ? null : new Found(begin, at, number.toString(), false, false, shownBefore, shownBehind);
    }

    /**
     * A number behind its area: 0471-4961234, (0471)4961234, 0471 49612345-801, 04714961234.
     *
     * @param abroad whether the area has lost its zero, since the country is named before it
     */
    private static Found landline(char[] text, int from, boolean abroad) {
        int at = from;
        boolean open = at < text.length && text[at] == '(';
        at += open ? 1 : 0;
        boolean zero = at < text.length && text[at] == '0';
        if (!zero && !abroad) {
            return null;
        }
        at += zero ? 1 : 0;
        if (!Digits.at(text, at)) {
            return null;
        }
        int area = at + (text[at] == '1' || text[at] == '2' ? 2 : 3);
        boolean known = text[at] != '0' && (text[at] != '1' || at + 1 < text.length && text[at + 1] == '0');
        for (int i = at; i < area; i++) {
            known &= Digits.at(text, i);
        }
        if (!known) {
            return null;
        }
        at = area;
        if (open && at < text.length && text[at] == ')') {
            at++;
        } else if (at >= text.length || !Digits.isSeparator(text[at])) {
            return zero && !open && !abroad ? atArea(text, from, at) : null;
        }
        at = separators(text, at);
        for (int[] groups : LOCAL_GROUPS) {
            Found local = Digits.at(text, at) && text[at] >= '2' ? groups(text, at, at, groups, 0, 2) : null;
            if (local != null) {
                return withExtension(text, local);
            }
        }
        return null;
    }

    /** A number of a landline right behind its area, unless it is a part of something longer. */
    private static Found atArea(char[] text, int from, int at) {
        if (!Digits.at(text, at) || text[at] < '2' || Digits.continuesBefore(text, from, Digits.JOINING)) {
            return null;
        }
        for (int[] groups : LOCAL) {
            Found local = groups(text, at, at, groups, 0, 2);
            if (local != null) {
                Found whole = withExtension(text, local);
                return whole == local && Digits.continuesBehind(text, local.end(), "-_") ? null : whole;
            }
        }
        return null;
    }

    private static Found withExtension(char[] text, Found local) {
        int at = local.end();
        if (at < text.length && (text[at] == '转' || text[at] == '-' || text[at] == '*')) {
            int end = at + 1;
            while (Digits.at(text, end) && end - at <= MOST_DIGITS_OF_EXTENSION) {
                end++;
            }
            if (end > at + 1 && !Digits.continuesAt(text, end)) {
                return new Found(local.begin(), end, local.number(), false, false, 0, 2);
            }
        }
        return local;
    }
}
