package shian.measure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.work.Run;
import shian.work.StaleMarks;
import shian.work.Units;

/**
 * Who takes part: whom the warehouse is of, and, as soon as others hand in too, everything within the lowest city or province
 * that holds them all. A city that has not handed in yet is then missed, not forgotten.
 */
final class Participation {

    private final Units units;
    private final JdbcClient jdbc;

    Participation(Units units) {
        this.units = units;
        this.jdbc = units.jdbc();
    }

    /** Brings the table up to date; if it moved, all rules and indicators are stale. Gives whom it holds. */
    List<Division> update(Run run) {
        return units.inRun(run, () -> {
            List<Division> now = compute(run.catalog().divisions());
            String[] codes = now.stream().map(Division::code).toArray(String[]::new);
            int moved = jdbc.sql("delete from warehouse.participant where division_code <> all(:codes)")
                    .param("codes", codes).update() + jdbc.sql("""
                    insert into warehouse.participant select unnest(:codes::text[]) on conflict do nothing""")
                    .param("codes", codes).update();
            if (moved > 0) {
                new StaleMarks(units, run.catalog()).dependents(run.catalog().measures().keySet());
            }
            return now;
        });
    }

    private List<Division> compute(Divisions divisions) {
        Optional<String> top = divisions.home().flatMap(home -> {
            Set<String> heard = new HashSet<>(jdbc.sql("select distinct division_code from intake.delivery where state in ('LOADED', 'PURGED')")
                    .query(String.class).list());
            heard.add(home.code());
            return divisions.holding(heard);
        });
        return divisions.all().stream().filter(division -> top.isEmpty()
                || divisions.isWithin(division.level() == Division.Level.FOLDED ? division.folds().get(0) : division.code(), top.get()))
                .toList();
    }
}
