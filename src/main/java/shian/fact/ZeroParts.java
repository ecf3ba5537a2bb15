package shian.fact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Divisions;

/**
 * The zeros of measures: a delivery speaks for every division at or below its own that has none below it, and for the
 * days of its period up to the day it was received for: of what is to come nobody knows. A snapshot speaks for its day.
 */
final class ZeroParts {

    private final JdbcClient jdbc;
    private final Divisions divisions;

    ZeroParts(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    /**
     * @param parents whether it speaks for divisions that have others below them too
     */
    void ofDelivery(String[] measures, boolean monthly, boolean parents, long delivery) {
        List<String> at = jdbc.sql("select division_code from intake.delivery where delivery_id = :delivery")
                .param("delivery", delivery).query(String.class).list();
        insert(measures, monthly, parents, at, 0, "d.delivery_id = :delivery", Map.of("delivery", delivery));
    }

    /** Those of the deliveries among these that count. */
    void ofDeliveries(String[] measures, boolean monthly, Long[] deliveries) {
        List<String> at = jdbc.sql("""
                select distinct division_code from intake.delivery where state in ('LOADED', 'PURGED') and delivery_id = any(:deliveries)""")
                .param("deliveries", deliveries).query(String.class).list();
        insert(measures, monthly, false, at, 0, "d.state in ('LOADED', 'PURGED') and d.delivery_id = any(:deliveries)", Map.of("deliveries", deliveries));
    }

    /** Those of all deliveries of a contract that count, in a year, of snapshots the last of it; 0 for every year. */
    void ofYear(String[] measures, boolean monthly, Contract contract, int year) {
        Map<String, Object> feed = Map.of("feed", contract.feed(), "kind", contract.kind());
        List<String> at = jdbc.sql("""
                select distinct division_code from intake.delivery where state in ('LOADED', 'PURGED') and feed = :feed and kind = :kind""")
                .params(feed).query(String.class).list();
        insert(measures, monthly, false, at, year, "d.state in ('LOADED', 'PURGED') and d.feed = :feed and d.kind = :kind" + (contract.isSnapshot()
                ? " and (d.delivery_id, v.leaf) in (select delivery_id, division_code from warehouse.snapshot_of_year)" : ""), feed);
    }

    private void insert(String[] measures, boolean monthly, boolean parents, List<String> at, int year, String deliveries,
                        Map<String, Object> bound) {
        Map<String, List<String>> leaves = new LinkedHashMap<>();
        at.forEach(code -> leaves.put(code, divisions.within(code).stream().map(Division::code)
                .filter(below -> parents || divisions.isLeaf(below)).toList()));
        jdbc.sql("""
                insert into warehouse.measure_part
                select d.delivery_id, m.measure, v.leaf, extract(year from t.day)::smallint,
                       case when :monthly then extract(month from t.day) else 0 end::smallint, '{}', 0
                from intake.delivery d join intake.arrival a using (arrival_id) join control.run r on r.run_id = a.run_id
                join unnest(:at::text[], :leaves::text[]) v(division_code, leaf) using (division_code)
                cross join generate_series(coalesce(d.reference_on, lower(d.period)),
                                           coalesce(d.reference_on, least(upper(d.period) - 1, r.business_date)),
                                           cast(:step as interval)) t(day)
                cross join unnest(:measures::text[]) m(measure)
                where %s and :year in (0, extract(year from t.day))
                on conflict do nothing""".formatted(deliveries))
                .params(bound).param("monthly", monthly).param("step", monthly ? "1 month" : "1 year")
                .param("measures", measures).param("year", year)
                .param("at", leaves.entrySet().stream().flatMap(e -> e.getValue().stream().map(leaf -> e.getKey())).toArray(String[]::new))
                .param("leaves", leaves.values().stream().flatMap(List::stream).toArray(String[]::new)).update();
    }
}
