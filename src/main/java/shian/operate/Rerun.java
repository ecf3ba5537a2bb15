package shian.operate;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Periods;
import shian.load.LoadPlan;
import shian.message.Message;
import shian.message.ShianException;
import shian.night.Night;
import shian.night.RunLedger;
import shian.night.RunListener;
import shian.work.Run;
import shian.work.Units;

/**
 * The same run again. Without a stage: what is left of it, or what is left of its deliveries within limits. With a stage: that
 * stage does its work anew, stale or not, and the stages after it do what moved; those before it are left as they are.
 */
public final class Rerun {

    private static final String VERB = "rerun";
    private static final String LOAD = "load";

    /**
     * What a person wants again.
     *
     * @param stage null for what is left
     * @param only  what of the run, or of the stage
     */
    public record Request(long run, String stage, Run.Selection only, String reason) {

        private boolean isLimited() {
            return !only.equals(Run.Selection.ALL);
        }

        /** The stage to begin with; limits are limits of loading unless a stage is named. */
        private Optional<String> first() {
            return Optional.ofNullable(stage).or(() -> isLimited() ? Optional.of(LOAD) : Optional.empty());
        }
    }

    private final Night night;
    private final RunLedger ledger;
    private final Units units;
    private final JdbcClient jdbc;
    private final Catalog catalog;

    public Rerun(Night night, RunLedger ledger, Units units, Catalog catalog) {
        this.night = night;
        this.ledger = ledger;
        this.units = units;
        this.jdbc = units.jdbc();
        this.catalog = catalog;
    }

    /** What would be done again, and the published values that could move; refuses as the rerun itself would. */
    public Preview preview(Request request) {
        night.refuseIfActive();
        RunLedger.Entry run = find(request);
        String state = run.isActive() ? "CRASHED" : run.state();
        Optional<StageAgain> again = again(request);
        if (again.isPresent()) {
            return new Preview(Stream.concat(Stream.of(Message.of("operate.rerun-stage-preview", run.id(), state, request.stage,
                    words(request.only)), again.get().told()), again.get().frozen().stream()).toList(), again.get().values());
        }
        List<Long> left = LoadPlan.waitingNow(jdbc, catalog, within(request, run), null);
        long failed = jdbc.sql("select count(*) from intake.delivery where state = 'FAILED' and delivery_id = any(:left)")
                .param("left", left.toArray(Long[]::new)).query(Long.class).single();
        long stale = jdbc.sql("select count(*) from control.stale").query(Long.class).single();
        return new Preview(List.of(Message.of("operate.rerun-preview", run.id(), state, failed, left.size() - failed, stale)),
                new CouldMove(jdbc, catalog).of(left, StageAgain.staleIndicators(jdbc, catalog)));
    }

    /** Goes on with the run. */
    public RunLedger.Entry run(Request request, String actor, RunListener listener) {
        String why = Actions.required(VERB, request.reason);
        Optional<Run.Selection> only = request.isLimited() && again(request).isEmpty()
                ? ledger.find(request.run).map(run -> within(request, run)) : Optional.empty();
        return night.restart(request.run, new Night.Part(request.first(), only), catalog, listener, id -> find(request), entry -> {
            again(request).ifPresent(again -> again.mark(units));
            Map<String, Object> after = new LinkedHashMap<>(Map.of("state", "RUNNING"));
            request.first().ifPresent(stage -> after.put("stage", stage));
            request.only.feed().ifPresent(feed -> after.put("feed", feed));
            request.only.division().ifPresent(division -> after.put("division", division));
            request.only.period().ifPresent(period -> after.put("period", period.toString()));
            new Actions(units).record(actor, VERB, "run " + entry.id(), why, Map.of("state", entry.state()), after);
        });
    }

    /** What a stage does anew; empty where what is left is loaded, or received. */
    private Optional<StageAgain> again(Request request) {
        return request.stage == null || List.of("receive", LOAD).contains(request.stage) ? Optional.empty()
                : Optional.of(new StageAgain(jdbc, catalog, request.stage, request.only));
    }

    private RunLedger.Entry find(Request request) {
        RunLedger.Entry run = ledger.find(request.run).orElseThrow(() -> ShianException.usage("operate.run-unknown", request.run));
        request.first().ifPresent(stage -> refuseStage(request, run, stage));
        if (again(request).isPresent()) {
            return run;
        }
        if (!run.isRestartable() && !run.isActive()) {
            throw ShianException.state("operate.run-not-restartable", run.id(), run.state(), lastThatMeasured(run));
        }
        ledger.doneAfter(run).ifPresent(later -> {
            throw ShianException.state("operate.run-overtaken", run.id(), run.state(), later.id());
        });
        if (request.isLimited() && LoadPlan.waitingNow(jdbc, catalog, within(request, run), null).isEmpty()) {
            throw ShianException.state("operate.rerun-nothing-within", run.id(), run.state(), words(request.only));
        }
        return run;
    }

    /** The run whose stage measure can be done anew, as people name it. */
    private String lastThatMeasured(RunLedger.Entry run) {
        boolean measures = catalog.jobs().containsKey(run.job()) && catalog.jobs().get(run.job()).stages().contains("measure");
        return ledger.laterWith("measure", run, catalog).map(later -> String.valueOf(later.id()))
                .orElse(measures ? String.valueOf(run.id()) : "RUN");
    }

    private void refuseStage(Request request, RunLedger.Entry run, String stage) {
        List<String> stages = catalog.jobs().containsKey(run.job()) ? catalog.jobs().get(run.job()).stages() : List.of();
        if (!stages.contains(stage)) {
            throw ShianException.usage("operate.stage-unknown", run.id(), run.job(), stage, String.join(", ", stages));
        }
        StageAgain.refuseLimits(stage, request.only);
        if (again(request).isPresent()) {
            ledger.laterWith(stage, run, catalog).ifPresent(later -> {
                throw ShianException.state("operate.rerun-stage-overtaken", run.id(), stage, later.id());
            });
        }
        ledger.openBefore(stage, run, catalog).ifPresent(before -> {
            throw ShianException.state("operate.rerun-stage-before", run.id(), run.isActive() ? "CRASHED" : run.state(), before, stage);
        });
    }

    /** The limits of the run itself, made narrower; what lies outside them was never the run's. */
    private Run.Selection within(Request request, RunLedger.Entry run) {
        Run.Selection own = run.only();
        Run.Selection wanted = request.only;
        boolean isWithin = own.feed().isEmpty() || wanted.feed().isEmpty() || own.feed().equals(wanted.feed());
        isWithin &= own.division().isEmpty() || wanted.division().isEmpty()
                || catalog.divisions().isWithin(wanted.division().get(), own.division().get());
        isWithin &= own.period().isEmpty() || wanted.period().isEmpty() || contains(own.period().get(), wanted.period().get());
        if (!isWithin) {
            throw ShianException.state("operate.rerun-outside", run.id(), words(own), words(wanted));
        }
        return new Run.Selection(wanted.feed().or(own::feed), wanted.division().or(own::division), wanted.period().or(own::period));
    }

    private static boolean contains(Periods.Span own, Periods.Span wanted) {
        LocalDate from = wanted.from();
        return !from.isBefore(own.from()) && !wanted.to().isAfter(own.to());
    }

    /** Limits as people read them, such as {@code sampling-batches, 150105}; a dash for none. */
    private static String words(Run.Selection only) {
        String words = Stream.of(only.feed(), only.division(), only.period().map(Periods.Span::toString)).flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "-" : words;
    }
}
