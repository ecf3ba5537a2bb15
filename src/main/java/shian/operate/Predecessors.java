package shian.operate;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.Message;

/** The deliveries that count now and whose place another would take. */
final class Predecessors {

    private Predecessors() {
    }

    /** One line for each of them. */
    static List<Message> of(JdbcClient jdbc, long delivery) {
        return jdbc.sql("""
                select l.delivery_id, path, l.accepted from intake.delivery d
                join intake.delivery l on l.state = 'LOADED' and l.feed = d.feed and l.kind = d.kind
                    and l.division_code = d.division_code and l.period <@ d.period
                    and (l.part = d.part or l.arrival_id <> d.arrival_id and (d.kind = 'snapshot' or '' in (l.part, d.part)))
                join intake.arrival a on a.arrival_id = l.arrival_id
                where d.delivery_id = :delivery order by 1""").param("delivery", delivery)
                .query((row, n) -> Message.of("operate.force-replaces", delivery, row.getLong("delivery_id"), row.getString("path"),
                        row.getLong("accepted"))).list();
    }
}
