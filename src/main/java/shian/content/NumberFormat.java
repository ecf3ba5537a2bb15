package shian.content;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number format makes of a number, as far as it changes what a reader takes it for.
 *
 * @param shape  what it is shown as
 * @param digits fewest digits before the point, which a format of zeros fills up; 0 if it does not
 * @param suffix a unit of ten thousands or more that the format writes behind the number, such as {@code 万元}; else empty
 */
record NumberFormat(Shape shape, int digits, String suffix) {

    /** What a number is shown as. */
    enum Shape { NUMBER, PERCENT, DATE, MONTH, DATE_AND_TIME, TIME }

    static final NumberFormat GENERAL = new NumberFormat(Shape.NUMBER, 0, "");

    private static final Pattern BRACKETS = Pattern.compile("\\[(?![hHmMsS]+])[^\\]]*]");
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.");
    private static final Pattern UNIT = Pattern.compile("(?:\"([万亿][^\"]*)\"|([万亿]\\p{IsHan}?))\\s*$");

    /**
     * A format by its number, and its code where the workbook writes one. The numbers below 164 are Excel's own; 27–36
     * and 50–58 are the Chinese dates.
     */
    static NumberFormat of(int id, String code) {
        if (code != null && !code.isBlank()) {
            NumberFormat format = of(code);
            return format.equals(GENERAL) ? GENERAL : format;
        }
        return switch (id) {
            case 9, 10 -> new NumberFormat(Shape.PERCENT, 0, "");
            case 14, 15, 16, 28, 29, 30, 31, 36, 50, 51, 53, 54, 58 -> new NumberFormat(Shape.DATE, 0, "");
            case 17, 27, 52, 57 -> new NumberFormat(Shape.MONTH, 0, "");
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> new NumberFormat(Shape.TIME, 0, "");
            case 22 -> new NumberFormat(Shape.DATE_AND_TIME, 0, "");
            default -> GENERAL;
        };
    }

    private static NumberFormat of(String code) {
        String section = code.split(";", 2)[0];
        String bare = LITERALS.matcher(BRACKETS.matcher(section).replaceAll("")).replaceAll("").toLowerCase(Locale.ROOT);
        if (bare.contains("%")) {
            return new NumberFormat(Shape.PERCENT, 0, "");
        }
        boolean day = bare.indexOf('d') >= 0;
        boolean year = bare.indexOf('y') >= 0;
        boolean time = bare.indexOf('h') >= 0 || bare.indexOf('s') >= 0;
        if (day || year || time || bare.indexOf('m') >= 0) {
            return new NumberFormat(time ? day || year ? Shape.DATE_AND_TIME : Shape.TIME
                    : day ? Shape.DATE : Shape.MONTH, 0, "");
        }
        Matcher unit = UNIT.matcher(section);
        // commas at the end divide by thousands: the number is shown in a unit that it is not stored in
        String suffix = !unit.find() || bare.matches(".*[0#?],+[^0#?]*") ? ""
                : unit.group(1) == null ? unit.group(2) : unit.group(1);
        return new NumberFormat(Shape.NUMBER, bare.matches("0{2,}") ? bare.length() : 0, suffix);
    }
}
