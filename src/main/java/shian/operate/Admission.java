package shian.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.Message;
import shian.message.ShianException;
import shian.work.Units;

/** Lets deliveries into closed years. */
public final class Admission {

    private final Units units;
    private final JdbcClient jdbc;
    private final Catalog catalog;

    public Admission(Units units, Catalog catalog) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.catalog = catalog;
    }

    /**
     * Lets deliveries that wait before a closed year in with the next run: all of them or none.
     *
     * @throws ShianException of category STATE if one of them does not wait
     */
    public Preview admit(List<Long> deliveries, String reason, String actor, boolean dryRun) {
        String why = dryRun ? reason : Actions.required("admit", reason);
        return units.alone(() -> {
            List<Message> said = new ArrayList<>();
            for (long delivery : deliveries.stream().distinct().sorted().toList()) {
                said.add(admit(delivery, why, actor, dryRun));
            }
            return new Preview(said, new CouldMove(jdbc, catalog).of(deliveries));
        });
    }

    private Message admit(long delivery, String why, String actor, boolean dryRun) {
        Map<String, Object> found = jdbc.sql("""
                select state, path, reasons::text as reasons, superseded_by
                from intake.delivery d join intake.arrival using (arrival_id) where delivery_id = :delivery for update of d""")
                .param("delivery", delivery).query().listOfRows().stream().findFirst()
                .orElseThrow(() -> ShianException.usage("operate.delivery-unknown", delivery));
        if (found.get("state").equals("RECEIVED")) {
            throw ShianException.state("operate.replay-received", delivery, found.get("path"));
        }
        if (!found.get("state").equals("WAITING")) {
            throw ShianException.state("operate.admit-state", delivery, found.get("path"), found.get("state"));
        }
        if (!dryRun) {
            jdbc.sql("""
                    update intake.delivery set state = 'RECEIVED', reasons = '[]', settled_at = null, settled_run = null,
                           admitted_at = :now, admitted_by = :actor
                    where delivery_id = :delivery""")
                    .param("now", units.now()).param("actor", actor).param("delivery", delivery).update();
            new Actions(units).record(actor, "admit", "delivery " + delivery, why, Map.of("state", "WAITING"),
                    Map.of("state", "RECEIVED"));
        }
        return Message.of(dryRun ? "operate.admit-preview" : "operate.admitted", delivery, found.get("path"));
    }
}
