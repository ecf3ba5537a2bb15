package shian.measure;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Measure;
import shian.catalog.Source;
import shian.fact.FrozenYears;

/** Parts of measures that stay as they are while the measures are drawn again: those of years in which rows beneath them are gone. */
final class FrozenParts {

    private static final Logger LOG = LoggerFactory.getLogger(FrozenParts.class);

    private final JdbcClient jdbc;
    private final FrozenYears years;
    private long frozen;

    FrozenParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.years = FrozenYears.read(jdbc);
    }

    /** How often a year of something was to be drawn again and was not. */
    long count() {
        return frozen;
    }

    /**
     * Draws measures of a source again, as part of the caller's transaction, and puts back what of them is frozen.
     *
     * @param year the year to draw; 0 for every year
     * @return what the drawing gives; empty if the year is frozen as a whole, and nothing was drawn
     */
    <T> Optional<T> keep(Source source, List<Measure> measures, int year, Supplier<T> draw) {
        SortedSet<Integer> ofSource = years.of(source);
        List<Integer> asked = year == 0 ? List.copyOf(ofSource) : ofSource.contains(year) ? List.of(year) : List.of();
        add(source, asked);
        if (year != 0 && !asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(keep(ofSource, measures, draw));
    }

    /** The same where only some deliveries are drawn again: it says so only of the years of theirs. */
    <Y extends Collection<Integer>> Y keepOfDeliveries(Source source, List<Measure> measures, Supplier<Y> draw) {
        SortedSet<Integer> ofSource = years.of(source);
        Y drawn = keep(ofSource, measures, draw);
        add(source, ofSource.stream().filter(drawn::contains).toList());
        return drawn;
    }

    private void add(Source source, Collection<Integer> asked) {
        frozen += asked.size();
        asked.forEach(year -> LOG.info("{} of {} is frozen and is not drawn again: retention removed rows beneath it", source.id(), year));
    }

    /** A part of a delivery whose rows are gone is frozen whatever its measure is drawn from now, with all others of its year. */
    private <T> T keep(SortedSet<Integer> ofSource, List<Measure> measures, Supplier<T> draw) {
        if (years.isEmpty()) {
            return draw.get();
        }
        String[] names = measures.stream().map(Measure::name).toArray(String[]::new);
        Integer[] wholly = ofSource.toArray(Integer[]::new);
        jdbc.sql("drop table if exists pg_temp.kept_part").update();
        jdbc.sql("create temporary table kept_part (like warehouse.measure_part) on commit drop").update();
        jdbc.sql("""
                insert into pg_temp.kept_part
                select p.* from warehouse.measure_part p
                where p.measure = any(:measures) and (p.year = any(:years) or (p.measure, p.year) in (
                    select o.measure, o.year from warehouse.measure_part o join intake.delivery d using (delivery_id)
                    where o.measure = any(:measures) and d.state = 'PURGED'))""")
                .param("measures", names).param("years", wholly).update();
        T drawn = draw.get();
        jdbc.sql("""
                delete from warehouse.measure_part p
                where p.measure = any(:measures) and (p.year = any(:years) or (p.measure, p.year) in (select measure, year from pg_temp.kept_part))""")
                .param("measures", names).param("years", wholly).update();
        jdbc.sql("insert into warehouse.measure_part select * from pg_temp.kept_part").update();
        return drawn;
    }
}
