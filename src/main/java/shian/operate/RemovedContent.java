package shian.operate;

import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.ShianException;

/** Contents that retention removed from the archive cannot be read any more. */
final class RemovedContent {

    private RemovedContent() {
    }

    /** Refuses, with the day it was removed, if the content of a delivery is gone. */
    static void refuse(JdbcClient jdbc, long delivery) {
        jdbc.sql("""
                select path, c.removed_at::date, c.sha256
                from intake.delivery d join intake.arrival using (arrival_id) join intake.content c on c.sha256 = d.sha256
                where delivery_id = :delivery and c.removed_at is not null""").param("delivery", delivery)
                .query((row, n) -> ShianException.state("operate.content-removed", delivery, row.getString(1), row.getString(2),
                        row.getString(3))).optional().ifPresent(removed -> {
                            throw removed;
                        });
    }
}
