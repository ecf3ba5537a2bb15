package shian.operate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.Message;
import shian.message.Percent;
import shian.night.RunLedger;

/**
 * What a run did and what it leaves to people.
 *
 * @param deliveries number of deliveries the run settled, by state
 * @param rows       number of rows of what it loaded or refused, by kind; what a later delivery superseded is counted there
 * @param breaks     number of breaks that stand open, explained, and how many it opened, changed, closed
 * @param edition    what it published
 * @param people     its limits, and what people decided about it, in order
 * @param todo       what needs a person, most urgent first
 */
public record RunSummary(Map<String, Long> deliveries, Map<String, Long> rows, Map<String, Long> breaks, Message edition,
                         List<Message> people, List<Message> todo) {

    /** The summary of a run, from the tables. */
    public static RunSummary of(JdbcClient jdbc, long runId) {
        return new RunSummary(deliveries(jdbc, runId), rows(jdbc, runId), breaks(jdbc, runId), edition(jdbc, runId),
                people(jdbc, runId), new NeedsAPerson(jdbc, runId).list());
    }

    /** The same as a list: a row for each count and each thing to do. */
    public Listing listing(RunLedger.Entry run, Locale locale) {
        List<List<Object>> list = new ArrayList<>();
        list.add(List.of("run", "number", run.id()));
        list.add(List.of("run", "state", run.state()));
        people.forEach(decision -> list.add(List.of("run", "decided", decision.in(locale))));
        deliveries.forEach((state, count) -> list.add(List.of("deliveries", state, count)));
        rows.forEach((kind, count) -> list.add(List.of("rows", kind, count)));
        breaks.forEach((state, count) -> list.add(List.of("breaks", state, count)));
        list.add(List.of("published", "edition", edition.in(locale)));
        todo.forEach(message -> list.add(List.of("needs a person", message.place(), message.in(locale))));
        return new Listing(List.of("section", "item", "value"), list);
    }

    private static Map<String, Long> deliveries(JdbcClient jdbc, long runId) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                select s.state, count(d.delivery_id)
                from unnest(array['LOADED', 'SUPERSEDED', 'REFUSED', 'FAILED', 'AMBIGUOUS', 'WAITING', 'NOT_COUNTED',
                                  'UNRECOGNISED'])
                    with ordinality s(state, n)
                left join intake.delivery d on d.state = s.state and d.settled_run = :run
                group by s.state, s.n order by s.n""").param("run", runId)
                .query((row, n) -> counts.put(row.getString(1), row.getLong(2))).list();
        return counts;
    }

    private static Map<String, Long> rows(JdbcClient jdbc, long runId) {
        return jdbc.sql("""
                select coalesce(sum(rows_read), 0) as read, coalesce(sum(accepted), 0) as accepted,
                       coalesce(sum(quarantined), 0) as quarantined, coalesce(sum(duplicate), 0) as duplicate,
                       coalesce(sum(non_data), 0) as non_data
                from intake.delivery where settled_run = :run and state in ('LOADED', 'REFUSED')""").param("run", runId)
                .query((row, n) -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    for (String kind : List.of("read", "accepted", "quarantined", "duplicate", "non_data")) {
                        counts.put(kind, row.getLong(kind));
                    }
                    return counts;
                }).single();
    }

    private static Map<String, Long> breaks(JdbcClient jdbc, long runId) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                select count(*) filter (where state = 'OPEN') as open, count(*) filter (where state = 'EXPLAINED') as explained
                from reconciliation.break""").query((row, n) -> {
                    counts.put("open", row.getLong(1));
                    counts.put("explained", row.getLong(2));
                    return null;
                }).list();
        jdbc.sql("""
                select count(*) filter (where event in ('OPENED', 'REOPENED')), count(*) filter (where event = 'CHANGED'),
                       count(*) filter (where event = 'CLOSED')
                from reconciliation.break_event where run_id = :run""").param("run", runId).query((row, n) -> {
                    counts.put("opened", row.getLong(1));
                    counts.put("changed", row.getLong(2));
                    counts.put("closed", row.getLong(3));
                    return null;
                }).list();
        return counts;
    }

    private static Message edition(JdbcClient jdbc, long runId) {
        return jdbc.sql("""
                select edition_id, indicator_values, added, changed, withdrawn from publication.edition where run_id = :run
                order by 1 desc limit 1""").param("run", runId)
                .query((row, n) -> Message.of("operate.edition-cut", row.getLong(1), row.getInt(2), row.getInt(3),
                        row.getInt(4), row.getInt(5))).optional()
                .orElseGet(() -> jdbc.sql("select edition_id from publication.current_edition").query(Long.class).optional()
                        .map(edition -> Message.of("operate.edition-same", edition))
                        .orElse(Message.of("operate.edition-none")));
    }

    private static List<Message> people(JdbcClient jdbc, long runId) {
        List<Message> people = new ArrayList<>();
        jdbc.sql("""
                select concat_ws(', ', only_feed, only_division, lower(only_period) || ' – ' || upper(only_period) - 1),
                       refuse_above, actor, refuse_above_why
                from control.run where run_id = :run""").param("run", runId).query((row, n) -> {
                    if (!row.getString(1).isEmpty()) {
                        people.add(Message.of("operate.run-limits", row.getString(1)));
                    }
                    if (row.getBigDecimal(2) != null) {
                        people.add(Message.of("operate.run-threshold", Percent.of(row.getBigDecimal(2)),
                                row.getString(3), row.getString(4)));
                    }
                    return null;
                }).list();
        jdbc.sql("""
                select to_char(acted_at, 'YYYY-MM-DD HH24:MI'), concat_ws(' ', verb, string_agg(
                           case when object <> 'run ' || :run then object end, ', ' order by action_id)), actor, reason
                from control.operator_action
                where object = 'run ' || :run and verb <> 'run' or (after ->> 'run')::bigint = :run
                group by acted_at, verb, actor, reason order by min(action_id)""").param("run", runId)
                .query((row, n) -> people.add(Message.of("operate.run-action", row.getString(1), row.getString(2), row.getString(3),
                        row.getString(4)))).list();
        return people;
    }
}
