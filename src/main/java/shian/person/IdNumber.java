package shian.person;

/**
 * Numbers of identity cards: 18 characters by GB 11643, the last one a check digit by ISO 7064, or 15 as they were until 2013. Numbers of
 * offices, firms and licences look alike; what they hold at the place of the province, the day of birth and the check digit decides.
 */
final class IdNumber {

    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
    /** Characters that stay: 150105**********3X. */
    private static final int SHOWN_BEFORE = 6;
    private static final int SHOWN_BEHIND = 2;
    private static final int MOST_SEPARATORS = 2;
    /** Records begin here: a day from here on in a number without a right check digit is one of business, such as division, day, 0012. */
    private static final int FIRST_YEAR_OF_RECORDS = 2015;
    /** Of a number of two digits: an earlier one is rather a year of this century, in a number of business. */
    private static final int FIRST_OLD_YEAR = 32;
    /** Where people write a separator, behind the county and the day of birth, and where they may, as bits. */
    private static final int GROUPS = 1 << 6 | 1 << 14;
    private static final int IN_GROUPS = GROUPS | 1 << 10 | 1 << 12;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    private IdNumber() {
    }

    /**
     * The number that begins at a place; null if none does.
     *
     * @param text in plain width
     */
    static Found at(char[] text, int from) {
        if (!isProvince(text, from)) {
            return null;
        }
        boolean clean = !Digits.continuesAt(text, from - 1);
        boolean begins = !Digits.at(text, from - 1);
        Found found = of(text, from, LENGTH, begins);
        if (found != null && isNew(found, text, clean)) {
            return found;
        }
        Found old = clean ? of(text, from, OLD_LENGTH, true) : null;
        return old != null && !Digits.continuesAt(text, old.end()) && isOld(old) ? old : null;
    }

    private static boolean isNew(Found found, char[] text, boolean clean) {
        String number = found.number();
        int year = Integer.parseInt(number.substring(6, 10));
        if (year < 1900 || year > 2099 || !isDay(number.substring(10, 14))) {
            return false;
        }
        boolean whole = clean && !Digits.continuesAt(text, found.end());
        boolean right = hasCheckDigit(number);
        if (whole && !found.separated()) {
            return right || year < FIRST_YEAR_OF_RECORDS && !CreditCode.is(number);
        }
        return right && (whole || year < FIRST_YEAR_OF_RECORDS) || whole && found.grouped() && year < FIRST_YEAR_OF_RECORDS;
    }

    private static boolean isOld(Found found) {
        String number = found.number();
        return Integer.parseInt(number.substring(6, 8)) >= FIRST_OLD_YEAR && isDay(number.substring(8, 12));
    }

    /** Whether a separator may follow so many digits: where nothing checks them, behind the county, the year, the month and the day only. */
    private static boolean mayFollow(int digits, int length) {
        return length == LENGTH ? digits > 0 : digits >= SHOWN_BEFORE && digits <= 12 && digits % 2 == 0;
    }

    private static boolean isProvince(char[] text, int from) {
        if (!Digits.at(text, from)) {
            return false;
        }
        int next = from + 1;
        for (int skipped = 0; next < text.length && skipped < MOST_SEPARATORS && Digits.isAnySeparator(text[next]); skipped++) {
            next++;
        }
        if (!Digits.at(text, next)) {
            return false;
        }
        int second = text[next] - '0';
        return switch (text[from]) {
            case '1' -> second >= 1 && second <= 5;
            case '2' -> second >= 1 && second <= 3;
            case '3' -> second >= 1 && second <= 7;
            case '4' -> second >= 1 && second <= 6;
            case '5' -> second <= 4;
            case '6' -> second >= 1 && second <= 5;
            case '7' -> second == 1;
            case '8' -> second >= 1 && second <= 3;
            case '9' -> second == 1;
            default -> false;
        };
    }

    private static boolean isDay(String monthAndDay) {
        int month = Integer.parseInt(monthAndDay.substring(0, 2));
        int day = Integer.parseInt(monthAndDay.substring(2));
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    static boolean hasCheckDigit(String number) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_DIGITS.charAt(sum % 11) == number.charAt(LENGTH - 1);
    }

    /**
     * So many digits from a place on, the last of eighteen may be an X, with separators between them where that is allowed; null if there
     * are not so many.
     */
    private static Found of(char[] text, int from, int length, boolean maySeparate) {
        StringBuilder number = new StringBuilder(length);
        int separators = 0;
        int at = from;
        while (number.length() < length && at < text.length) {
            char c = text[at];
            int skipped = 0;
            while (maySeparate && skipped < MOST_SEPARATORS && mayFollow(number.length(), length) && Digits.isAnySeparator(c) && at + 1 < text.length) {
                c = text[++at];
                skipped++;
            }
            separators |= skipped > 0 ? 1 << number.length() : 0;
            boolean last = number.length() == LENGTH - 1;
            if (!Digits.at(text, at) && !(last && (c == 'X' || c == 'x'))) {
                return null;
            }
            number.append(c == 'x' ? 'X' : c);
            at++;
        }
        return number.length() < length ? null : new Found(from, at, number.toString(), separators != 0,
                (separators & GROUPS) == GROUPS && (separators & ~IN_GROUPS) == 0, SHOWN_BEFORE, SHOWN_BEHIND);
    }
}
