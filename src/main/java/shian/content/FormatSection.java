package shian.content;

import java.math.BigDecimal;
import java.util.List;
import shian.content.FormatCode.Kind;
import shian.content.FormatCode.Token;
import shian.content.NumberFormat.Shape;

/**
 * A section of a number format, as far as it changes what a reader takes a number for.
 *
 * @param shape   what it shows a number as
 * @param prefix  what it writes before the number
 * @param suffix  what it writes behind the number
 * @param pattern digits before the point with literals between them, as in a telephone number; empty without literals
 * @param digits  fewest digits of a whole number, which zeros fill up
 * @param divisor power of ten it divides by: commas at the end, or a point that is a literal
 * @param percent power of ten it multiplies with for percent signs
 * @param sign    what it shows of the minus sign
 * @param number  whether it shows the number at all
 */
record FormatSection(Shape shape, String prefix, String suffix, List<Token> pattern, int digits, int divisor, int percent,
                     Sign sign, boolean number) {

    /** What a section does with a minus sign. */
    enum Sign {
        /** Excel writes one before a negative number. */
        AUTOMATIC,
        /** The section writes one, brackets, or a colour instead. */
        WRITTEN,
        /** The section says in words or arrows that the number is negative. */
        WORDS,
        /** A negative number looks like a positive one. */
        HIDDEN
    }

    static final FormatSection PLAIN = new FormatSection(Shape.NUMBER, "", "", List.of(), 0, 0, 0, Sign.AUTOMATIC, true);

    private static final int LONGEST = 64;
    private static final String MINUS = "[-−－–()（）负]";
    private static final String FALLING = "(?s).*[▲△▼▽↓↘减降亏少红].*";

    /**
     * @param ofNegatives whether only negative numbers come here, which Excel then shows without their sign
     * @param colour      the colour of positive numbers
     */
    static FormatSection of(FormatCode.Section section, boolean ofNegatives, String colour) {
        if (section.has(Kind.DATE) && !section.has(Kind.PERCENT)) {
            return date(section.tokens());
        }
        FormatSection read = new FormatSectionReader(section.tokens()).section();
        return ofNegatives ? read.ofNegatives(!section.colour().equals(colour)) : read;
    }

    /** A section that writes words, or hides what the cell holds. */
    static FormatSection literal(String words) {
        return new FormatSection(Shape.NUMBER, words, "", List.of(), 0, 0, 0, Sign.AUTOMATIC, false);
    }

    private FormatSection ofNegatives(boolean otherColour) {
        String around = prefix + suffix;
        Sign shown = around.matches(FALLING) ? Sign.WORDS : Sign.HIDDEN;
        shown = otherColour || !around.replaceAll(MINUS, "").equals(around) ? Sign.WRITTEN : shown;
        return new FormatSection(shape, prefix, suffix, pattern, digits, divisor, percent, shown, number);
    }

    private static FormatSection date(List<Token> tokens) {
        boolean day = false;
        boolean year = false;
        boolean time = false;
        for (Token token : tokens) {
            if (token.kind() == Kind.DATE) {
                day |= token.text().equals("d");
                year |= token.text().equals("y");
                time |= token.text().equals("h") || token.text().equals("s");
            }
        }
        Shape shape = day ? Shape.DATE : Shape.MONTH;
        if (time) {
            shape = day || year ? Shape.DATE_AND_TIME : Shape.TIME;
        }
        return new FormatSection(shape, "", "", List.of(), 0, 0, 0, Sign.AUTOMATIC, true);
    }

    boolean isDate() {
        return shape != Shape.NUMBER && shape != Shape.PERCENT;
    }

    /** Whether it shows neither the number nor a word. */
    boolean showsNothing() {
        return !number && prefix.chars().noneMatch(Character::isLetterOrDigit);
    }

    /** Whether it changes nothing that counts. */
    boolean isPlain() {
        String around = prefix + suffix;
        boolean bare = sign == Sign.AUTOMATIC && around.isEmpty() || sign == Sign.WRITTEN && around.replaceAll(MINUS, "").isEmpty();
        return bare && number && shape == Shape.NUMBER && pattern.isEmpty() && digits < 2 && divisor == 0 && percent == 0;
    }

    /** Whether it shows a number as this section of a format that shows zeros does: but for a dash instead of the number. */
    boolean isDashed(FormatSection positive) {
        return !number && prefix.replaceAll(MINUS, "").strip().equals((positive.prefix + positive.suffix).strip());
    }

    /** What it shows of a number that is no date, with all its digits; a marked cell if it hides the number or its sign. */
    String of(BigDecimal stored) {
        boolean negative = stored.signum() < 0;
        if (!number) {
            return showsNothing() ? Unvalued.hidden(NumberText.decimal(stored)) : prefix;
        }
        BigDecimal value = stored.movePointLeft(divisor).movePointRight(percent);
        if (sign == Sign.HIDDEN && negative || joins(value)) {
            return Unvalued.hidden(NumberText.decimal(stored));
        }
        String shown = shown(value);
        return divisor == 0 || value.signum() == 0 || Scale.fits(divisor - percent, suffix) ? shown : Unvalued.scaled(shown);
    }

    private String shown(BigDecimal value) {
        boolean negative = value.signum() < 0;
        if (sign == Sign.WRITTEN && negative) {
            return "-" + prefix.replaceAll(MINUS, "").strip() + figure(value) + suffix.replaceAll(MINUS, "").strip();
        }
        return (sign == Sign.AUTOMATIC && negative ? "-" : "") + prefix + figure(value) + suffix;
    }

    /** Whether digits of the format would follow those behind the point: no number that a reader sees. */
    private boolean joins(BigDecimal value) {
        return !suffix.isEmpty() && Character.isDigit(suffix.charAt(0)) && value.stripTrailingZeros().scale() > 0;
    }

    private String figure(BigDecimal value) {
        String decimal = NumberText.decimal(value.abs());
        int point = decimal.indexOf('.');
        if (decimal.indexOf('E') >= 0 || point >= 0 && (pattern.isEmpty() || !hasPoint())) {
            return decimal;
        }
        String whole = point < 0 ? decimal : decimal.substring(0, point);
        String filled = pattern.isEmpty() ? padded(whole, value.signum()) : filled(whole.equals("0") ? "" : whole);
        return point < 0 ? filled : filled + decimal.substring(point);
    }

    private boolean hasPoint() {
        return pattern.get(pattern.size() - 1).kind() == Kind.POINT;
    }

    /** A whole number with the zeros before it that make a code of it; no code is negative. */
    private String padded(String whole, int signum) {
        return digits <= LONGEST && signum >= 0 ? "0".repeat(Math.max(0, digits - whole.length())) + whole : whole;
    }

    /** Writes digits into the pattern from its right end; those that are left over come before its first place. */
    private String filled(String whole) {
        StringBuilder reversed = new StringBuilder();
        int rest = whole.length();
        int places = (int) pattern.stream().filter(token -> token.kind() == Kind.DIGIT).count();
        for (int i = pattern.size() - 1; i >= 0; i--) {
            Token token = pattern.get(i);
            if (token.kind() == Kind.LITERAL || token.kind() == Kind.FRACTION) {
                reversed.append(new StringBuilder(token.text()).reverse());
            } else if (token.kind() == Kind.DIGIT) {
                places--;
                if (rest > 0) {
                    reversed.append(whole.charAt(--rest));
                } else if (token.text().equals("0")) {
                    reversed.append('0');
                }
                while (places == 0 && rest > 0) {
                    reversed.append(whole.charAt(--rest));
                }
            }
        }
        return reversed.reverse().toString();
    }
}
