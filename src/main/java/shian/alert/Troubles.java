package shian.alert;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.JobDefinition;
import shian.catalog.Parameter;
import shian.catalog.Schedule;
import shian.message.Message;

/** What is wrong now, read from the tables that say so. */
final class Troubles {

    /** A ring older than this is not asked about any more. */
    private static final Duration LOOK_BACK = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Clock clock;
    private final Path data;

    Troubles(JdbcClient jdbc, Catalog catalog, Clock clock, Path data) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.clock = clock;
        this.data = data;
    }

    List<Trouble> now(boolean runIsAlive) {
        List<Trouble> troubles = new ArrayList<>();
        troubles.addAll(runs(runIsAlive));
        catalog.jobs().values().forEach(job -> job.schedule().ifPresent(schedule -> troubles.addAll(deadlines(job, schedule))));
        troubles.addAll(refused());
        troubles.addAll(overdue());
        troubles.addAll(blocks());
        troubles.addAll(notPublished());
        troubles.addAll(disk());
        return troubles;
    }

    /** The last run of each job, if it did not end in order; one that says RUNNING and that nobody works at is dead. */
    private List<Trouble> runs(boolean alive) {
        return jdbc.sql("""
                select run_id, job, business_date, case when state = 'RUNNING' then 'CRASHED' else state end
                from (select distinct on (job) * from control.run order by job, run_id desc) r
                where state in ('FAILED', 'CRASHED') or state = 'RUNNING' and not :alive order by 1""").param("alive", alive)
                .query((row, n) -> new Trouble("RUN", "run " + row.getLong(1), Message.of("alert.run", row.getLong(1),
                        row.getString(2), row.getString(3), row.getString(4)))).list();
    }

    /** Stages that had not ended by the time of day the job says, for the last ring whose time has come. */
    private List<Trouble> deadlines(JobDefinition job, Schedule schedule) {
        Instant now = clock.instant();
        List<Instant> rings = schedule.rings(now.minus(LOOK_BACK), now);
        List<Trouble> late = new ArrayList<>();
        for (Map.Entry<String, LocalTime> deadline : job.deadlines().entrySet()) {
            rings.stream().filter(ring -> due(ring, schedule, deadline.getValue()).isBefore(now)).reduce((a, b) -> b)
                    .filter(ring -> !ended(job, deadline.getKey(), ring))
                    .ifPresent(ring -> late.add(new Trouble("DEADLINE", job.name() + " " + deadline.getKey() + " " + ring,
                            Message.of("alert.deadline", job.name(), ring.atZone(schedule.zone()).toLocalDate(),
                                    deadline.getKey(), deadline.getValue()))));
        }
        return late;
    }

    private static Instant due(Instant ring, Schedule schedule, LocalTime time) {
        ZonedDateTime rang = ring.atZone(schedule.zone());
        ZonedDateTime due = rang.with(time);
        return (due.isBefore(rang) ? due.plusDays(1) : due).toInstant();
    }

    private boolean ended(JobDefinition job, String stage, Instant ring) {
        return jdbc.sql("""
                select exists (select from control.run r join control.run_stage s using (run_id)
                where r.job = :job and s.stage = :stage and s.state in ('DONE', 'DONE_WITH_FAILURES') and s.ended_at >= :ring)""")
                .param("job", job.name()).param("stage", stage).param("ring", OffsetDateTime.ofInstant(ring, ZoneOffset.UTC))
                .query(Boolean.class).single();
    }

    /** Deliveries sent back for whose scope and period none has counted since. */
    private List<Trouble> refused() {
        return jdbc.sql("""
                select d.delivery_id, a.path from intake.delivery d join intake.arrival a using (arrival_id)
                where d.state = 'REFUSED' and not exists (
                    select from intake.delivery l where l.state = 'LOADED' and l.feed = d.feed and l.kind = d.kind
                      and l.division_code = d.division_code and l.part = d.part and l.period && d.period and l.settled_at >= d.settled_at)
                order by 1""")
                .query((row, n) -> new Trouble("REFUSED", "delivery " + row.getLong(1),
                        Message.of("alert.refused", row.getLong(1), row.getString(2)))).list();
    }

    /** By feed and due day, how many divisions owe; each delivery that comes makes the number smaller, the last one ends it. */
    private List<Trouble> overdue() {
        return jdbc.sql("""
                select feed, kind, period_from, period_to, due_on, count(*) from warehouse.due_status
                where state = 'MISSING' group by 1, 2, 3, 4, 5 order by 5, 1, 2""")
                .query((row, n) -> new Trouble("OVERDUE", row.getString(1) + "/" + row.getString(2) + " " + row.getString(3),
                        Message.of("alert.overdue", row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                                row.getString(5), row.getLong(6)))).list();
    }

    private List<Trouble> blocks() {
        return jdbc.sql("""
                select b.break_id, b.rule, b.division_code, b.year from reconciliation.break b join reconciliation.rule r using (rule)
                where b.state = 'OPEN' and r.severity = 'BLOCK' and b.published_over_until is null order by 1""")
                .query((row, n) -> new Trouble("BLOCK", "break " + row.getLong(1), Message.of("alert.block", row.getLong(1),
                        row.getString(2), row.getString(3), row.getString(4)))).list();
    }

    private List<Trouble> notPublished() {
        int days = catalog.parameters().get(Parameter.NIGHTS_WITHOUT_PUBLISHING).value().intValue();
        return jdbc.sql("""
                select max(ended_at)::date from control.run_stage
                where stage = 'publish' and state in ('DONE', 'DONE_WITH_FAILURES')
                having max(ended_at) < :before""")
                .param("before", OffsetDateTime.ofInstant(clock.instant().minus(Duration.ofDays(days)), ZoneOffset.UTC))
                .query((row, n) -> new Trouble("NOT_PUBLISHED", "publish",
                        Message.of("alert.not-published", row.getString(1), days))).list();
    }

    private List<Trouble> disk() {
        int least = catalog.parameters().get(Parameter.DISK_FREE).value().intValue();
        try {
            FileStore disk = Files.getFileStore(data);
            long free = disk.getUsableSpace() * 100 / Math.max(1, disk.getTotalSpace());
            return free >= least ? List.of()
                    : List.of(new Trouble("DISK", data.toString(), Message.of("alert.disk", data, free, least)));
        } catch (IOException e) {
            return List.of(new Trouble("DISK", data.toString(), Message.of("alert.disk-unknown", data, e)));
        }
    }
}
