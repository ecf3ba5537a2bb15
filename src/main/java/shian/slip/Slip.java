package shian.slip;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import shian.catalog.Contract;
import shian.content.Row;
import shian.message.Message;

/**
 * What is sent back of a delivery.
 *
 * @param delivery its number
 * @param state    LOADED: some rows were set aside; else the whole file was sent back
 * @param path     path below the inbox it arrived under
 * @param inside   entry or sheet it was read from; empty for the file itself
 * @param contract the contract it was read by; empty if none was recognised
 * @param division name of the division it is for; empty if not recognised
 * @param counts   what became of its rows; empty if it could not be read as rows
 * @param reasons  why it is in its state
 * @param rows     the flaws of the rows that stand open, by line in the file
 * @param rest     reasons of rows that are not kept one by one, with their number
 * @param due      until when a corrected file is expected; empty if no day is known
 */
public record Slip(long delivery, String state, String path, String inside, String sha256, OffsetDateTime arrivedAt,
                   Optional<Contract> contract, String division, LocalDate from, LocalDate to, Optional<Counts> counts,
                   List<Message> reasons, NavigableMap<Integer, List<Flaw>> rows, List<Counted> rest, Optional<Due> due) {

    /** Rows of the file: all, taken, set aside, copies, and titles, headers, blanks, totals. */
    public record Counts(long read, long accepted, long quarantined, long duplicate, long nonData) {
    }

    /** A day, and whether it has passed already. */
    public record Due(LocalDate day, boolean past) {
    }

    /** A reason, said of the first row that has it, and the number of rows that do. */
    public record Counted(String header, Message message, int firstLine, long rows) {
    }

    private record Reason(String header, String code) {
    }

    /** Whether the whole file was sent back. */
    public boolean isWhole() {
        return !state.equals("LOADED");
    }

    /** The flaws of a row, which may take several lines. */
    List<Flaw> flaws(Row row) {
        return rows.subMap(row.line(), row.line() + row.lines()).values().stream().flatMap(List::stream).distinct().toList();
    }

    /** All reasons with their number of rows, most frequent first. */
    List<Counted> counted() {
        Map<Reason, Counted> counted = new LinkedHashMap<>();
        rows.forEach((line, flaws) -> flaws.forEach(flaw -> add(counted, new Counted(flaw.header(), flaw.message(), line, 1))));
        rest.forEach(one -> add(counted, one));
        List<Counted> sorted = new ArrayList<>(counted.values());
        sorted.sort(Comparator.comparingLong(Counted::rows).reversed().thenComparingInt(Counted::firstLine));
        return sorted;
    }

    private static void add(Map<Reason, Counted> counted, Counted one) {
        counted.merge(new Reason(one.header, one.message.code()), one, (first, more) ->
                new Counted(first.header, first.message, first.firstLine, first.rows + more.rows));
    }
}
