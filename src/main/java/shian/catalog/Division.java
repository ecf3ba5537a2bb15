package shian.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A node of the tree of administrative divisions (domain.md section 4).
 *
 * @param code    GB/T 2260 code, a zone's statistical code, or {@code CODE-own} for what an office does itself
 * @param parent  code of the division it belongs to; empty at the top
 * @param from    first day of validity
 * @param to      last day; null while it is valid
 * @param aliases other names that files use, dated
 * @param sort    place in the official order
 */
public record Division(String code, Level level, Optional<String> parent, Title name, LocalDate from, LocalDate to,
                       List<Alias> aliases, int sort) {

    /** Kinds of division; {@link #OWN} is the leaf for what the parent's office does itself. */
    public enum Level { PROVINCE, CITY, COUNTY, ZONE, OWN;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Another name, valid from {@code from} (null: always) to {@code to} (null: still). */
    public record Alias(String name, LocalDate from, LocalDate to) {

        boolean means(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /** A change of territory from one division to another on a day. */
    public record Succession(String from, String to, LocalDate on, String note) {
    }
}
