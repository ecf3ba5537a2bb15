package shian.operate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.Message;
import shian.message.ShianException;
import shian.work.StaleMarks;
import shian.work.Units;

/** What a person can ask about a break, and say about it. */
public final class Breaks {

    private final Units units;
    private final JdbcClient jdbc;
    private final Catalog catalog;

    public Breaks(Units units, Catalog catalog) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.catalog = catalog;
    }

    /** The break, and what stands behind its sides. */
    public BreakView view(long breakId, Locale locale) {
        return BreakView.of(jdbc, catalog, locale, breakId, history(breakId));
    }

    private Listing history(long breakId) {
        find(breakId);
        return Listing.of(jdbc, """
                select happened_at, event, left_value as left, right_value as right, note, run_id as run
                from reconciliation.break_event where break_id = :id order by event_id""", Map.of("id", breakId));
    }

    /**
     * Explains a break: who, why, until when. It holds while the numbers stay as they are; indicators that the break
     * disputes are EXPLAINED from the next run on.
     *
     * @param until last business date for which it holds; null for no end
     * @return what was, or would be, explained
     */
    public Message explain(long breakId, String reason, LocalDate until, String actor, boolean dryRun) {
        Map<String, Object> found = find(breakId);
        if (found.get("state").equals("CLOSED")) {
            throw ShianException.state("operate.break-closed", breakId);
        }
        String why = Actions.required("breaks explain", reason);
        if (!dryRun) {
            units.alone(() -> {
                jdbc.sql("""
                        update reconciliation.break set state = 'EXPLAINED', explanation = :why, explained_by = :actor,
                               explained_until = :until, changed_at = :now
                        where break_id = :id""")
                        .param("why", why).param("actor", actor).param("until", until, java.sql.Types.DATE)
                        .param("now", units.now()).param("id", breakId).update();
                jdbc.sql("""
                        insert into reconciliation.break_event (break_id, event, happened_at, left_value, right_value, note)
                        select break_id, 'EXPLAINED', :now, left_value, right_value, :note from reconciliation.break
                        where break_id = :id""")
                        .param("now", units.now()).param("note", actor + ": " + why + (until == null ? "" : " (→ " + until + ")")).param("id", breakId).update();
                Optional.ofNullable(catalog.rules().get(found.get("rule").toString()))
                        .ifPresent(rule -> new StaleMarks(units, catalog).indicators(rule.measures()));
                Map<String, Object> after = new HashMap<>(Map.of("state", "EXPLAINED", "explanation", why));
                after.put("until", until == null ? null : until.toString());
                new Actions(units).record(actor, "breaks explain", "break " + breakId, why,
                        Map.of("state", found.get("state").toString()), after);
            });
        }
        String done = until == null ? "operate.break-explained" : "operate.break-explained-until";
        return Message.of(dryRun ? "operate.break-would-explain" : done, breakId, found.get("rule"), found.get("division_code"),
                found.get("year"), until);
    }

    private Map<String, Object> find(long breakId) {
        List<Map<String, Object>> found = jdbc.sql("""
                select rule, state, division_code, year from reconciliation.break where break_id = :id""")
                .param("id", breakId).query().listOfRows();
        if (found.isEmpty()) {
            throw ShianException.usage("operate.break-unknown", breakId);
        }
        return found.get(0);
    }
}
