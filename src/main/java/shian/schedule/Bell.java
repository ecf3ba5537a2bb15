package shian.schedule;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shian.catalog.Catalog;
import shian.catalog.JobDefinition;
import shian.catalog.Schedule;
import shian.message.ShianException;
import shian.night.Night;
import shian.night.RunLedger;
import shian.night.RunListener;
import shian.night.RunRequest;
import shian.work.Run;

/**
 * What happens when the bell rings for a job: a run of the schedule that crashed is finished; then one run is made for every
 * date on which the bell rang since the last run that was whole. Rung twice, the second time nothing is owed.
 */
public final class Bell {

    /** Who asks for the runs that nobody asked for. */
    public static final String ACTOR = "schedule";

    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);
    /** A job that never ran whole owes one run if its bell rang within this time. */
    private static final Duration LOOK_BACK = Duration.ofDays(31);

    private final Night night;
    private final RunLedger ledger;
    private final Supplier<Catalog> catalog;
    private final Clock clock;
    private final Path inbox;

    /**
     * A bell.
     *
     * @param catalog reads the catalogue as it is at the ring
     * @param clock   in the zone of the installation
     * @param inbox   where departments drop files; null if no scheduled job receives
     */
    public Bell(Night night, RunLedger ledger, Supplier<Catalog> catalog, Clock clock, Path inbox) {
        this.night = night;
        this.ledger = ledger;
        this.catalog = catalog;
        this.clock = clock;
        this.inbox = inbox;
    }

    /**
     * Does what is owed of a job.
     *
     * @return the run as it ended; empty if nothing was owed
     * @throws ShianException of category STATE if another run is active: what is owed stays owed
     */
    Optional<RunLedger.Entry> ring(String job) {
        Catalog now = catalog.get();
        JobDefinition definition = now.jobs().get(job);
        if (definition == null || definition.schedule().isEmpty()) {
            LOG.warn("the bell rang for {}, which the catalogue does not schedule any more", job);
            return Optional.empty();
        }
        finishCrashed(now);
        Optional<RunLedger.Entry> ran = night.startOwed(() -> owed(definition), now, RunListener.SILENT);
        LOG.info("the bell rang for {}: {}", job,
                ran.map(run -> "run " + run.id() + " ended " + run.state()).orElse("nothing is owed"));
        return ran;
    }

    /** A run that a person began is left to a person; what it left undone, the next one does. */
    private void finishCrashed(Catalog now) {
        night.recover(run -> { });
        ledger.last().filter(Bell::isOurs).ifPresent(run -> {
            LOG.warn("run {} crashed on {} (process {}); it is finished here", run.id(), run.host(), run.process());
            night.restart(run.id(), now, RunListener.SILENT, this::stillCrashed, entry -> { });
        });
    }

    /** Whether a run was stopped because the process is to end; what is owed, another process does, or the next one. */
    boolean isOwedStill(RunLedger.Entry ran) {
        return ran.state().equals("STOPPED") && night.isEnding();
    }

    private RunLedger.Entry stillCrashed(long runId) {
        return ledger.find(runId).filter(Bell::isOurs)
                .orElseThrow(() -> ShianException.state("night.active-unknown"));
    }

    private static boolean isOurs(RunLedger.Entry run) {
        return run.state().equals("CRASHED") && run.actor().equals(ACTOR);
    }

    private Optional<RunRequest> owed(JobDefinition job) {
        Schedule schedule = job.schedule().orElseThrow();
        Instant now = clock.instant();
        Optional<Instant> covered = ledger.coveredUntil(job.name());
        List<LocalDate> dates = schedule.rings(covered.orElse(now.minus(LOOK_BACK)), now, clock.getZone()).stream()
                .map(ring -> LocalDate.ofInstant(ring, schedule.zoneOr(clock.getZone()))).distinct().toList();
        if (dates.isEmpty()) {
            return Optional.empty();
        }
        LocalDate latest = dates.get(dates.size() - 1);
        return Optional.of(new RunRequest(job.name(), latest, covered.isPresent() ? dates : List.of(latest),
                job.stages().contains("receive") ? inbox : null, Run.Selection.ALL, ACTOR));
    }
}
