package shian.measure;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Derived;
import shian.catalog.Measure;
import shian.fact.MeasureParts;
import shian.work.Breakpoint;
import shian.work.Run;
import shian.work.Units;

/**
 * Draws the measures of derived facts again: for the years that are stale, then for the deliveries; unit of work: a derived
 * fact and year, or a derived fact.
 */
final class DerivedRedraw {

    private record FactYear(String name, int year) {
    }

    private final Units units;
    private final JdbcClient jdbc;
    private final Run run;
    private final FrozenParts frozen;

    DerivedRedraw(Units units, Run run, FrozenParts frozen) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.run = run;
        this.frozen = frozen;
    }

    /** Gives how many were drawn. */
    long redraw() {
        run.catalog().derived().values().stream().filter(Derived::ahead).forEach(this::moveDate);
        // every year first: it does the work of the single ones
        List<FactYear> stale = jdbc.sql("select name, year from control.stale where kind = 'DERIVED' and delivery_id = 0 order by 1, 2")
                .query((row, n) -> new FactYear(row.getString(1), row.getInt(2))).list();
        long redrawn = 0;
        for (FactYear factYear : stale) {
            redrawn += units.inRun(run, () -> redraw(factYear));
        }
        for (String name : jdbc.sql("select distinct name from control.stale where kind = 'DERIVED' order by 1").query(String.class).list()) {
            redrawn += units.inRun(run, () -> redrawDeliveries(name));
        }
        return redrawn;
    }

    /** Rows whose date has come since the last time count from now on, whichever way the business date moved. */
    private void moveDate(Derived fact) {
        units.inRun(run, () -> {
            jdbc.sql("""
                    insert into control.stale (kind, name, year, since)
                    select 'DERIVED', derived, y, cast(:now as timestamptz)
                    from control.derived_as_of cross join generate_series(
                        extract(year from least(as_of, :today))::int, extract(year from greatest(as_of, :today))::int) y
                    where derived = :derived and as_of <> :today
                    on conflict do nothing""")
                    .param("now", units.now()).param("today", run.businessDate()).param("derived", fact.name()).update();
            jdbc.sql("""
                    insert into control.derived_as_of values (:derived, :today)
                    on conflict (derived) do update set as_of = excluded.as_of""")
                    .param("derived", fact.name()).param("today", run.businessDate()).update();
        });
    }

    private long redraw(FactYear stale) {
        // gone if the one of every year has cleared it
        int marks = jdbc.sql("delete from control.stale where kind = 'DERIVED' and name = :name and :year in (0, year)")
                .param("name", stale.name).param("year", stale.year).update();
        Derived fact = run.catalog().derived().get(stale.name);
        if (fact == null || marks == 0 || fact.isOfPipeline()) {
            return 0;
        }
        // views put whole tables side by side, of which the planner has no counts yet right after a load: a guess of one row
        // is nearly right for a loop and ruinous for all of a register
        jdbc.sql("set local enable_nestloop = off").update();
        String[] measures = fact.measures().stream().map(Measure::name).toArray(String[]::new);
        boolean isDrawn = frozen.keep(fact, fact.measures(), stale.year, () -> {
            new MeasureParts(jdbc, run.catalog().divisions())
                    .draw(run.catalog().contract(fact.leading()), fact, stale.year, run.businessDate());
            return true;
        }).orElse(false);
        if (!isDrawn) {
            return 0;
        }
        markMeasures(measures, stale.year == 0 ? null : new Integer[] {stale.year});
        Breakpoint.DERIVED_DRAWN.reached();
        return 1;
    }

    private long redrawDeliveries(String name) {
        Long[] deliveries = jdbc.sql("delete from control.stale where kind = 'DERIVED' and name = :name returning delivery_id")
                .param("name", name).query(Long.class).list().toArray(Long[]::new);
        Derived fact = run.catalog().derived().get(name);
        if (fact == null) {
            return 0;
        }
        Integer[] years = frozen.keepOfDeliveries(fact, fact.measures(), () ->
                new MeasureParts(jdbc, run.catalog().divisions()).draw(fact, deliveries, run.businessDate())).toArray(Integer[]::new);
        markMeasures(fact.measures().stream().map(Measure::name).toArray(String[]::new), years);
        Breakpoint.DERIVED_DRAWN.reached();
        return 1;
    }

    /**
     * The measures are to be summed again where they have parts, and where they had some.
     *
     * @param years the years that were drawn; null for every year
     */
    private void markMeasures(String[] measures, Integer[] years) {
        jdbc.sql("""
                insert into control.stale (kind, name, year, since)
                select distinct 'MEASURE', measure, year, cast(:now as timestamptz) from (
                    select measure, year from warehouse.measure where measure = any(:measures)
                    union all select measure, year from warehouse.measure_part where measure = any(:measures)) known
                where :all or year = any(:years::int[])
                on conflict do nothing""")
                .param("measures", measures).param("all", years == null).param("years", years == null ? new Integer[0] : years)
                .param("now", units.now()).update();
    }
}
