package shian.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.Message;
import shian.message.MessageJson;
import shian.message.ShianException;
import shian.work.Units;

/** What people decide about deliveries that wait for them: before a closed year, or since they lack many rows or leave out versions. */
public final class Admission {

    private final Units units;
    private final JdbcClient jdbc;
    private final Catalog catalog;

    public Admission(Units units, Catalog catalog) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.catalog = catalog;
    }

    private record Waiting(long id, String path, String state, List<Message> reasons) {

        /** The codes of what it waits for, for the record. */
        String waitsFor() {
            return reasons.stream().map(Message::code).collect(Collectors.joining(", "));
        }
    }

    /**
     * Lets deliveries that wait in with the next run, whatever they wait for: all of them or none.
     *
     * @throws ShianException of category STATE if one of them does not wait
     */
    public Preview admit(List<Long> deliveries, String reason, String actor, boolean dryRun) {
        String why = dryRun ? reason : Actions.required("admit", reason);
        return units.alone(() -> {
            List<Message> said = new ArrayList<>();
            for (Waiting one : waiting(deliveries)) {
                said.add(Message.of(dryRun ? "operate.admit-preview" : "operate.admitted", one.id, one.path));
                if (dryRun) {
                    one.reasons.forEach(held -> said.add(held.at("#" + one.id)));
                    said.addAll(Predecessors.of(jdbc, one.id));
                } else {
                    admit(one, why, actor);
                }
            }
            return new Preview(said, new CouldMove(jdbc, catalog).of(deliveries));
        });
    }

    private void admit(Waiting one, String why, String actor) {
        jdbc.sql("""
                update intake.delivery set state = 'RECEIVED', reasons = '[]', settled_at = null, settled_run = null,
                       admitted_at = :now, admitted_by = :actor
                where delivery_id = :delivery""")
                .param("now", units.now()).param("actor", actor).param("delivery", one.id).update();
        new Actions(units).record(actor, "admit", "delivery " + one.id, why, Map.of("state", one.state, "reasons", one.waitsFor()),
                Map.of("state", "RECEIVED"));
    }

    /**
     * Sends deliveries that wait back: all of them or none. What counts in their place goes on counting.
     *
     * @throws ShianException of category STATE if one of them does not wait
     */
    public Preview reject(List<Long> deliveries, String reason, String actor, boolean dryRun) {
        String why = dryRun ? reason : Actions.required("reject", reason);
        return units.alone(() -> {
            List<Message> said = new ArrayList<>();
            for (Waiting one : waiting(deliveries)) {
                said.add(Message.of(dryRun ? "operate.reject-preview" : "operate.rejected", one.id, one.path));
                if (dryRun) {
                    one.reasons.forEach(held -> said.add(held.at("#" + one.id)));
                } else {
                    reject(one, why, actor);
                }
            }
            return new Preview(said, new CouldMove(jdbc, catalog).of(List.of()));
        });
    }

    private void reject(Waiting one, String why, String actor) {
        List<Message> reasons = Stream.concat(Stream.of(Message.of("operate.rejected-by", actor, why)), one.reasons.stream()).toList();
        jdbc.sql("update intake.delivery set state = 'REFUSED', reasons = :reasons::jsonb, settled_at = :now where delivery_id = :delivery")
                .param("reasons", MessageJson.write(reasons)).param("now", units.now()).param("delivery", one.id).update();
        new Actions(units).record(actor, "reject", "delivery " + one.id, why, Map.of("state", one.state, "reasons", one.waitsFor()),
                Map.of("state", "REFUSED"));
    }

    private List<Waiting> waiting(List<Long> deliveries) {
        return deliveries.stream().distinct().sorted().map(this::waiting).toList();
    }

    private Waiting waiting(long delivery) {
        Waiting found = jdbc.sql("""
                select state, path, reasons::text
                from intake.delivery d join intake.arrival using (arrival_id) where delivery_id = :delivery for update of d""")
                .param("delivery", delivery).query((row, n) -> new Waiting(delivery, row.getString(2), row.getString(1),
                        MessageJson.read(row.getString(3)))).optional()
                .orElseThrow(() -> ShianException.usage("operate.delivery-unknown", delivery));
        if (found.state.equals("RECEIVED")) {
            throw ShianException.state("operate.replay-received", delivery, found.path);
        }
        RemovedContent.refusePurged(jdbc, delivery);
        if (!found.state.equals("WAITING")) {
            throw ShianException.state("operate.admit-state", delivery, found.path, found.state);
        }
        return found;
    }
}
