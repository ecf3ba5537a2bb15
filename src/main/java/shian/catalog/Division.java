package shian.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A node of the tree of administrative divisions (domain.md section 4).
 *
 * @param code    GB/T 2260 code, a zone's statistical code, {@code CODE-own} for what an office does itself, or
 *                {@code CODE-folded} for a county together with the zones it is host to
 * @param parent  code of the division it belongs to; empty at the top
 * @param from    first day of validity
 * @param to      last day; null while it is valid
 * @param aliases other names that files use, dated
 * @param folds   what is put together, of a {@link Level#FOLDED} one; it is no part of its parent's sum
 * @param sort    place in the official order
 */
public record Division(String code, Level level, Optional<String> parent, Title name, LocalDate from, LocalDate to,
                       List<Alias> aliases, List<String> folds, int sort) {

    /**
     * Kinds of division; {@link #OWN} is the leaf for what the parent's office does itself. {@link #FOLDED} ones are the other
     * view of counties and zones: no file is about them.
     */
    public enum Level { PROVINCE, CITY, COUNTY, ZONE, OWN, FOLDED;

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

    /** What became of a division on a day. */
    public record Succession(String from, String to, LocalDate on, Kind kind, String note) {

        /** RECODED: the whole of it goes on under another code. TERRITORY: a part of it went over, which breaks both series. */
        public enum Kind { RECODED, TERRITORY;

            public String text() {
                return name().toLowerCase(java.util.Locale.ROOT);
            }
        }

        /** Whether a year can no more be held against the one before: it happened in either, but for their first day. */
        boolean breaks(int year) {
            return on.isAfter(LocalDate.of(year - 1, 1, 1)) && on.getYear() <= year;
        }

        /** Several, as people read them. */
        public static String listed(List<Succession> successions) {
            return successions.stream().map(Succession::toString).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return on + " " + from + ">" + to;
        }
    }

    public boolean isOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether it is valid on any day of a year. */
    public boolean isIn(int year) {
        return from.getYear() <= year && (to == null || to.getYear() >= year);
    }

    /** Whether a file uses a name for it on a day. */
    boolean isCalled(String name, LocalDate day) {
        return name.equals(code) || name.equals(this.name.zh()) && isOn(day)
                || aliases.stream().anyMatch(alias -> alias.name().equals(name) && alias.means(day));
    }
}
