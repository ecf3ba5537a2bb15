package shian.load;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Periods;
import shian.content.Archive;
import shian.content.Deadline;
import shian.content.UnreadableException;
import shian.message.Message;

/** What the stage would find in a table, without a database: rows are not compared with each other, nor with other deliveries. */
public final class LoadCheck {

    private final Archive archive;
    private final Catalog catalog;
    private final LocalDate day;
    private final ZoneId zone;

    /**
     * @param day  business date of the run that would load it
     * @param zone of the offices whose files these are
     */
    public LoadCheck(Archive archive, Catalog catalog, LocalDate day, ZoneId zone) {
        this.archive = archive;
        this.catalog = catalog;
        this.day = day;
        this.zone = zone;
    }

    /**
     * A table that was recognised.
     *
     * @param path     of its file below the inbox
     * @param division code
     * @param inside   where in the content it is; empty for the file itself
     * @param version  null if unknown
     * @param zero     whether its manifest says that it reports nothing
     */
    public record Table(String sha256, String path, Contract contract, String division, Periods.Span period, String part, String inside,
                        Integer version, Contract.Mode mode, boolean zero) {

        private Delivery delivery() {
            return new Delivery(0, 0, sha256, path, contract.feed(), contract.kind(), division, period.from(), period.to(), part, inside,
                    version, mode, 0, zero, Set.of(part));
        }
    }

    /**
     * What was found.
     *
     * @param rows     that were read
     * @param accepted of them
     * @param setAside of them
     * @param nonData  of them: titles, headers, totals, notes
     * @param refusal  why it would be refused as a whole; empty if it would be taken
     * @param reasons  why rows are set aside, most frequent first
     * @param remarks  what is to be said of it though it is taken
     */
    public record Found(long rows, long accepted, long setAside, long nonData, List<Message> refusal, List<Message> reasons,
                        List<Message> remarks) {

        private static Found refused(List<Message> reasons) {
            return new Found(0, 0, 0, 0, reasons, List.of(), List.of());
        }
    }

    /**
     * Reads a table.
     *
     * @throws IOException if its content cannot be read from the disk
     */
    public Found read(Table table, Deadline deadline) throws IOException {
        Delivery delivery = table.delivery();
        Optional<Message> notOwner = delivery.notOwner(catalog, table.contract());
        if (notOwner.isPresent()) {
            return Found.refused(List.of(notOwner.get()));
        }
        try {
            Reading reading = new DeliveryReader(archive, catalog, day, zone).read(delivery, table.contract(), () -> AcceptedRows.UNUSED, deadline);
            if (reading.mayRepeat) {
                reading.remarks.add(Message.of("load.keys-not-compared"));
            }
            List<Message> refusal = reading.refusal(table.zero(), table.contract(), table.contract()::refuseAbove);
            return new Found(reading.read, reading.accepted, reading.quarantined(), reading.nonData, refusal, reading.reasons(),
                    List.copyOf(reading.remarks));
        } catch (UnreadableException e) {
            return Found.refused(List.of(e.reason()));
        } catch (Refusal e) {
            return Found.refused(e.reasons());
        } catch (SQLException e) {
            throw new IllegalStateException("rows went to a database", e);
        }
    }
}
