package shian.load;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.catalog.Measure;
import shian.fact.MeasureParts;
import shian.fact.RowComparison;
import shian.work.Run;
import shian.work.Units;

/**
 * What a delivery changes against those it supersedes, or against itself when it is read again: found in the transaction
 * that loads it, before anything of the old goes.
 */
final class RevisionDifference {

    /** Rows of a revision that are listed; the counts are of all. */
    private static final int LISTED = 10_000;

    private final Units units;
    private final JdbcClient jdbc;
    private final Run run;
    private final Contract contract;
    private final Delivery delivery;
    private final List<Long> predecessors;
    private final RowComparison rows;
    private RowComparison.Counts counts;

    RevisionDifference(Units units, Run run, Contract contract, Delivery delivery, List<Delivery> predecessors) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.run = run;
        this.contract = contract;
        this.delivery = delivery;
        this.predecessors = predecessors.stream().map(Delivery::id).toList();
        this.rows = new RowComparison(jdbc, contract);
    }

    /** Keeps what goes before the new rows come: the rows of a delivery that is read again. */
    void keepReplaced() {
        rows.keep(delivery.id());
    }

    private boolean isReadAgain() {
        return predecessors.contains(delivery.id());
    }

    /** Compares the rows while both are there, and remembers what the predecessors contribute. */
    void compareRows() {
        if (predecessors.isEmpty()) {
            return;
        }
        counts = isReadAgain() ? rows.withKept(delivery.id(), run.id(), LISTED)
                : rows.with(predecessors, delivery.id(), run.id(), LISTED);
        jdbc.sql("drop table if exists pg_temp.part_before").update();
        jdbc.sql("create temporary table part_before (measure text, division_code text, year smallint, value numeric) on commit drop")
                .update();
        jdbc.sql("""
                insert into part_before select measure, division_code, year, %s
                from warehouse.measure_part join warehouse.measure_definition using (measure)
                where delivery_id = any(:predecessors) and measure = any(:measures) group by 1, 2, 3, together""".formatted(MeasureParts.TOGETHER))
                .param("predecessors", predecessors.toArray(Long[]::new)).param("measures", measures()).update();
    }

    /** What became of the rows that counted; empty if it takes nothing's place, or they are not compared yet. */
    Optional<RowComparison.Counts> rows() {
        return Optional.ofNullable(counts);
    }

    /** Enters the revision, once the delivery's parts of measures are drawn. */
    void enter() {
        if (predecessors.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into intake.revision_measure (delivery_id, run_id, measure, division_code, year, before, after)
                select :delivery, :run, measure, division_code, year, b.value, a.value
                from pg_temp.part_before b full join (
                    select measure, division_code, year, %s as value
                    from warehouse.measure_part join warehouse.measure_definition using (measure)
                    where delivery_id = :delivery and measure = any(:measures) group by 1, 2, 3, together) a
                    using (measure, division_code, year)
                where a.value is distinct from b.value""".formatted(MeasureParts.TOGETHER))
                .param("delivery", delivery.id()).param("run", run.id()).param("measures", measures()).update();
        Change most = greatestChange();
        BigDecimal share = share();
        long late = daysLate();
        jdbc.sql("""
                insert into intake.revision (delivery_id, run_id, predecessors, class, rows_before, rows_after, added, removed,
                    changed, unchanged, row_share, measure_change, measure_most, days_late, found_at)
                values (:delivery, :run, :predecessors, :class, :before, :after, :added, :removed, :changed, :unchanged, :share,
                    :change, :most, :late, :now)""")
                .param("delivery", delivery.id()).param("run", run.id()).param("predecessors", predecessors.toArray(Long[]::new))
                .param("class", classOf(share, most, late)).param("before", counts.before()).param("after", counts.after())
                .param("added", counts.added()).param("removed", counts.removed()).param("changed", counts.changed())
                .param("unchanged", counts.unchanged()).param("share", share)
                .param("change", most.relative(), java.sql.Types.NUMERIC).param("most", most.measure(), java.sql.Types.VARCHAR)
                .param("late", late).param("now", units.now()).update();
    }

    /** What a delivery that is read again contributed until now is stale, wherever it contributes no more. */
    void markStale() {
        jdbc.sql("""
                insert into control.stale (kind, name, year, since)
                select distinct 'MEASURE', measure, year, cast(:now as timestamptz) from pg_temp.part_before order by 2, 3
                on conflict do nothing""").param("now", units.now()).update();
    }

    /** Lateness is the department's: what is read again comes when we say. */
    private String classOf(BigDecimal share, Change most, long late) {
        if (!isReadAgain() && late > contract.revision().within()) {
            return "UNSCHEDULED";
        }
        BigDecimal bound = contract.revision().majorAbove();
        return share.compareTo(bound) > 0 || most.relative() == null || most.relative().compareTo(bound) > 0 ? "MAJOR" : "ROUTINE";
    }

    private BigDecimal share() {
        long all = Math.max(counts.before(), counts.after());
        return all == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(counts.added() + counts.removed() + counts.changed())
                .divide(BigDecimal.valueOf(all), MathContext.DECIMAL64).min(BigDecimal.ONE);
    }

    /** How much a measure changed over the whole delivery; null if it was zero and is not. */
    private record Change(String measure, BigDecimal relative) {
    }

    private Change greatestChange() {
        return jdbc.sql("""
                select measure, abs(after - before) / nullif(abs(before), 0) from (
                    select measure, coalesce(a.value, 0) as after, coalesce(b.value, 0) as before
                    from (select measure, %1$s as value
                          from pg_temp.part_before join warehouse.measure_definition using (measure) group by 1, together) b
                    full join (select measure, %1$s as value
                               from warehouse.measure_part join warehouse.measure_definition using (measure)
                               where delivery_id = :delivery and measure = any(:measures) group by 1, together) a using (measure)) m
                where after <> before order by 2 desc nulls first, 1 limit 1""".formatted(MeasureParts.TOGETHER))
                .param("delivery", delivery.id()).param("measures", measures())
                .query((row, n) -> new Change(row.getString(1), row.getBigDecimal(2))).optional()
                .orElse(new Change(null, BigDecimal.ZERO));
    }

    private long daysLate() {
        LocalDate due = contract.due().map(d -> d.dueFor(delivery.to())).orElse(delivery.to());
        LocalDate received = jdbc.sql("select business_date from control.run where run_id = :run").param("run", delivery.run())
                .query(LocalDate.class).single();
        return ChronoUnit.DAYS.between(due, received);
    }

    private String[] measures() {
        return contract.measures().stream().map(Measure::name).toArray(String[]::new);
    }
}
