package shian.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a department promises to hand in: names, columns, rules, and what is drawn from it.
 *
 * @param feed        kind of file
 * @param kind        {@code detail} (MX), {@code summary} (HZ) or {@code snapshot} (QC)
 * @param code        code in the list of feeds, such as MR01
 * @param department  folder of the department in the catalogue
 * @param table       fact table in the schema warehouse
 * @param deliveredBy who owns the feed: {@code CITY}, or {@code COUNTY} for every county-level unit; a file of
 *                    another level is kept and not counted
 * @param mode        how a delivery replaces earlier ones, unless its manifest says otherwise
 * @param refuseAbove share of quarantined rows above which a delivery is refused
 * @param encoding    declared character encoding; empty to find out
 * @param division    columns that say which division a row counts in, by precedence; empty for the delivery's
 * @param period      date or year column that says when a row counts; empty for the delivery's period
 * @param revision    what is a routine revision of it
 * @param silent      whether what no row says is unknown, where a feed of its kind would say that there is none
 * @param readers     who may read its rows
 * @param keepRows    how long after the end of its period the rows of a delivery are kept, since they tell of persons; empty for ever
 * @param path        file in the catalogue, for messages
 */
public record Contract(String feed, String kind, String code, Title title, Title grain, String origin,
                       String department, String table, List<FilePattern> files, Division.Level deliveredBy, Mode mode,
                       Optional<Due> due, BigDecimal refuseAbove, Optional<String> encoding, List<String> division,
                       Optional<String> period, Map<String, Column> columns, List<RowRule> rules,
                       List<Measure> measures, LocalDate validFrom, LocalDate validTo, Revision revision,
                       boolean silent, Readers readers, Optional<Keep> keepRows, String path)
        implements Source {

    /** How a delivery replaces earlier ones of its scope. */
    public enum Mode { REPLACE, CUMULATIVE, SNAPSHOT;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Optional<Mode> of(String text) {
            return java.util.Arrays.stream(values()).filter(m -> m.text().equals(text)).findFirst();
        }
    }

    /** Identity of a contract: feed and kind. */
    public static String id(String feed, String kind) {
        return feed + "/" + kind;
    }

    @Override
    public String id() {
        return id(feed, kind);
    }

    @Override
    public List<String> contracts() {
        return List.of(id());
    }

    @Override
    public Set<String> neededColumns(String contract, String measure, Collection<String> columns) {
        return contract.equals(id()) ? Set.copyOf(columns) : Set.of();
    }

    @Override
    public boolean countsZero() {
        return !silent && (kind.equals("detail") || isState());
    }

    /**
     * Whether a delivery says how things stood on one day, the last of its period, and says it completely: of a year the
     * last one counts, and what it does not list is not there.
     */
    public boolean isState() {
        return isSnapshot() && period.isEmpty();
    }

    /** Whether it says how things stood on a day, of some year at least. */
    public boolean isSnapshot() {
        return kind.equals("snapshot");
    }

    /** Whether rows of divisions that have others below them are data, and no totals. */
    public boolean hasParents() {
        return division.stream().anyMatch(name -> columns.get(name).parents());
    }

    public List<Column> required() {
        return columns.values().stream().filter(Column::required).toList();
    }

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
