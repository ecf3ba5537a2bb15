package shian.operate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.load.LoadPlan;
import shian.message.Message;
import shian.message.Percent;
import shian.message.ShianException;
import shian.night.Night;
import shian.night.RunLedger;
import shian.night.RunListener;
import shian.night.RunRequest;
import shian.receive.ReceiveStage;
import shian.work.Run;
import shian.work.Units;

/** A run that a person begins, within limits, and with a threshold raised for it if need be. */
public final class NewRun {

    /**
     * What a person wants.
     *
     * @param refuseAbove share of bad rows, such as {@code 12%}, up to which this run takes what contracts would refuse; null if
     *                    they decide alone
     * @param reason      why the threshold is raised; may be null where it is not
     */
    public record Wish(RunRequest request, String refuseAbove, String reason) {
    }

    private static final int NAMED = 5;

    private final Night night;
    private final RunLedger ledger;
    private final Units units;
    private final JdbcClient jdbc;
    private final Catalog catalog;

    public NewRun(Night night, RunLedger ledger, Units units, Catalog catalog) {
        this.night = night;
        this.ledger = ledger;
        this.units = units;
        this.jdbc = units.jdbc();
        this.catalog = catalog;
    }

    /** What the run would load of what is there, and the published values that could move; refuses as the run itself would. */
    public Preview preview(Wish wish) {
        night.refuseIfActive();
        refuse(wish.request);
        Optional<RaisedThreshold> raised = raised(wish);
        Run.Selection only = wish.request.only();
        boolean loads = catalog.jobs().get(wish.request.job()).stages().contains("load");
        List<Long> waiting = loads ? LoadPlan.waitingNow(jdbc, catalog, only, raised.map(RaisedThreshold::share).orElse(null)) : List.of();
        List<Message> said = new ArrayList<>(List.of(Message.of("operate.run-preview", wish.request.job(),
                wish.request.businessDate(), waiting.size())));
        if (catalog.jobs().get(wish.request.job()).stages().contains("receive")) {
            List<String> unseen = ReceiveStage.unseen(jdbc, wish.request.inbox());
            said.add(Message.of("operate.run-preview-inbox", unseen.size(), unseen.isEmpty() ? "-"
                    : unseen.stream().limit(NAMED).collect(Collectors.joining(", ")) + (unseen.size() > NAMED ? " …" : "")));
        }
        raised.ifPresent(threshold -> {
            said.add(Message.of("operate.threshold-preview", threshold, contracts(only).stream()
                    .filter(contract -> contract.refuseAbove().compareTo(threshold.share()) < 0)
                    .map(contract -> contract.code() + " " + Percent.of(contract.refuseAbove()))
                    .collect(Collectors.joining(", "))));
            said.addAll(refusedBefore(waiting));
        });
        CouldMove.byDate(jdbc, wish.request.businessDate()).ifPresent(said::add);
        return new Preview(said, new CouldMove(jdbc, catalog).of(waiting));
    }

    /** A new run, recorded under the one who asked for it. */
    public RunLedger.Entry start(Wish wish, RunListener listener) {
        refuse(wish.request);
        Optional<RaisedThreshold> raised = raised(wish);
        String why = raised.isPresent() ? Actions.required("run --refuse-above", wish.reason) : wish.reason;
        return night.start(wish.request, catalog, listener, run -> {
            Map<String, Object> after = new LinkedHashMap<>(Map.of("state", "RUNNING", "job", wish.request.job(), "business_date",
                    wish.request.businessDate().toString()));
            raised.ifPresent(threshold -> {
                ledger.raiseThreshold(run, threshold.share(), why);
                after.put("refuse_above", threshold.share());
            });
            new Actions(units).record(wish.request.actor(), "run", "run " + run, why, null, after);
        });
    }

    private void refuse(RunRequest request) {
        if (!catalog.jobs().containsKey(request.job())) {
            throw ShianException.usage("operate.job-unknown", request.job(), String.join(", ", catalog.jobs().keySet()));
        }
        if (request.job().equals(Replay.JOB)) {
            throw ShianException.usage("operate.replay-by-verb");
        }
        if (request.inbox() == null && catalog.jobs().get(request.job()).stages().contains("receive")) {
            throw ShianException.usage("operate.inbox-missing", request.job());
        }
    }

    private Optional<RaisedThreshold> raised(Wish wish) {
        return Optional.ofNullable(wish.refuseAbove).map(text -> RaisedThreshold.of(text, contracts(wish.request.only())));
    }

    private List<Contract> contracts(Run.Selection only) {
        return only.feed().map(new Names(catalog)::contracts).orElseGet(() -> List.copyOf(catalog.contracts().values()));
    }

    /** What was refused before and would be taken now. */
    private List<Message> refusedBefore(List<Long> waiting) {
        return jdbc.sql("""
                select r.delivery_id, path, good, bad, share from intake.refused_for_bad_rows r
                join intake.delivery using (delivery_id) join intake.arrival using (arrival_id)
                where r.delivery_id = any(:waiting) order by 1""").param("waiting", waiting.toArray(Long[]::new))
                .query((row, n) -> Message.of("operate.threshold-takes", row.getLong(1), row.getString(2), row.getLong(3),
                        row.getLong(4), Percent.of(row.getObject(5, BigDecimal.class)))).list();
    }
}
