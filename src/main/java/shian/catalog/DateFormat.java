package shian.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * How the dates of a column are written where files write them otherwise than every date may be: month before day, say.
 *
 * @param pattern in the letters y, M and d, such as {@code MM/dd/yyyy}
 */
public record DateFormat(String pattern, DateTimeFormatter formatter) {

    /** Any day on which it shows whether year, month and day all stand in a pattern. */
    private static final LocalDate EXAMPLE = LocalDate.of(2021, 12, 31);

    /** Empty if the text is no pattern, or one that does not tell a day. */
    public static Optional<DateFormat> of(String pattern) {
        try {
            DateTimeFormatter formatter = new DateTimeFormatterBuilder().parseCaseInsensitive()
                    .appendPattern(pattern.replace('y', 'u')).toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
            return LocalDate.parse(EXAMPLE.format(formatter), formatter).equals(EXAMPLE)
                    ? Optional.of(new DateFormat(pattern, formatter)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day, if a text is written so and the calendar has it. */
    public Optional<LocalDate> read(String text) {
        try {
            return Optional.of(LocalDate.parse(text, formatter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
