package shian.content;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Numbers of a workbook as the text a clerk takes them for: plain decimals, ISO dates, percents. Excel keeps 15 digits:
 * noise of binary fractions beyond is dropped, and an integer that is longer keeps scientific notation, so that no
 * identifier is taken from digits that are lost.
 */
final class NumberText {

    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    private static final BigDecimal TOO_LONG = BigDecimal.TEN.pow(15);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final int LONGEST = 64;
    private static final int SMALLEST_EXPONENT = -330;
    private static final long LAST_DAY = 2_958_465;

    private final boolean from1904;

    /**
     * @param from1904 whether days are counted from 1904-01-01 (Excel for Mac), not from 1900 with its 29 February
     */
    NumberText(boolean from1904) {
        this.from1904 = from1904;
    }

    /** The text of a number as the workbook stores it. */
    String of(String stored, NumberFormat format) {
        if (format == NumberFormat.GENERAL && isShown(stored)) {
            return stored;
        }
        Optional<BigDecimal> number = parsed(stored);
        if (number.isEmpty()) {
            return Unvalued.error(stored);
        }
        FormatSection section = format.section(number.get());
        return section.isDate() ? moment(number.get(), section.shape()) : section.of(number.get());
    }

    /** The number a workbook stores; empty if it is none. */
    static Optional<BigDecimal> parsed(String stored) {
        try {
            BigDecimal number = stored.length() > LONGEST ? null : new BigDecimal(stored);
            return number == null || number.signum() != 0 && number.precision() - number.scale() < SMALLEST_EXPONENT
                    ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The text of a number that is held as a binary fraction. */
    String of(double value, NumberFormat format) {
        return of(Double.toString(value), format);
    }

    /** Whether it stands as it is to be shown, without a zero too many: most do, and cost nothing. */
    private static boolean isShown(String stored) {
        return PlainNumber.is(stored) && stored.length() <= DIGITS.getPrecision()
                && (stored.charAt(0) != '0' || stored.length() == 1 || stored.charAt(1) == '.')
                && !(stored.endsWith("0") && stored.indexOf('.') > 0);
    }

    /** A number in plain digits; a whole one of more than fifteen stays scientific. */
    static String decimal(BigDecimal number) {
        BigDecimal rounded = number.round(DIGITS);
        if (rounded.abs().compareTo(TOO_LONG) >= 0) {
            return scientific(number);
        }
        return rounded.stripTrailingZeros().toPlainString();
    }

    private static String scientific(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        return number.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "E+" + exponent;
    }

    private String moment(BigDecimal serial, NumberFormat.Shape shape) {
        if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(LAST_DAY + 1)) >= 0) {
            // Excel shows no date for it either
            return decimal(serial);
        }
        long seconds = serial.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long days = seconds / 86_400;
        LocalTime time = LocalTime.ofSecondOfDay(seconds % 86_400);
        String clock = "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
        if (shape == NumberFormat.Shape.TIME && days == 0) {
            return clock;
        }
        String day = day(days);
        return switch (shape) {
            case DATE -> day;
            case MONTH -> day.substring(0, 7);
            default -> time.toSecondOfDay() == 0 ? day : day + " " + clock;
        };
    }

    private String day(long serial) {
        if (from1904) {
            return LocalDate.of(1904, 1, 1).plusDays(serial).toString();
        }
        if (serial == 0 || serial == 60) {
            // days that Excel shows and that never were: a date column refuses them by name
            return serial == 0 ? "1900-01-00" : "1900-02-29";
        }
        return LocalDate.of(1899, 12, serial < 60 ? 31 : 30).plusDays(serial).toString();
    }
}
