package shian.catalog;

import java.math.BigDecimal;
import java.util.Set;

/**
 * A number that no file says and on which derived facts rest, or every contract that says nothing else, such as a limit in days.
 *
 * @param origin mark of domain.md, such as {@code rule~}
 * @param line   line in the file
 */
public record Parameter(String name, BigDecimal value, String unit, String origin, Title title, String path, int line) {

    /** On these alerts rest. */
    public static final String NIGHTS_WITHOUT_PUBLISHING = "alert.nights-without-publishing";
    public static final String DISK_FREE = "alert.disk-free";
    public static final String DISK_FREE_AGAIN = "alert.disk-free-again";
    /** How far the calendar of deliveries looks ahead, in days. */
    public static final String AHEAD = "due.ahead-days";
    /** How long before the same day last year a night may lie whose edition is what was known on that day, in days. */
    public static final String KNOWN_DAYS = "last-year.known-days";
    /** Those on which no derived fact rests, and no contract. */
    static final Set<String> OF_OPERATION = Set.of(NIGHTS_WITHOUT_PUBLISHING, DISK_FREE, DISK_FREE_AGAIN, AHEAD, KNOWN_DAYS,
            "shrunken.below-before", "shrunken.below-usual", "shrunken.usual-of", "shrunken.usual-periods", "shrunken.usual-rows");

    static Parameter read(String name, Section section) {
        return new Parameter(name, section.decimal("value"), section.text("unit"), section.text("origin"),
                new Title(section.text("zh"), section.text("en")), section.file().path(), section.line());
    }
}
