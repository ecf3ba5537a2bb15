package shian.load;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import shian.catalog.Contract;
import shian.message.Message;
import shian.message.Percent;

/** What was found in a delivery while it was read: counts, quarantined rows, totals. */
final class Reading {

    /** Quarantined rows of a delivery that are kept; of the others only the reasons are counted. */
    static final int KEPT_ROWS = 10_000;

    /** A quarantined row to be written; its cells that are right as JSON. */
    record SetAside(int line, Integer year, String division, String key, String cells, List<Fault> faults) {
    }

    /** Rows that are not kept one by one and share a reason, said of the first of them. */
    record Rest(Fault first, int firstLine, long rows) {
    }

    /** A number of a total row. */
    record ControlTotal(int line, RowOutcome.Total total) {
    }

    private record Reason(String column, String header, String code) {
    }

    String encoding;
    Integer headerLine;
    long read;
    long accepted;
    long duplicate;
    long nonData;
    /** Rows under the header that say something and carry no data: totals, notes, examples. */
    long besideData;
    boolean zeroReport;
    /** What is reported of it though it is taken. */
    final Set<Message> remarks = new LinkedHashSet<>();
    /** Columns that a measure draws from and that are not in the file. */
    final Set<String> absent = new TreeSet<>();
    /** Whether accepted rows may share a key; only then is the server asked which. */
    boolean mayRepeat;
    final List<ControlTotal> totals = new ArrayList<>();
    private final Map<Integer, SetAside> setAside = new TreeMap<>();
    private final Map<Reason, Long> reasons = new HashMap<>();
    private final Map<Reason, Fault> firstFaults = new HashMap<>();
    private final Map<Reason, Integer> firstLines = new HashMap<>();
    private final Map<Reason, Rest> rest = new LinkedHashMap<>();
    private long quarantined;

    /** Counts rows that carry no data. */
    void nonData(int rows) {
        read += rows;
        nonData += rows;
    }

    void quarantine(SetAside row) {
        quarantined++;
        boolean kept = setAside.size() < KEPT_ROWS;
        if (kept) {
            setAside.put(row.line(), row);
        }
        for (Fault fault : row.faults()) {
            Reason reason = new Reason(fault.column(), fault.header(), fault.message().code());
            reasons.merge(reason, 1L, Long::sum);
            firstFaults.putIfAbsent(reason, fault);
            firstLines.putIfAbsent(reason, row.line());
            if (!kept) {
                rest.merge(reason, new Rest(fault, row.line(), 1), (known, one) ->
                        new Rest(known.first(), known.firstLine(), known.rows() + 1));
            }
        }
    }

    /** The reasons of the rows beyond those that are kept. */
    Collection<Rest> rest() {
        return rest.values();
    }

    long quarantined() {
        return quarantined;
    }

    Iterable<SetAside> setAside() {
        return setAside.values();
    }

    /** Rows that carry data, good or bad. */
    long dataRows() {
        return accepted + quarantined + duplicate;
    }

    /** Rows that are set aside among those that carry data, 0 to 1. */
    BigDecimal badShare() {
        return dataRows() == 0 ? BigDecimal.ZERO
                : BigDecimal.valueOf(quarantined).divide(BigDecimal.valueOf(dataRows()), MathContext.DECIMAL64);
    }

    /**
     * Why it is refused as a whole; empty if it is not.
     *
     * @param zero   whether its manifest says that it reports nothing
     * @param raised the share of rows set aside above which it is refused, where that may be more than the contract says
     */
    List<Message> refusal(boolean zero, Contract contract, Supplier<BigDecimal> raised) {
        boolean nothing = zeroReport || zero;
        if (dataRows() == 0) {
            return nothing ? List.of() : List.of(besideData == 0 ? Message.of("load.header-only") : Message.of("load.no-data-rows", besideData));
        }
        if (nothing) {
            return List.of(Message.of("load.zero-with-rows", dataRows()));
        }
        BigDecimal share = badShare();
        if (share.compareTo(contract.refuseAbove()) <= 0) {
            return List.of();
        }
        // whatever a person decided: where nothing is good there is nothing to take
        BigDecimal threshold = accepted == 0 ? contract.refuseAbove() : raised.get();
        if (share.compareTo(threshold) <= 0) {
            return List.of();
        }
        List<Message> all = new ArrayList<>(List.of(Message.of("load.above-threshold", quarantined, dataRows(), Percent.of(share), Percent.of(threshold))));
        all.addAll(reasons());
        return all;
    }

    /** Every reason for which rows were set aside, said of its column, number of rows and first line, most frequent first. */
    List<Message> reasons() {
        return reasons.entrySet().stream()
                .sorted(Map.Entry.<Reason, Long>comparingByValue().reversed()
                        .thenComparing(e -> firstLines.get(e.getKey())))
                .map(e -> firstFaults.get(e.getKey()).message()
                        .at((e.getKey().header() + " ×" + e.getValue() + " (:" + firstLines.get(e.getKey()) + ")").strip()))
                .toList();
    }
}
