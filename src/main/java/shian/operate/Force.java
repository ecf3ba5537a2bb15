package shian.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.Message;
import shian.message.ShianException;
import shian.night.Night;
import shian.night.RunLedger;
import shian.night.RunListener;
import shian.work.Units;

/**
 * Takes deliveries that were refused since too many of their rows are bad: the good rows count, the bad ones are set aside, and
 * the ledger says who decided so. What was refused for anything else stays refused.
 */
public final class Force {

    private static final String VERB = "force";

    private final Night night;
    private final Units units;
    private final JdbcClient jdbc;
    private final Catalog catalog;

    public Force(Night night, Units units, Catalog catalog) {
        this.night = night;
        this.units = units;
        this.jdbc = units.jdbc();
        this.catalog = catalog;
    }

    /** What would be taken, whose place it would take, and the published values that could move; refuses as the verb would. */
    public Preview preview(List<Long> deliveries) {
        night.refuseIfActive();
        List<Message> said = new ArrayList<>();
        for (ChosenDelivery one : chosen(deliveries)) {
            said.add(Message.of("operate.force-preview", one.id(), one.path(), one.refused().good(), one.refused().bad()));
            said.addAll(Predecessors.of(jdbc, one.id()));
            if (one.closed() != null) {
                said.add(Message.of("operate.force-closed", one.id(), one.closed()));
            }
        }
        return new Preview(said, new CouldMove(jdbc, catalog).of(deliveries));
    }

    /**
     * A new run that takes the deliveries, all of them or none, and then does what comes after loading. From then on their share
     * of bad rows refuses them no more, whenever they are read again.
     *
     * @throws ShianException of category STATE, naming the verb that fits, if one of them is not refused for its bad rows
     */
    public RunLedger.Entry run(List<Long> deliveries, String reason, String actor, RunListener listener) {
        String why = Actions.required(VERB, reason);
        chosen(deliveries);
        Replay replay = new Replay(night, units, catalog);
        return replay.start(null, actor, listener, run -> {
            for (ChosenDelivery one : chosen(deliveries)) {
                jdbc.sql("""
                        update intake.delivery set forced_up_to = 1, forced_at = :now, forced_by = :actor, forced_why = :why
                        where delivery_id = :delivery""").param("now", units.now()).param("actor", actor).param("why", why)
                        .param("delivery", one.id()).update();
                replay.enter(run, one);
                new Actions(units).record(actor, VERB, "delivery " + one.id(), why, Map.of("state", one.state(),
                        "good", one.refused().good(), "bad", one.refused().bad()), Map.of("run", run, "forced_up_to", 1));
            }
        });
    }

    private List<ChosenDelivery> chosen(List<Long> deliveries) {
        return ChosenDelivery.of(jdbc, deliveries, Force::refuse);
    }

    private static void refuse(ChosenDelivery one) {
        switch (one.state()) {
            case "LOADED" -> throw one.refused("operate.force-loaded");
            case "SUPERSEDED" -> throw one.refused("operate.force-replaced");
            case "REFUSED" -> {
                if (one.refused() == null) {
                    throw one.refused("operate.force-other-reason");
                }
                if (one.instead() != null) {
                    throw one.refused("operate.force-replaced");
                }
                if (one.refused().good() == 0) {
                    throw ShianException.state("operate.force-nothing-good", one.id(), one.path(), one.refused().bad());
                }
            }
            default -> throw one.refused("operate.force-state");
        }
    }
}
