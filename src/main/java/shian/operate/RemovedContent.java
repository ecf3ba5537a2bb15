package shian.operate;

import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.ShianException;

/** What retention removed, contents from the archive or rows of persons, cannot be read any more. */
final class RemovedContent {

    private RemovedContent() {
    }

    /** Refuses, with the day they were removed, if the rows of a delivery are gone since they were about persons. */
    static void refusePurged(JdbcClient jdbc, long delivery) {
        jdbc.sql("""
                select path, state, purged_at::date from intake.delivery join intake.arrival using (arrival_id)
                where delivery_id = :delivery and purged_at is not null""").param("delivery", delivery)
                .query((row, n) -> ShianException.state("operate.purged", delivery, row.getString(1), row.getString(2), row.getString(3)))
                .optional().ifPresent(purged -> {
                    throw purged;
                });
    }

    /** Refuses, with the day of it, if the rows of a delivery or its content are gone. */
    static void refuse(JdbcClient jdbc, long delivery) {
        refusePurged(jdbc, delivery);
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
