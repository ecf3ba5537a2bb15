package shian.person;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telephone numbers behind a word that introduces them, one after the other: of seven to twelve digits each, the last two of which stay. */
final class IntroducedNumbers {

    private static final int MOST_BETWEEN = 3;
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 12;
    /** In groups: behind the code of an area, of a mobile number, of any other. */
    private static final int MOST_WITH_AREA = 12;
    private static final int MOST_OF_MOBILE = 11;
    private static final int MOST_OF_OTHER = 8;
    private static final String MARKS = "号码是为";
    private static final String BETWEEN_NUMBERS = "、/，,；;或和及与\t\r\n";
    /** What follows a number may be a day. */
    private static final Pattern DAY = Pattern.compile("(?:19|20)\\d\\d(?:年|[-./]\\d{1,2}[-./]\\d|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d))");
    private static final int LONGEST_DAY = 11;

    private final StringBuilder text;
    private int begin;
    private int end;
    private int digits;

    private IntroducedNumbers(StringBuilder text) {
        this.text = text;
    }

    /** Masks the numbers behind a word; returns where to go on. */
    static int mask(StringBuilder text, int from) {
        int at = from;
        while (at < text.length() && at < from + MOST_BETWEEN && (PersonalWords.isMark(text.charAt(at)) || MARKS.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        IntroducedNumbers numbers = new IntroducedNumbers(text);
        int last = from;
        for (int behind = numbers.maskGroups(at, true); behind > at; behind = numbers.maskGroups(at, false)) {
            last = behind;
            at = behind;
            while (at < text.length() && at < behind + MOST_BETWEEN
                    && (BETWEEN_NUMBERS.indexOf(text.charAt(at)) >= 0 || Character.isSpaceChar(text.charAt(at)))) {
                at++;
            }
            if (at == behind) {
                break;
            }
        }
        return last;
    }

    /** Masks the numbers that begin at a place with at most blanks and dashes between them; returns where they end, the place if there are none. */
    private int maskGroups(int from, boolean first) {
        digits = 0;
        int behind = from;
        int at = from;
        while (at < text.length()) {
            int group = at;
            boolean masked = false;
            while (at < text.length() && (Digits.is(text.charAt(at)) || text.charAt(at) == '*')) {
                masked |= text.charAt(at) == '*';
                at++;
            }
            if (at == group || !(first && group == from) && isDay(group)) {
                break;
            }
            if (masked) {
                maskNumber();
            } else {
                add(group, at);
            }
            behind = at;
            while (at < text.length() && at < behind + MOST_BETWEEN && Digits.isSeparator(text.charAt(at))) {
                at++;
            }
            if (at == behind) {
                break;
            }
        }
        maskNumber();
        return behind;
    }

    private boolean isDay(int at) {
        Matcher day = DAY.matcher(text);
        return day.region(at, Math.min(text.length(), at + LONGEST_DAY)).lookingAt();
    }

    /** Adds a group to the number before it, unless that would become too long: then another one begins. */
    private void add(int from, int to) {
        if (digits == 0 || digits + to - from > most(Character.digit(text.charAt(begin), 10))) {
            maskNumber();
            begin = from;
        }
        digits += to - from;
        end = to;
    }

    private static int most(int first) {
        return switch (first) {
            case 0 -> MOST_WITH_AREA;
            case 1 -> MOST_OF_MOBILE;
            default -> MOST_OF_OTHER;
        };
    }

    private void maskNumber() {
        if (digits >= FEWEST_DIGITS && digits <= MOST_DIGITS) {
            int left = digits - 2;
            for (int at = begin; at < end && left > 0; at++) {
                if (Digits.is(text.charAt(at))) {
                    text.setCharAt(at, '*');
                    left--;
                }
            }
        }
        digits = 0;
    }
}
