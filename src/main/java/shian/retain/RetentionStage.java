package shian.retain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.JobDefinition;
import shian.catalog.Keep;
import shian.content.Archive;
import shian.message.Message;
import shian.message.ShianException;
import shian.work.ArchiveInUse;
import shian.work.Breakpoint;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.Units;

/**
 * Removes what the job keeps no longer. Ages are told by the clock, not by the business date. A content is marked as removed first
 * and unlinked then, so that a kill between the two leaves a file too many and never one too few; the next run unlinks it.
 */
public final class RetentionStage {

    private static final String STAGE = "retention";

    private final Units units;
    private final JdbcClient jdbc;
    private final Archive archive;
    private final LogFiles logs;

    /**
     * Over one database, archive and folder of logs.
     *
     * @param data the folder of this installation, in which the logs are
     */
    public RetentionStage(Units units, Archive archive, Path data) {
        this.units = units;
        this.jdbc = units.jdbc();
        this.archive = archive;
        this.logs = new LogFiles(data);
    }

    /** What would go now, by kind; only kinds for which the job, or the contract of a feed, says how long they are kept. */
    public List<Planned> due(JobDefinition job, Catalog catalog) {
        return kept(job, catalog, problem -> { }).stream()
                .map(kept -> new Planned(kept.kind.name(), kept.keep.toString(), kept.kind.due(kept.keep))).toList();
    }

    /** Removes it, unless this run has found the archive or the ledger to be damaged: then everything stays as evidence. */
    public StageResult run(Run run) {
        if (isDamaged(run)) {
            return new StageResult(Map.of(), List.of(Message.of("retain.damaged")));
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        List<Message> problems = new ArrayList<>();
        for (Kept kept : kept(run.catalog().jobs().get(run.job()), run.catalog(), problems::add)) {
            long removed = 0;
            long unit;
            do {
                unit = units.inRun(run, () -> removeSome(kept.kind, run, kept.keep));
                removed += unit;
            } while (unit > 0);
            counts.merge("removed-" + kept.kind.counted(), removed, Long::sum);
        }
        Breakpoint.RETENTION_MARKED.reached();
        unlink(run, counts);
        return new StageResult(counts, problems);
    }

    /** A kind and how long it is kept. */
    private record Kept(Kind kind, Keep keep) {
    }

    private List<Kept> kept(JobDefinition job, Catalog catalog, Consumer<Message> problems) {
        List<Kept> kept = new ArrayList<>();
        if (job.stages().contains(STAGE)) {
            catalog.contracts().values().forEach(contract -> contract.keepRows().ifPresent(keep ->
                    kept.add(new Kept(RowsOfPersons.of(units, catalog, contract, problems), keep))));
        }
        Stream.concat(Kinds.of(units).stream(), Stream.of(logs)).filter(kind -> job.keep().containsKey(kind.name()))
                .forEach(kind -> kept.add(new Kept(kind, job.keep().get(kind.name()))));
        return kept;
    }

    private boolean isDamaged(Run run) {
        return jdbc.sql("select exists (select from control.run_stage where run_id = :run and stage = 'verify' and state <> 'DONE')")
                .param("run", run.id()).query(Boolean.class).single();
    }

    private long removeSome(Kind kind, Run run, Keep keep) {
        Due removed = kind.remove(run, keep);
        if (removed.items() > 0) {
            jdbc.sql("""
                    insert into control.removal as r (run_id, kind, kept_for, items, bytes, oldest, newest)
                    values (:run, :kind, :keptFor, :items, :bytes, :oldest, :newest)
                    on conflict (run_id, kind) do update set items = r.items + excluded.items, bytes = r.bytes + excluded.bytes,
                        oldest = least(r.oldest, excluded.oldest), newest = greatest(r.newest, excluded.newest)""")
                    .param("run", run.id()).param("kind", kind.name()).param("keptFor", keep.toString())
                    .param("items", removed.items()).param("bytes", removed.bytes())
                    .param("oldest", removed.oldest(), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("newest", removed.newest(), java.sql.Types.TIMESTAMP_WITH_TIMEZONE).update();
        }
        return removed.items();
    }

    /**
     * Unlinks what is marked as removed, each while its row is locked: a process that was overtaken cannot unlink what came anew.
     * While a backup reads the archive everything stays; the next run unlinks it.
     */
    private void unlink(Run run, Map<String, Long> counts) {
        List<String> marked = jdbc.sql("select sha256 from intake.content where removed_at is not null order by 1").query(String.class).list();
        for (String sha256 : marked.stream().filter(archive::has).toList()) {
            counts.merge(units.inRun(run, () -> unlink(sha256)) ? "unlinked" : "to-unlink", 1L, Long::sum);
        }
    }

    private boolean unlink(String sha256) {
        if (!ArchiveInUse.isFree(jdbc)) {
            return false;
        }
        jdbc.sql("select sha256 from intake.content where sha256 = :sha256 and removed_at is not null for update")
                .param("sha256", sha256).query(String.class).optional().ifPresent(removed -> {
                    try {
                        archive.remove(removed);
                    } catch (IOException e) {
                        throw ShianException.surroundings(e, "retain.unlink", removed, e);
                    }
                });
        return true;
    }
}
