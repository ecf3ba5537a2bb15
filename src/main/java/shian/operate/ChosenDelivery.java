package shian.operate;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.ShianException;

/**
 * A delivery that a person chose to be read again.
 *
 * @param instead  the delivery that counts for its scope in its place; null if there is none
 * @param accepted number of rows that were accepted when it was read last
 * @param setAside number of rows that were set aside
 * @param refused  its rows, if it is refused for the bad ones among them; null otherwise
 * @param closed   the closed years it reaches into, commas between; null if there are none
 */
record ChosenDelivery(long id, long arrival, String path, String state, Long instead, long accepted, long setAside, Rows refused,
                      String closed) {

    /** Rows of a refused delivery that carry data: how many could be taken, how many could not. */
    record Rows(long good, long bad) {
    }

    /**
     * The deliveries, each once and in order.
     *
     * @param check what the verb refuses by itself; a delivery that waits for another verb, or whose content is gone, no verb reads
     * @throws ShianException if one of them does not exist, or naming the verb that fits its state
     */
    static List<ChosenDelivery> of(JdbcClient jdbc, List<Long> deliveries, Consumer<ChosenDelivery> check) {
        return deliveries.stream().distinct().sorted().map(delivery -> {
            ChosenDelivery one = find(jdbc, delivery);
            RemovedContent.refusePurged(jdbc, one.id);
            switch (one.state) {
                case "RECEIVED" -> throw one.refused("operate.replay-received");
                case "WAITING" -> throw one.refused("operate.replay-waiting");
                default -> check.accept(one);
            }
            RemovedContent.refuse(jdbc, one.id);
            return one;
        }).toList();
    }

    private static ChosenDelivery find(JdbcClient jdbc, long delivery) {
        return jdbc.sql("""
                select d.delivery_id, arrival_id, path, state, coalesce(superseded_by, replaced_by) as instead,
                       coalesce(accepted, 0) as accepted, coalesce(quarantined, 0) as set_aside, good, bad,
                       (select string_agg(distinct year::text, ', ') from publication.year_closing
                        where d.period && daterange(make_date(year, 1, 1), make_date(year, 12, 31), '[]')) as closed
                from intake.delivery d join intake.arrival using (arrival_id)
                left join intake.refused_for_bad_rows r on r.delivery_id = d.delivery_id
                where d.delivery_id = :delivery""").param("delivery", delivery)
                .query((row, n) -> new ChosenDelivery(row.getLong("delivery_id"), row.getLong("arrival_id"), row.getString("path"),
                        row.getString("state"), row.getObject("instead", Long.class), row.getLong("accepted"), row.getLong("set_aside"),
                        row.getObject("bad") == null ? null : new Rows(row.getLong("good"), row.getLong("bad")),
                        row.getString("closed"))).optional()
                .orElseThrow(() -> ShianException.usage("operate.delivery-unknown", delivery));
    }

    /** A refusal because of its state; the message can name the delivery, its path, its state and what counts in its place. */
    ShianException refused(String code) {
        return ShianException.state(code, id, path, state, instead);
    }
}
