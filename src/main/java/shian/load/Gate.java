package shian.load;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.catalog.Revision;
import shian.fact.RowComparison;
import shian.message.Message;
import shian.message.Percent;
import shian.work.Run;

/** The gate before what counts: a delivery that touches a closed year, lacks many rows or leaves out versions waits until a person admits it. */
final class Gate {

    private final JdbcClient jdbc;
    private final ClosedYears closedYears;

    Gate(JdbcClient jdbc, Run run) {
        this.jdbc = jdbc;
        this.closedYears = new ClosedYears(jdbc, run);
    }

    /**
     * Why a delivery waits, once its rows and parts are in; empty if it may count, or a person admitted it.
     *
     * @param superseded the deliveries whose place it takes
     * @param rows       what it makes of their rows; empty if there are none
     */
    List<Message> reasons(Delivery delivery, Contract contract, List<Delivery> superseded, Optional<RowComparison.Counts> rows) {
        List<Message> reasons = new ArrayList<>();
        rows.flatMap(counts -> loss(delivery, contract.revision(), superseded, counts)).ifPresent(reasons::add);
        jump(delivery, contract.revision()).ifPresent(reasons::add);
        List<Integer> closed = closedYears.touchedBy(delivery, contract);
        if (!closed.isEmpty()) {
            reasons.add(ClosedYears.reason(delivery, closed));
        }
        return reasons.isEmpty() || isAdmitted(delivery) ? List.of() : reasons;
    }

    private Optional<Message> loss(Delivery delivery, Revision allowed, List<Delivery> superseded, RowComparison.Counts rows) {
        if (rows.removed() == 0 || rows.removed() < allowed.losesRows()
                || share(rows.removed(), rows.before()).compareTo(allowed.losesAbove()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Message.of("load.loses", rows.before(), rows.after(), change(rows), rows.removed(),
                superseded.stream().map(old -> "#" + old.id() + " " + old.path()).collect(Collectors.joining(", ")), delivery.id()));
    }

    /** How many rows more or fewer, as people write it. */
    private static String change(RowComparison.Counts rows) {
        long more = rows.after() - rows.before();
        return (more < 0 ? "−" : "+") + Percent.of(share(Math.abs(more), rows.before()));
    }

    private static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
    }

    /** Versions that came count, whatever became of them: a file that is sent back again and again leaves none out. */
    private Optional<Message> jump(Delivery delivery, Revision allowed) {
        if (delivery.version() == null || delivery.version() - 1 <= allowed.jumpAbove()) {
            return Optional.empty();
        }
        record Known(int last, int between) {
        }
        Known known = jdbc.sql("""
                with scope as (
                    select version, state in ('LOADED', 'PURGED') or state = 'SUPERSEDED' and rows_read is not null as counted from intake.delivery
                    where feed = :feed and kind = :kind and division_code = :division and period = daterange(:from, :to, '[]')
                      and version < :version),
                last as (select coalesce(max(version) filter (where counted), 0) as version from scope)
                select last.version, (select count(distinct version) from scope where scope.version > last.version) from last""")
                .param("feed", delivery.feed()).param("kind", delivery.kind()).param("division", delivery.division())
                .param("from", delivery.from()).param("to", delivery.to()).param("version", delivery.version())
                .query((row, n) -> new Known(row.getInt(1), row.getInt(2))).single();
        int leftOut = delivery.version() - 1 - known.last - known.between;
        return leftOut <= allowed.jumpAbove() ? Optional.empty() : Optional.of(known.last == 0
                ? Message.of("load.version-jump-first", delivery.version(), leftOut, delivery.id())
                : Message.of("load.version-jump", delivery.version(), known.last, leftOut, delivery.id()));
    }

    private boolean isAdmitted(Delivery delivery) {
        return jdbc.sql("select admitted_at is not null from intake.delivery where delivery_id = :delivery")
                .param("delivery", delivery.id()).query(Boolean.class).single();
    }
}
