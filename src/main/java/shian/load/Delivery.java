package shian.load;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.message.Message;

/**
 * A delivery of the ledger, as far as loading asks for it.
 *
 * @param path     path below the inbox it arrived under
 * @param inside   where in the content it is read from: entry, sheet or {@code entry!sheet}; empty for the file itself
 * @param version  number of the submission; null if unknown
 * @param run      run it was received by: two of the same run have no order of arrival
 * @param zero     whether its manifest says that it reports nothing
 * @param siblings the parts that its file has for the same thing, itself among them; of snapshots only
 */
record Delivery(long id, long arrival, String sha256, String path, String feed, String kind, String division,
                LocalDate from, LocalDate to, String part, String inside, Integer version, Contract.Mode mode, long run,
                boolean zero, Set<String> siblings) {

    /** How every query of this package selects one; the columns are in the order of the record. */
    static final String SELECT = """
            select d.delivery_id, d.arrival_id, d.sha256, a.path, d.feed, d.kind, d.division_code, lower(d.period),
                   upper(d.period) - 1, d.part, d.inside, d.version, d.mode, a.run_id,
                   coalesce(d.manifest ->> 'zero_report', 'false') = 'true',
                   case when d.kind = 'snapshot' then array(
                       select distinct s.part from intake.delivery s
                       where s.arrival_id = d.arrival_id and s.feed = d.feed and s.kind = d.kind and s.division_code = d.division_code
                         and s.period = d.period) else '{}' end
            from intake.delivery d join intake.arrival a using (arrival_id) """;

    static Delivery of(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Delivery(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), row.getString(7), row.getObject(8, LocalDate.class), row.getObject(9, LocalDate.class),
                row.getString(10), row.getString(11), row.getObject(12, Integer.class),
                Contract.Mode.of(row.getString(13)).orElseThrow(), row.getLong(14), row.getBoolean(15),
                Set.of((String[]) row.getArray(16).getArray()));
    }

    Optional<Contract> contract(Catalog catalog) {
        return catalog.contract(feed, kind);
    }

    /** Why it does not count although it can be read: another level of divisions hands in what it holds. Empty if it counts. */
    Optional<Message> notOwner(Catalog catalog, Contract contract) {
        Division.Level level = catalog.divisions().byCode(division).orElseThrow().level();
        boolean ofCity = level == Division.Level.CITY || level == Division.Level.PROVINCE;
        return ofCity == (contract.deliveredBy() == Division.Level.CITY) ? Optional.empty()
                : Optional.of(Message.of("load.not-owner", division, contract.deliveredBy().text(), contract.code()));
    }

    /** What deliveries share that may supersede one another: everything of the scope but the period and the part. */
    String family() {
        return feed + "/" + kind + "/" + division;
    }

    /**
     * Whether two of a family are for the same thing: the same part, or one of them is for all parts. A snapshot says everything,
     * so that a part of another file goes too, unless this file says that very part again.
     */
    boolean meets(Delivery other) {
        boolean renamed = kind.equals("snapshot") && !siblings.contains(other.part) && !other.siblings.contains(part);
        return part.equals(other.part) || arrival != other.arrival && (part.isEmpty() || other.part.isEmpty() || renamed);
    }

    boolean samePeriod(Delivery other) {
        return from.equals(other.from) && to.equals(other.to);
    }

    boolean contains(Delivery other) {
        return !from.isAfter(other.from) && !to.isBefore(other.to);
    }

    boolean overlaps(Delivery other) {
        return !from.isAfter(other.to) && !to.isBefore(other.from);
    }

    String period() {
        return from + "…" + to;
    }
}
