package shian.operate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.message.Message;
import shian.message.ShianException;
import shian.night.Night;
import shian.night.RunLedger;
import shian.night.RunListener;
import shian.night.RunRequest;
import shian.work.Run;
import shian.work.Units;

/**
 * Has chosen deliveries read again from the archive with the catalogue of today: a new run over them, whereas a rerun goes on
 * with a run that did not end well.
 */
public final class Replay {

    /** The job that does it. */
    static final String JOB = "replay";

    private final Night night;
    private final Units units;
    private final JdbcClient jdbc;
    private final Catalog catalog;

    public Replay(Night night, Units units, Catalog catalog) {
        this.night = night;
        this.units = units;
        this.jdbc = units.jdbc();
        this.catalog = catalog;
    }

    /**
     * What a replay would read, and the published values that could move; refuses as the replay itself would.
     *
     * @param date business date; null for that of the last night
     */
    public Preview preview(List<Long> deliveries, LocalDate date) {
        night.refuseIfActive();
        List<Message> said = new ArrayList<>();
        for (ChosenDelivery one : chosen(deliveries)) {
            said.add(Message.of("operate.replay-preview", one.id(), one.path(), one.state(), one.accepted(), one.setAside()));
            if (one.state().equals("LOADED") && one.closed() != null) {
                said.add(Message.of("operate.replay-closed", one.id(), one.closed()));
            }
        }
        Optional.ofNullable(date).flatMap(day -> CouldMove.byDate(jdbc, day)).ifPresent(said::add);
        return new Preview(said, new CouldMove(jdbc, catalog).of(deliveries));
    }

    /**
     * A new run that reads deliveries again and then does what comes after loading. What counts is replaced, or kept as it is
     * if it would be refused now; what does not count is tried anew.
     *
     * @param date business date; null for that of the last night, so that nothing moves because of the calendar
     * @throws ShianException of category STATE, naming the verb that fits, if one of them cannot be replayed
     */
    public RunLedger.Entry run(List<Long> deliveries, LocalDate date, String reason, String actor, RunListener listener) {
        String why = Actions.required(JOB, reason);
        chosen(deliveries);
        return start(date, actor, listener, run -> {
            for (ChosenDelivery one : chosen(deliveries)) {
                enter(run, one);
                new Actions(units).record(actor, JOB, "delivery " + one.id(), why, Map.of("state", one.state()), Map.of("run", run));
            }
        });
    }

    /**
     * The run of a replay.
     *
     * @param enter says which deliveries it reads, in the transaction that enters it
     */
    RunLedger.Entry start(LocalDate date, String actor, RunListener listener, LongConsumer enter) {
        if (!catalog.jobs().containsKey(JOB)) {
            throw ShianException.usage("operate.job-unknown", JOB, String.join(", ", catalog.jobs().keySet()));
        }
        LocalDate day = Optional.ofNullable(date).or(() -> LastNight.businessDate(jdbc)).orElseGet(() -> LocalDate.now(units.clock()));
        return night.start(new RunRequest(JOB, day, null, Run.Selection.ALL, actor), catalog, listener, enter);
    }

    /** Has a run that is about to begin read a delivery. */
    void enter(long run, ChosenDelivery one) {
        jdbc.sql("""
                insert into control.replay (run_id, delivery_id, arrival_id, state_before)
                values (:run, :delivery, :arrival, :state)""")
                .param("run", run).param("delivery", one.id()).param("arrival", one.arrival()).param("state", one.state()).update();
    }

    private List<ChosenDelivery> chosen(List<Long> deliveries) {
        return ChosenDelivery.of(jdbc, deliveries, one -> {
            if (one.state().equals("SUPERSEDED")) {
                throw ShianException.state("operate.replay-superseded", one.id(), one.path(), one.instead());
            }
        });
    }
}
