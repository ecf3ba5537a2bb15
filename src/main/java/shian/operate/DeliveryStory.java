package shian.operate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.MessageJson;
import shian.message.ShianException;

/**
 * Everything about one delivery: what it is and what became of it, and, each if there is any, why, what of its arrival was
 * left out, what it changed, what people did with it.
 *
 * @param entry    the delivery, one row
 * @param chapters the lists that are not empty, by the code of their title
 */
public record DeliveryStory(Listing entry, List<Chapter> chapters) {

    private static final int ROWS = 20;

    /** A list of the story; {@code title} is the last part of its message code. */
    public record Chapter(String title, Listing listing) {
    }

    /**
     * The story of a delivery.
     *
     * @throws ShianException of category USAGE if there is no such delivery
     */
    public static DeliveryStory of(JdbcClient jdbc, long delivery, Locale locale) {
        Map<String, Object> id = Map.of("id", delivery, "rows", ROWS);
        Listing entry = Listing.of(jdbc, """
                select delivery_id as delivery, state, feed, kind, division_code as division, lower(period) as period_from,
                       upper(period) - 1 as period_to, nullif(part, '') as part, version, mode, path, nullif(inside, '') as inside,
                       d.sha256, purged_at, purged_run, c.removed_at as content_removed_at, arrived_at, a.run_id as received_run, settled_at, settled_run, encoding, rows_read, accepted,
                       quarantined, duplicate, non_data, superseded_by, round(forced_up_to * 100, 1) as forced_up_to_percent,
                       forced_by, forced_why
                from intake.delivery d join intake.arrival a using (arrival_id) join intake.content c on c.sha256 = d.sha256
                where delivery_id = :id""", id);
        if (entry.rows().isEmpty()) {
            throw ShianException.usage("operate.delivery-unknown", delivery);
        }
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(new Chapter("reasons", messages(jdbc, "select reasons::text from intake.delivery where delivery_id = :id",
                id, locale)));
        chapters.add(new Chapter("remarks", messages(jdbc, "select remarks::text from intake.delivery where delivery_id = :id",
                id, locale)));
        chapters.add(new Chapter("left-out", messages(jdbc, """
                select left_out::text from intake.arrival join intake.delivery using (arrival_id) where delivery_id = :id""",
                id, locale)));
        chapters.add(new Chapter("revision", Listing.of(jdbc, """
                select run_id as run, array_to_string(predecessors, ', ') as predecessors, class, rows_before, rows_after, added,
                       removed, changed, unchanged, round(row_share * 100, 1) as rows_percent,
                       round(measure_change * 100, 1) as measure_percent, measure_most, days_late
                from intake.revision where delivery_id = :id order by run_id""", id)));
        chapters.add(new Chapter("measures", Listing.of(jdbc, """
                select run_id as run, measure, division_code as division, year, before, after,
                       coalesce(after, 0) - coalesce(before, 0) as difference
                from intake.revision_measure where delivery_id = :id order by run_id, measure, division_code, year""", id)));
        chapters.add(new Chapter("rows", Listing.of(jdbc, """
                select run_id as run, change, row_key as key, delivery_before, line_before, line_after,
                       array_to_string(columns, ', ') as columns
                from intake.revision_row where delivery_id = :id order by run_id desc, ordinal limit :rows""", id)));
        chapters.add(new Chapter("actions", Listing.of(jdbc, """
                select acted_at, actor, verb, object, reason from control.operator_action
                where object ~ ('(^|\\W)(delivery|deliveries)\\W(.*\\D)?' || :id || '(\\D|$)') order by action_id""", id)));
        return new DeliveryStory(entry, chapters.stream().filter(c -> !c.listing().rows().isEmpty()).toList());
    }

    /** Everything as one list: a row for each value. */
    public Listing flat() {
        List<List<Object>> rows = new ArrayList<>();
        flatten("delivery", entry, rows);
        chapters.forEach(chapter -> flatten(chapter.title(), chapter.listing(), rows));
        return new Listing(List.of("section", "number", "item", "value"), rows);
    }

    private static void flatten(String section, Listing listing, List<List<Object>> rows) {
        for (int r = 0; r < listing.rows().size(); r++) {
            for (int c = 0; c < listing.columns().size(); c++) {
                Object value = listing.rows().get(r).get(c);
                if (value != null) {
                    rows.add(Arrays.asList(section, r + 1, listing.columns().get(c), value));
                }
            }
        }
    }

    private static Listing messages(JdbcClient jdbc, String sql, Map<String, Object> parameters, Locale locale) {
        return new Listing(List.of("place", "message"), MessageJson.read(jdbc.sql(sql).params(parameters).query(String.class).single())
                .stream().map(m -> List.<Object>of(m.place(), new shian.message.Message(m.code(), m.arguments()).in(locale))).toList());
    }
}
