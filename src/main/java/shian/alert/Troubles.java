package shian.alert;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.JobDefinition;
import shian.catalog.Parameter;
import shian.catalog.Schedule;
import shian.fact.SourceTables;
import shian.message.Message;
import shian.message.ShianException;

/** What is wrong now, read from the tables that say so. */
final class Troubles {

    /**
     * What was found.
     *
     * @param unknown kinds that could not be looked at: what is open of them stays open
     */
    record Found(List<Trouble> troubles, Set<String> unknown) {
    }

    /** A ring older than this is not asked about any more. */
    private static final Duration LOOK_BACK = Duration.ofDays(32);
    /** Of the mistakes of a catalogue as many are told. */
    private static final int MISTAKES_TOLD = 5;

    private final JdbcClient jdbc;
    private final Supplier<Catalog> reader;
    private final Clock clock;
    private final Path data;
    private final List<Trouble> troubles = new ArrayList<>();
    private final Set<String> unknown = new HashSet<>();

    Troubles(JdbcClient jdbc, Supplier<Catalog> reader, Clock clock, Path data) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.clock = clock;
        this.data = data;
    }

    /** Looks once. */
    Found now(boolean runIsAlive) {
        runs(runIsAlive);
        Optional<Catalog> catalog = catalogue();
        catalog.ifPresentOrElse(
                c -> c.jobs().values().forEach(job -> job.schedule().ifPresent(schedule -> deadlines(job, schedule))),
                () -> unknown.add("DEADLINE"));
        refused();
        overdue();
        blocks();
        parameter(catalog, Parameter.NIGHTS_WITHOUT_PUBLISHING).ifPresentOrElse(days -> notPublished(days.intValue()),
                () -> unknown.add("NOT_PUBLISHED"));
        parameter(catalog, Parameter.DISK_FREE).ifPresentOrElse(
                least -> disk(least.intValue(), parameter(catalog, Parameter.DISK_FREE_AGAIN).orElse(least).intValue()),
                () -> unknown.add("DISK"));
        return new Found(troubles, unknown);
    }

    private void add(String kind, Object object, String code, Object... arguments) {
        troubles.add(Trouble.of(kind, object, Message.of(code, arguments)));
    }

    /**
     * The last run of each job, if it did not end in order; one that says RUNNING and that nobody works at is dead. While one is at
     * work again, what was wrong with the last one is not over.
     */
    private void runs(boolean alive) {
        jdbc.sql("""
                with last as (
                    select distinct on (job) run_id, job, business_date, state, state = 'RUNNING' and :alive as at_work
                    from control.run order by job, run_id desc)
                select run_id, job, business_date, case when state = 'RUNNING' then 'CRASHED' else state end
                from last where not at_work and state in ('FAILED', 'CRASHED', 'DONE_WITH_FAILURES', 'RUNNING')
                union all
                select r.run_id, r.job, r.business_date, r.state
                from last join control.run r using (job) join control.alert a on a.object = 'run ' || r.run_id
                where at_work and a.kind = 'RUN' and a.recovered_at is null
                order by 1""").param("alive", alive)
                .query(row -> {
                    add("RUN", "run " + row.getLong(1), "alert.run", row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
                });
    }

    /** The catalogue, if runs can begin with it; what is wrong with it is what {@code check} says. */
    private Optional<Catalog> catalogue() {
        Optional<Catalog> catalog = Optional.empty();
        List<Message> mistakes;
        try {
            catalog = Optional.of(reader.get());
            mistakes = SourceTables.differences(jdbc, catalog.get());
        } catch (ShianException e) {
            mistakes = e.details();
        }
        if (!mistakes.isEmpty()) {
            List<Message> told = new ArrayList<>(List.of(Message.of("alert.catalogue", mistakes.size())));
            told.addAll(mistakes.subList(0, Math.min(MISTAKES_TOLD, mistakes.size())));
            troubles.add(new Trouble("CATALOGUE", "jobs", told));
        }
        return catalog;
    }

    /** A number, from the catalogue or, while it cannot be read, as it was for the last run. */
    private Optional<BigDecimal> parameter(Optional<Catalog> catalog, String name) {
        return catalog.flatMap(c -> c.parameter(name))
                .or(() -> jdbc.sql("select value from warehouse.parameter where parameter = :name").param("name", name)
                        .query(BigDecimal.class).optional());
    }

    /**
     * Stages that had not ended by the time of day the job says, for the last ring whose time has come. Rings before the first run
     * of all are no matter: nobody was there to hear them.
     */
    private void deadlines(JobDefinition job, Schedule schedule) {
        ZoneId zone = schedule.zoneOr(clock.getZone());
        Instant now = clock.instant();
        Instant first = firstRun().map(OffsetDateTime::toInstant).orElse(now);
        Instant from = first.isAfter(now.minus(LOOK_BACK)) ? first : now.minus(LOOK_BACK);
        List<Instant> rings = job.deadlines().isEmpty() ? List.of() : schedule.rings(from, now, clock.getZone());
        for (Map.Entry<String, LocalTime> deadline : job.deadlines().entrySet()) {
            rings.stream().filter(ring -> due(ring.atZone(zone), deadline.getValue()).isBefore(now)).reduce((a, b) -> b)
                    .filter(ring -> !ended(job, deadline.getKey(), ring))
                    .ifPresent(ring -> add("DEADLINE", job.name() + " " + deadline.getKey(), "alert.deadline", job.name(),
                            ring.atZone(zone).toLocalDate(), deadline.getKey(), deadline.getValue()));
        }
    }

    private Optional<OffsetDateTime> firstRun() {
        return jdbc.sql("select min(started_at) from control.run having count(*) > 0").query(OffsetDateTime.class).optional();
    }

    private static Instant due(ZonedDateTime rang, LocalTime time) {
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
    private void refused() {
        jdbc.sql("""
                select delivery_id, path
                from intake.delivery_to_mend m join intake.delivery d using (delivery_id) join intake.arrival using (arrival_id)
                where m.state = 'REFUSED'
                order by 1""")
                .query(row -> {
                    add("REFUSED", "delivery " + row.getLong(1), "alert.refused", row.getLong(1), row.getString(2));
                });
    }

    /**
     * By feed and due day, how many divisions owe; each delivery that comes makes the number smaller, the last one ends it. What fell
     * due before the first night is told as one: that is a matter of setting up.
     */
    private void overdue() {
        jdbc.sql("""
                select s.feed, s.kind, s.period_from, s.period_to, s.due_on, count(*)
                from warehouse.due_status s
                where s.state = 'MISSING' and s.due_on >= (select min(business_date) from control.run)
                group by 1, 2, 3, 4, 5 order by 5, 1, 2""")
                .query(row -> {
                    add("OVERDUE", row.getString(1) + "/" + row.getString(2) + " " + row.getString(3), "alert.overdue", row.getString(1),
                            row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getLong(6));
                });
        jdbc.sql("""
                select b.first_night, count(*), count(distinct (s.feed, s.kind))
                from warehouse.due_status s
                join (select min(business_date) as first_night from control.run) b on s.due_on < b.first_night
                where s.state = 'MISSING' group by 1""")
                .query(row -> {
                    add("OVERDUE", "before the first night", "alert.overdue-before", row.getString(1), row.getLong(2), row.getLong(3));
                });
    }

    private void blocks() {
        jdbc.sql("""
                select b.break_id, b.rule, b.division_code, b.year from reconciliation.break b join reconciliation.rule r using (rule)
                where b.state = 'OPEN' and r.severity = 'BLOCK' and b.published_over_until is null order by 1""")
                .query(row -> {
                    add("BLOCK", "break " + row.getLong(1), "alert.block", row.getLong(1), row.getString(2), row.getString(3),
                            row.getString(4));
                });
    }

    /** Where none ever came to its end, the nights are counted from the first run. */
    private void notPublished(int days) {
        jdbc.sql("""
                select last::date
                from (select coalesce((select max(ended_at) from control.run_stage
                                       where stage = 'publish' and state in ('DONE', 'DONE_WITH_FAILURES')),
                                      (select min(started_at) from control.run)) as last) l
                where last < :before""")
                .param("before", OffsetDateTime.ofInstant(clock.instant().minus(Duration.ofDays(days)), ZoneOffset.UTC))
                .query(row -> {
                    add("NOT_PUBLISHED", "publish", "alert.not-published", row.getString(1), days);
                });
    }

    /** Once told, it is over only when there is clearly more room again: what comes and goes must not be told each time. */
    private void disk(int least, int again) {
        try {
            FileStore disk = Files.getFileStore(data);
            long free = disk.getUsableSpace() * 100 / Math.max(1, disk.getTotalSpace());
            boolean told = jdbc.sql("select exists (select from control.alert where kind = 'DISK' and recovered_at is null)")
                    .query(Boolean.class).single();
            if (free < (told ? Math.max(least, again) : least)) {
                add("DISK", data, "alert.disk", data, free, least);
            }
        } catch (IOException e) {
            add("DISK", data, "alert.disk-unknown", data, e);
        }
    }
}
