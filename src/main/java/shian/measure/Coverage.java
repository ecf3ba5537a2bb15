package shian.measure;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.work.Run;
import shian.work.StaleMarks;
import shian.work.Units;

/** How many periods were due from whom by the business date, and for how many a delivery counts: the calendar by year. */
final class Coverage {

    private final Units units;
    private final JdbcClient jdbc;

    Coverage(Units units) {
        this.units = units;
        this.jdbc = units.jdbc();
    }

    /** Brings the table up to date; what depends on a feed whose coverage moved is stale. Gives the number of rows moved. */
    long update(Run run) {
        return units.inRun(run, () -> {
            List<String> moved = jdbc.sql("""
                    with fresh as (
                        select feed, kind, division_code, extract(year from period_from)::smallint as year,
                               count(*)::smallint as due, (count(*) filter (where received))::smallint as delivered
                        from warehouse.due_status group by 1, 2, 3, 4),
                    gone as (
                        delete from warehouse.coverage c where not exists (
                            select from fresh f where f.feed = c.feed and f.kind = c.kind and f.division_code = c.division_code
                                and f.year = c.year)
                        returning c.feed, c.kind),
                    come as (
                        insert into warehouse.coverage as c (feed, kind, division_code, year, due, delivered) select * from fresh
                        on conflict (feed, kind, year, division_code) do update
                            set due = excluded.due, delivered = excluded.delivered
                            where row(c.due, c.delivered) is distinct from row(excluded.due, excluded.delivered)
                        returning c.feed, c.kind)
                    select feed, kind from gone union all select feed, kind from come""")
                    .query((row, n) -> Contract.id(row.getString(1), row.getString(2))).list();
            if (!moved.isEmpty()) {
                new StaleMarks(units, run.catalog()).dependents(run.catalog().measures().values().stream()
                        .filter(m -> run.catalog().sourceOf(m).contracts().stream().anyMatch(moved::contains)).map(m -> m.name()).toList());
            }
            return (long) moved.size();
        });
    }
}
