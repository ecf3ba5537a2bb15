package shian.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Claim;
import shian.catalog.Division;

/** Deliveries that were due for a published figure and are not there: a sum without them can still become what was published. */
final class LackingDeliveries {

    private final JdbcClient jdbc;
    private final Catalog catalog;

    LackingDeliveries(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** The feed that lacks most, and how many of its deliveries there are of those due; empty if none lacks. */
    Optional<String> of(Claim claim) {
        List<String> contracts = claim.terms().stream().flatMap(term -> catalog.sourceOf(catalog.measure(term.measure())).contracts().stream())
                .distinct().toList();
        List<String> divisions = Stream.concat(catalog.divisions().within(claim.division()).stream().map(Division::code),
                catalog.divisions().upwards(claim.division()).stream()).distinct().toList();
        return jdbc.sql("""
                select feed || '/' || kind || ' ' || sum(delivered) || ' / ' || sum(due)
                from warehouse.coverage
                where feed || '/' || kind = any(:contracts) and division_code = any(:divisions) and year between :first and :last
                group by feed, kind
                having sum(delivered) < sum(due)
                order by sum(delivered)::numeric / sum(due), 1 limit 1""")
                .param("contracts", contracts.toArray(String[]::new)).param("divisions", divisions.toArray(String[]::new))
                .param("first", claim.firstYear()).param("last", claim.lastYear()).query(String.class).optional();
    }
}
