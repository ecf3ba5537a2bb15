package shian.fact;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Derived;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.Measure;

/** Where a source that a derived fact needs says nothing, neither its rows nor its zeros say anything: the measures are missing. */
final class Silences {

    private final JdbcClient jdbc;
    private final Divisions divisions;

    Silences(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    /**
     * Removes the parts of a fact at divisions and years for which no delivery that counts speaks, of a source it needs.
     *
     * @param year the year; 0 for every year
     */
    void forget(Derived fact, int year) {
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        divisions.all().stream().map(Division::code).filter(divisions::isLeaf).forEach(leaf -> divisions.upwards(leaf).forEach(code -> {
            above.add(code);
            below.add(leaf);
        }));
        for (String source : fact.sourcesThatMustSpeak()) {
            jdbc.sql("""
                    with spoken as (
                        select distinct v.leaf, extract(year from t.day)::smallint as year
                        from intake.delivery d
                        join unnest(:above::text[], :below::text[]) v(division_code, leaf) using (division_code)
                        cross join generate_series(date_trunc('year', lower(d.period)), upper(d.period) - 1, interval '1 year') t(day)
                        where d.state in ('LOADED', 'PURGED') and d.feed || '/' || d.kind = :source)
                    delete from warehouse.measure_part p
                    where p.measure = any(:measures) and :year in (0, p.year)
                      and not exists (select from spoken where leaf = p.division_code and year = p.year)""")
                    .param("above", above.toArray(String[]::new)).param("below", below.toArray(String[]::new)).param("source", source)
                    .param("measures", fact.measures().stream().map(Measure::name).toArray(String[]::new)).param("year", year).update();
        }
    }
}
