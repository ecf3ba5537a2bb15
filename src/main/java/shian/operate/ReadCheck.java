package shian.operate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import shian.catalog.Catalog;
import shian.content.Archive;
import shian.content.Deadline;
import shian.load.LoadCheck;
import shian.message.Message;
import shian.message.ShianException;
import shian.receive.ReceiveCheck;

/**
 * Reads a file as a night would, without a database, and says what would come of it. What a night knows besides, such as what was delivered
 * before, it does not know.
 */
public final class ReadCheck {

    /** What would become of a table. */
    public enum Outcome { TAKEN, REFUSED, UNRECOGNISED }

    /**
     * A table of the file.
     *
     * @param inside   sheet, entry or {@code entry!sheet}; empty for the file itself
     * @param feed     null if it is not recognised, like everything to the version
     * @param from     first day it speaks for
     * @param to       last day it speaks for
     * @param version  null also if nothing says one
     * @param reasons  why it would be refused, or rows of it set aside
     * @param remarks  what else is to be said of it
     */
    public record Table(String inside, Outcome outcome, String feed, String division, LocalDate from, LocalDate to, Integer version,
                        long rows, long accepted, long setAside, long nonData, List<Message> reasons, List<Message> remarks) {
    }

    /** What is in the file: at least one table, and what would be left out. */
    public record Result(List<Table> tables, List<Message> leftOut) {

        /** Whether all of it would be taken. */
        public boolean isTaken() {
            return tables.stream().allMatch(table -> table.outcome() == Outcome.TAKEN);
        }

        /** A row for each table. */
        public Listing listing(Locale locale) {
            return new Listing(List.of("inside", "outcome", "feed", "division", "period_from", "period_to", "version", "rows_read", "accepted",
                    "set_aside", "non_data", "reasons", "remarks"), tables.stream().map(table -> row(table, locale)).toList());
        }

        private static List<Object> row(Table table, Locale locale) {
            List<Object> row = new ArrayList<>();
            row.add(table.inside());
            row.add(table.outcome().name());
            row.add(table.feed());
            row.add(table.division());
            row.add(table.from());
            row.add(table.to());
            row.add(table.version());
            row.add(table.rows());
            row.add(table.accepted());
            row.add(table.setAside());
            row.add(table.nonData());
            row.add(words(table.reasons(), locale));
            row.add(words(table.remarks(), locale));
            return row;
        }

        private static String words(List<Message> messages, Locale locale) {
            return messages.isEmpty() ? null : String.join("; ", messages.stream().map(message -> message.in(locale)).toList());
        }
    }

    private final Catalog catalog;
    private final ZoneId zone;
    private final Duration time;
    private final Archive archive;

    /**
     * @param time    how long the file may be read each time
     * @param archive where a copy is kept, for others to remove
     */
    public ReadCheck(Catalog catalog, ZoneId zone, Duration time, Archive archive) {
        this.catalog = catalog;
        this.zone = zone;
        this.time = time;
        this.archive = archive;
    }

    /**
     * Reads a file, with the manifest beside it.
     *
     * @param path under which it would lie in the inbox
     * @param day  business date of the run that would take it
     * @throws ShianException if it cannot be read from the disk
     */
    public Result read(Path file, String path, LocalDate day) {
        Supplier<Deadline> deadline = () -> Deadline.in(time, () -> { });
        LoadCheck load = new LoadCheck(archive, catalog, day, zone);
        try {
            ReceiveCheck.Found found = new ReceiveCheck(catalog, day, archive, deadline).look(file, path);
            List<Table> tables = new ArrayList<>();
            for (ReceiveCheck.Table table : found.tables()) {
                tables.add(table.delivery().isEmpty() ? unrecognised(table)
                        : recognised(table.inside(), table.delivery().get(), found.sha256(), path, load, deadline.get()));
            }
            return new Result(tables, found.leftOut());
        } catch (IOException e) {
            throw ShianException.surroundings(e, "operate.check-not-read", file, e.toString());
        }
    }

    private static Table unrecognised(ReceiveCheck.Table table) {
        return new Table(table.inside(), Outcome.UNRECOGNISED, null, null, null, null, null, 0, 0, 0, 0, table.reasons(), List.of());
    }

    private static Table recognised(String inside, ReceiveCheck.RecognisedTable of, String sha256, String path, LoadCheck load,
                                    Deadline deadline) throws IOException {
        LoadCheck.Found found = load.read(new LoadCheck.Table(sha256, path, of.contract(), of.division(), of.period(), of.part(), inside,
                of.version(), of.mode(), of.zero()), deadline);
        boolean taken = found.refusal().isEmpty();
        return new Table(inside, taken ? Outcome.TAKEN : Outcome.REFUSED, of.contract().id(), of.division(), of.period().from(),
                of.period().to(), of.version(), found.rows(), found.accepted(), found.setAside(), found.nonData(),
                taken ? found.reasons() : found.refusal(), found.remarks());
    }
}
