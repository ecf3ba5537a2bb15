package shian.operate;

import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.ShianException;
import shian.work.Units;

/** What a person can ask about a break. */
public final class Breaks {

    private final JdbcClient jdbc;
    private final Catalog catalog;

    public Breaks(Units units, Catalog catalog) {
        this.jdbc = units.jdbc();
        this.catalog = catalog;
    }

    /** The break, and what stands behind its sides. */
    public BreakView view(long breakId, Locale locale) {
        return BreakView.of(jdbc, catalog, locale, breakId, history(breakId));
    }

    private Listing history(long breakId) {
        jdbc.sql("select 1 from reconciliation.break where break_id = :id").param("id", breakId).query(Integer.class).optional()
                .orElseThrow(() -> ShianException.usage("operate.break-unknown", breakId));
        return Listing.of(jdbc, """
                select happened_at, event, left_value as left, right_value as right, note, run_id as run
                from reconciliation.break_event where break_id = :id order by event_id""", Map.of("id", breakId));
    }
}
