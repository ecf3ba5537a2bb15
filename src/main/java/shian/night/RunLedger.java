package shian.night;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.JobDefinition;
import shian.catalog.Periods;
import shian.message.Message;
import shian.message.MessageJson;
import shian.message.ShianException;
import shian.work.Run;
import shian.work.Units;
import tools.jackson.databind.json.JsonMapper;

/** The table of runs and their stages; every change of a run's state happens here. */
public final class RunLedger {

    /** A run as it stands. */
    public record Entry(long id, String job, LocalDate businessDate, int attempt, String state, int epoch, String inbox,
                        String actor, String host, long process, String startedAt, Run.Selection only) {

        /** Whether it has not ended; its process may be gone all the same. */
        public boolean isActive() {
            return state.equals("RUNNING");
        }

        /** Whether a restart would do what is left of it. */
        public boolean isRestartable() {
            return List.of("DONE_WITH_FAILURES", "FAILED", "STOPPED", "CRASHED").contains(state);
        }
    }

    /** Problems of a stage that are kept with it; each is recorded where it happened too. */
    private static final int MOST_PROBLEMS = 20;

    private static final String PATIENCE_WITH_A_UNIT = "10s";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Units units;
    private final JdbcClient jdbc;

    public RunLedger(Units units) {
        this.units = units;
        this.jdbc = units.jdbc();
    }

    public Optional<Entry> find(long runId) {
        return entries("where run_id = " + runId).stream().findFirst();
    }

    public Optional<Entry> active() {
        return entries("where state = 'RUNNING'").stream().findFirst();
    }

    public Optional<Entry> last() {
        return entries("order by run_id desc limit 1").stream().findFirst();
    }

    /** A later run of the same job that ended in order; what an earlier one had left, it has done, unless that was chosen by hand. */
    public Optional<Entry> doneAfter(Entry run) {
        return jdbc.sql("""
                select run_id from control.run where run_id > :run and job = :job
                  and not exists (select from control.replay where run_id = :run)
                  and state in ('DONE', 'DONE_WITH_FAILURES') order by run_id desc limit 1""")
                .param("run", run.id()).param("job", run.job()).query(Long.class).optional().flatMap(this::find);
    }

    /**
     * When the last run of a job began that did, or does, all that was owed by then: runs that were limited to a part, that
     * failed, crashed or were stopped do not count.
     */
    public Optional<Instant> coveredUntil(String job) {
        return jdbc.sql("""
                select max(started_at) from control.run
                where job = :job and state in ('RUNNING', 'DONE', 'DONE_WITH_FAILURES')
                  and only_feed is null and only_division is null and only_period is null""")
                .param("job", job).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** The last run, after this one, of a job that has the stage: what the stage did then is of a later day. */
    public Optional<Entry> laterWith(String stage, Entry run, Catalog catalog) {
        return jdbc.sql("select run_id from control.run where run_id > :run and job = any(:jobs) order by run_id desc limit 1")
                .param("run", run.id()).param("jobs", catalog.jobs().values().stream()
                        .filter(job -> job.stages().contains(stage)).map(JobDefinition::name).toArray(String[]::new))
                .query(Long.class).optional().flatMap(this::find);
    }

    /** The first stage before another that this run has not come to the end of; empty if there is none. */
    public Optional<String> openBefore(String stage, Entry run, Catalog catalog) {
        List<String> stages = catalog.jobs().get(run.job()).stages();
        Set<String> done = new HashSet<>(jdbc.sql("""
                select stage from control.run_stage where run_id = :run and state in ('DONE', 'DONE_WITH_FAILURES')""")
                .param("run", run.id()).query(String.class).list());
        return stages.subList(0, stages.indexOf(stage)).stream().filter(before -> !done.contains(before)).findFirst();
    }

    /** Whether a stage before another one of this run could not do everything. */
    boolean failedBefore(Run run, String stage) {
        List<String> stages = run.catalog().jobs().get(run.job()).stages();
        return jdbc.sql("""
                select exists (select from control.run_stage
                               where run_id = :run and stage = any(:before) and state = 'DONE_WITH_FAILURES')""")
                .param("run", run.id()).param("before", stages.subList(0, stages.indexOf(stage)).toArray(String[]::new))
                .query(Boolean.class).single();
    }

    private List<Entry> entries(String condition) {
        return jdbc.sql("""
                select run_id, job, business_date, attempt, state, epoch, inbox, actor, host, process,
                       to_char(started_at, 'YYYY-MM-DD HH24:MI:SS'), only_feed, only_division, lower(only_period),
                       upper(only_period) - 1
                from control.run\s""" + condition)
                .query((row, n) -> entry(row)).list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        LocalDate from = row.getObject(14, LocalDate.class);
        Run.Selection only = new Run.Selection(Optional.ofNullable(row.getString(12)), Optional.ofNullable(row.getString(13)),
                from == null ? Optional.empty() : Optional.of(new Periods.Span(from, row.getObject(15, LocalDate.class))));
        return new Entry(row.getLong(1), row.getString(2), row.getObject(3, LocalDate.class), row.getInt(4),
                row.getString(5), row.getInt(6), row.getString(7), row.getString(8), row.getString(9), row.getLong(10),
                row.getString(11), only);
    }

    /**
     * Marks whatever still says RUNNING as CRASHED: only for the holder of the lock.
     *
     * @param record keeps who did so, in the same transaction
     * @throws ShianException of category STATE if a process that lost its lock is alive and has a unit of work in hand
     */
    List<Entry> markCrashed(Consumer<Entry> record) {
        try {
            return units.alone(() -> {
                jdbc.sql("set local lock_timeout = '" + PATIENCE_WITH_A_UNIT + "'").update();
                List<Entry> crashed = entries("where state = 'RUNNING' for update");
                crashed.forEach(run -> {
                    end(run.id(), run.epoch(), "CRASHED", Message.of("night.crashed", run.host(), run.process()));
                    jdbc.sql("update control.run set epoch = epoch + 1 where run_id = :run").param("run", run.id()).update();
                    record.accept(run);
                });
                return crashed;
            });
        } catch (DataAccessException e) {
            if (!(e.getMostSpecificCause() instanceof SQLException cause) || !LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw e;
            }
            throw active().map(run -> ShianException.state("night.unit-in-hand", run.id(), run.host(), run.process()))
                    .orElseGet(() -> ShianException.state("night.active-unknown"));
        }
    }

    Run begin(RunRequest request, Catalog catalog, String host, long process) {
        return units.alone(() -> {
            keep(catalog);
            long id = jdbc.sql("""
                    insert into control.run (job, business_date, attempt, state, inbox, only_feed, only_division,
                                             only_period, catalogue_hash, actor, host, process, started_at)
                    select :job, :date, coalesce(max(attempt), 0) + 1, 'RUNNING', :inbox, :feed, :division,
                           case when cast(:from as date) is not null then daterange(:from, :to, '[]') end, :catalogue,
                           :actor, :host, :process, :now
                    from control.run where job = :job and business_date = :date
                    returning run_id""")
                    .param("job", request.job()).param("date", request.businessDate())
                    .param("inbox", request.inbox() == null ? null : request.inbox().toString())
                    .param("feed", request.only().feed().orElse(null))
                    .param("division", request.only().division().orElse(null))
                    .param("from", request.only().period().map(Periods.Span::from).orElse(null), Types.DATE)
                    .param("to", request.only().period().map(Periods.Span::to).orElse(null), Types.DATE)
                    .param("catalogue", catalog.hash()).param("actor", request.actor()).param("host", host)
                    .param("process", process).param("now", units.now()).query(Long.class).single();
            request.covered().forEach(date -> jdbc.sql("insert into control.run_date values (:run, :date)")
                    .param("run", id).param("date", date).update());
            return new Run(id, 1, request.job(), request.businessDate(), request.inbox(), request.only(), catalog);
        });
    }

    /** Raises the threshold of every contract for a run that is about to begin; part of the caller's transaction. */
    public void raiseThreshold(long runId, BigDecimal refuseAbove, String why) {
        jdbc.sql("update control.run set refuse_above = :share, refuse_above_why = :why where run_id = :run")
                .param("share", refuseAbove).param("why", why).param("run", runId).update();
    }

    Run restart(Entry entry, Run.Selection only, Catalog catalog, String host, long process) {
        return units.alone(() -> {
            keep(catalog);
            int epoch = jdbc.sql("""
                    update control.run set state = 'RUNNING', epoch = epoch + 1, ended_at = null, failure = null,
                           catalogue_hash = :catalogue, host = :host, process = :process
                    where run_id = :run returning epoch""")
                    .param("catalogue", catalog.hash()).param("host", host).param("process", process)
                    .param("run", entry.id()).query(Integer.class).single();
            return new Run(entry.id(), epoch, entry.job(), entry.businessDate(),
                    entry.inbox() == null ? null : java.nio.file.Path.of(entry.inbox()), only, catalog);
        });
    }

    private void keep(Catalog catalog) {
        boolean fresh = jdbc.sql("insert into control.catalogue values (:hash, :now) on conflict do nothing")
                .param("hash", catalog.hash()).param("now", units.now()).update() == 1;
        if (fresh) {
            catalog.files().forEach((path, text) -> jdbc.sql("insert into control.catalogue_file values (:hash, :path, :text)")
                    .param("hash", catalog.hash()).param("path", path).param("text", text).update());
        }
    }

    void stageStarted(Run run, String stage, int ordinal) {
        units.inRun(run, () -> jdbc.sql("""
                insert into control.run_stage (run_id, stage, ordinal, state, started_at)
                values (:run, :stage, :ordinal, 'RUNNING', :now)
                on conflict (run_id, stage) do update
                    set state = 'RUNNING', started_at = excluded.started_at, ended_at = null, counts = '{}', failure = null""")
                .param("run", run.id()).param("stage", stage).param("ordinal", ordinal).param("now", units.now()).update());
    }

    void stageEnded(Run run, String stage, String state, Map<String, Long> counts, List<Message> problems) {
        units.alone(() -> jdbc.sql("""
                update control.run_stage set state = :state, ended_at = :now, counts = :counts::json,
                       failure = :failure::jsonb
                where run_id = :run and stage = :stage
                  and exists (select from control.run where run_id = :run and epoch = :epoch)""")
                .param("state", state).param("now", units.now())
                .param("counts", JsonMapper.shared().writeValueAsString(counts))
                .param("failure", problems.isEmpty() ? null : MessageJson.write(problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS))))
                .param("run", run.id()).param("stage", stage).param("epoch", run.epoch()).update());
    }

    /** Ends a run, unless it was taken over since. */
    boolean end(long runId, int epoch, String state, Message failure) {
        int ended = jdbc.sql("""
                update control.run set state = :state, ended_at = :now, failure = :failure::jsonb
                where run_id = :run and epoch = :epoch and state = 'RUNNING'""")
                .param("state", state).param("now", units.now())
                .param("failure", failure == null ? null : MessageJson.write(failure))
                .param("run", runId).param("epoch", epoch).update();
        if (ended == 1) {
            jdbc.sql("""
                    update control.run_stage set state = :state, ended_at = :now
                    where run_id = :run and state = 'RUNNING'""").param("state", state.equals("DONE") ? "FAILED" : state)
                    .param("now", units.now()).param("run", runId).update();
        }
        return ended == 1;
    }

    /** Asks the active run to stop after the unit in hand. */
    public void requestStop(long runId, int epoch) {
        jdbc.sql("insert into control.stop_request values (:run, :epoch, :now) on conflict do nothing")
                .param("run", runId).param("epoch", epoch).param("now", units.now()).update();
    }
}
