package shian.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Derived;
import shian.catalog.Measure;
import shian.fact.MeasureParts;
import shian.fact.PipelineMeasures;
import shian.work.Breakpoint;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.StaleMarks;
import shian.work.Units;

/** The measure stage: parts whose definition changed, derived facts, then every stale year of every measure, then what is due. */
public final class MeasureStage {

    private final Units units;
    private final JdbcClient jdbc;

    public MeasureStage(Units units) {
        this.units = units;
        this.jdbc = units.jdbc();
    }

    /** Mends whatever is stale; unit of work: a measure and year. */
    public StageResult run(Run run) {
        Map<String, Long> counts = new LinkedHashMap<>();
        FrozenParts frozen = new FrozenParts(jdbc);
        counts.put("redrawn", redraw(run, frozen));
        counts.put("derived", new DerivedRedraw(units, run, frozen).redraw());
        counts.put("frozen", frozen.count());
        long recomputed = 0;
        long moved = 0;
        for (MeasureYear stale : jdbc.sql("select name, year from control.stale where kind = 'MEASURE' order by 1, 2")
                .query((row, n) -> new MeasureYear(row.getString(1), row.getInt(2))).list()) {
            boolean changed = units.inRun(run, () -> recompute(run, stale));
            recomputed++;
            moved += changed ? 1 : 0;
        }
        List<Division> participants = new Participation(units).update(run);
        new DuePeriods(units).update(run, participants);
        long coverage = new Coverage(units).update(run);
        moved += units.inRun(run, () -> ofPipeline(run));
        counts.put("recomputed", recomputed);
        counts.put("moved", moved);
        counts.put("coverage-moved", coverage);
        return StageResult.of(counts);
    }

    /** What tells of the pipeline's own work is small and depends on the day: it is drawn every time. Gives the measures moved. */
    private long ofPipeline(Run run) {
        PipelineMeasures measures = new PipelineMeasures(jdbc);
        List<String> moved = run.catalog().derived().values().stream().filter(Derived::isOfPipeline)
                .flatMap(fact -> measures.draw(fact).stream()).toList();
        if (!moved.isEmpty()) {
            new StaleMarks(units, run.catalog()).dependents(moved);
        }
        return moved.size();
    }

    private record MeasureYear(String measure, int year) {
    }

    private long redraw(Run run, FrozenParts frozen) {
        long redrawn = 0;
        MeasureParts parts = new MeasureParts(jdbc, run.catalog().divisions());
        // every year first: it does the work of the single ones
        for (MeasureYear stale : jdbc.sql("select name, year from control.stale where kind = 'PARTS' order by 1, 2")
                .query((row, n) -> new MeasureYear(row.getString(1), row.getInt(2))).list()) {
            redrawn += units.inRun(run, () -> redraw(run, parts, frozen, stale) ? 1 : 0);
        }
        return redrawn;
    }

    private boolean redraw(Run run, MeasureParts parts, FrozenParts frozen, MeasureYear stale) {
        int marks = jdbc.sql("delete from control.stale where kind = 'PARTS' and name = :name and :year in (0, year)")
                .param("name", stale.measure()).param("year", stale.year()).update();
        Measure measure = run.catalog().measure(stale.measure());
        Long[] drawn = new Long[0];
        if (marks > 0 && measure != null && run.catalog().sourceOf(measure) instanceof Contract contract) {
            drawn = frozen.keep(contract, List.of(measure), stale.year(), () -> {
                deleteParts(measure.name(), contract);
                Long[] deliveries = deliveries(contract, measure.name(), stale.year());
                List.of(deliveries).forEach(delivery -> parts.draw(contract, List.of(measure), delivery));
                return deliveries;
            }).orElse(drawn);
        }
        markYears(stale, drawn);
        return marks > 0;
    }

    /** What a measure had of another source, before it was declared of this one. */
    private void deleteParts(String measure, Contract contract) {
        jdbc.sql("""
                delete from warehouse.measure_part p using intake.delivery d
                where p.measure = :measure and d.delivery_id = p.delivery_id and (d.feed, d.kind) <> (:feed, :kind)""")
                .param("measure", measure).param("feed", contract.feed()).param("kind", contract.kind()).update();
    }

    /** The deliveries that count and speak for a year, or have parts in it; 0 for every year. */
    private Long[] deliveries(Contract contract, String measure, int year) {
        return jdbc.sql("""
                select delivery_id from intake.delivery d where state = 'LOADED' and feed = :feed and kind = :kind
                  and (:year = 0 or period && daterange(make_date(greatest(:year, 1), 1, 1), make_date(greatest(:year, 1), 12, 31), '[]')
                       or exists (select from warehouse.measure_part p where p.delivery_id = d.delivery_id and p.measure = :measure
                                  and p.year = :year))
                order by 1""").param("feed", contract.feed()).param("kind", contract.kind()).param("measure", measure)
                .param("year", year).query(Long.class).list().toArray(Long[]::new);
    }

    /** The sums of a measure are stale: of every year, or of the one and of those in which the deliveries drawn have parts. */
    private void markYears(MeasureYear stale, Long[] drawn) {
        jdbc.sql("""
                insert into control.stale (kind, name, year, since)
                select 'MEASURE', :measure, year, cast(:now as timestamptz) from (
                    select year from warehouse.measure where measure = :measure and :year in (0, year)
                    union select year from warehouse.measure_part
                    where measure = :measure and (:year in (0, year) or delivery_id = any(:drawn))) y
                on conflict do nothing""").param("measure", stale.measure()).param("year", stale.year()).param("drawn", drawn)
                .param("now", units.now()).update();
    }

    private boolean recompute(Run run, MeasureYear stale) {
        Measure measure = run.catalog().measure(stale.measure());
        long moved = jdbc.sql("""
                with fresh as (
                    select p.division_code, p.month, p.dimensions, %s(p.value) as value
                    from %s p
                    where p.measure = :measure and p.year = :year and :known
                    group by p.division_code, p.month, p.dimensions),
                gone as (
                    delete from warehouse.measure m where m.measure = :measure and m.year = :year
                      and not exists (select from fresh f where f.division_code = m.division_code and f.month = m.month
                                      and f.dimensions = m.dimensions)
                    returning 1),
                come as (
                    insert into warehouse.measure as m (measure, division_code, year, month, dimensions, value)
                    select :measure, division_code, :year, month, dimensions, value from fresh
                    on conflict (measure, year, division_code, month, dimensions)
                        do update set value = excluded.value where m.value <> excluded.value
                    returning 1)
                select (select count(*) from gone) + (select count(*) from come)"""
                .formatted((measure == null ? Measure.Draw.SUM : measure.draw()).function(),
                        measure == null ? "warehouse.counted_part" : MeasureParts.counted(run.catalog().sourceOf(measure))))
                .param("measure", stale.measure()).param("year", stale.year())
                .param("known", measure != null).query(Long.class).single();
        jdbc.sql("delete from control.stale where kind = 'MEASURE' and name = :name and year = :year")
                .param("name", stale.measure()).param("year", stale.year()).update();
        if (moved > 0) {
            new StaleMarks(units, run.catalog()).dependents(Set.of(stale.measure()));
        }
        Breakpoint.MEASURE_COMPUTED.reached();
        return moved > 0;
    }
}
