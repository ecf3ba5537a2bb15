package shian.watch;

import java.util.List;

/**
 * What Prometheus calls a metric, drawn from the tables of the store.
 *
 * @param help   what it says, for people
 * @param labels names of its labels
 * @param sql    a query that gives the labels in this order and then the value; it may use {@link #COMMON}
 */
record Figure(String name, Type type, String help, List<String> labels, String sql) {

    enum Type { GAUGE, COUNTER }

    /** What queries of several figures begin with. */
    static final String COMMON = """
            with last_run as (select distinct on (job) * from control.run order by job, run_id desc),
            counted as (
                select job, c.key, c.value::bigint from control.run_stage join last_run using (run_id)
                cross join json_each_text(counts) c where stage = 'load'),
            delivery as (
                select delivery_id, coalesce(f.department, 'unknown') as department, coalesce(d.feed, 'unknown') as feed, d.state,
                       d.accepted, d.quarantined, d.duplicate, d.non_data
                from intake.delivery d left join warehouse.feed f on f.feed = d.feed and f.kind = d.kind)
            """;

    /** All of them. What may become less is a gauge: tables are worked on, and retention removes from most. */
    static final List<Figure> ALL = List.of(
            gauge("shian_run_active", "Whether a run of the job is active, 1 or 0.", List.of("job_name"),
                    "select job, count(*) filter (where state = 'RUNNING') from control.run group by 1"),
            gauge("shian_run_last_state", "How the last run of the job stands: 1 for its state, 0 for the others.",
                    List.of("job_name", "state"), """
                    select r.job, s.state, (r.state = s.state)::int from last_run r cross join unnest(
                        array['RUNNING', 'DONE', 'DONE_WITH_FAILURES', 'FAILED', 'STOPPED', 'CRASHED']) s(state)"""),
            gauge("shian_run_last_started_timestamp_seconds", "When the last run of the job was started.", List.of("job_name"),
                    "select job, extract(epoch from started_at) from last_run"),
            gauge("shian_run_last_whole_timestamp_seconds",
                    "When a run of the job last ended that did all of it; limited, failed, crashed and stopped ones do not count.",
                    List.of("job_name"), """
                    select job, extract(epoch from max(ended_at)) from control.run r
                    where state in ('DONE', 'DONE_WITH_FAILURES') and num_nonnulls(only_feed, only_division, only_period) = 0
                      and not exists (select from control.replay p where p.run_id = r.run_id) group by 1"""),
            gauge("shian_stage_last_duration_seconds", "How long the stage took in the last run of the job, or has taken until now.",
                    List.of("job_name", "stage"), """
                    select job, stage, extract(epoch from coalesce(s.ended_at, now()) - s.started_at)
                    from control.run_stage s join last_run using (run_id)"""),
            gauge("shian_load_last_rows", "Rows of the deliveries that the last run of the job settled, by what became of them.",
                    List.of("job_name", "outcome"), """
                    select job, replace(substr(key, 6), '-', '_'), value from counted where key like 'rows-%' and key <> 'rows-read'"""),
            gauge("shian_load_last_deliveries", "Deliveries that the last run of the job settled, by state.",
                    List.of("job_name", "state"), """
                    select job, upper(replace(key, '-', '_')), value from counted where key not like 'rows-%'"""),
            gauge("shian_deliveries", "Deliveries by state.", List.of("department", "feed", "state"),
                    "select department, feed, state, count(*) from delivery group by 1, 2, 3"),
            gauge("shian_deliveries_to_mend",
                    "Deliveries that stand and that only a person can move: failed, refused, ambiguous, waiting, unrecognised.",
                    List.of("department", "feed", "state"), """
                    select d.department, d.feed, d.state, count(*) from intake.delivery_to_mend join delivery d using (delivery_id)
                    group by 1, 2, 3"""),
            gauge("shian_delivery_rows", "Rows of the deliveries that count, by what became of them.",
                    List.of("department", "feed", "outcome"), """
                    select department, feed, outcome, sum(rows) from delivery cross join lateral (values ('accepted', accepted),
                        ('quarantined', quarantined), ('duplicate', duplicate), ('non_data', non_data)) o(outcome, rows)
                    where state in ('LOADED', 'PURGED') group by 1, 2, 3"""),
            gauge("shian_quarantined_rows", "Rows set aside that stand open or are waived.", List.of("department", "feed", "state"), """
                    select department, feed, q.state, sum(q.rows) from (
                        select delivery_id, state, count(*) as rows from intake.quarantine where state in ('OPEN', 'WAIVED') group by 1, 2
                        union all select delivery_id, state, sum(rows) from intake.quarantine_rest where state = 'OPEN' group by 1, 2) q
                    join delivery using (delivery_id) group by 1, 2, 3"""),
            gauge("shian_due_periods",
                    "Periods of feeds due by the date of the last run: ON_TIME, LATE, RECEIVED (due before the first night), DUE on that day, MISSING.",
                    List.of("department", "feed", "state"), """
                    select coalesce(department, 'unknown'), feed, state, count(*) from warehouse.due_status group by 1, 2, 3"""),
            gauge("shian_breaks", "Differences found by rules, by severity and what people decided; a BLOCK that is OPEN disputes values.",
                    List.of("severity", "state"), """
                    select v.severity, s.state, count(b.break_id) from unnest(array['BLOCK', 'WARN', 'INFO']) v(severity)
                    cross join unnest(array['OPEN', 'PUBLISHED_OVER', 'EXPLAINED']) s(state)
                    left join reconciliation.rule r on r.severity = v.severity
                    left join reconciliation.break b on b.rule = r.rule and s.state = case
                        when b.state = 'OPEN' and b.published_over_until is not null then 'PUBLISHED_OVER' else b.state end
                    group by 1, 2"""),
            gauge("shian_stale_items", "What is to be computed again, by kind.", List.of("kind"),
                    "select kind, count(*) from control.stale group by 1"),
            gauge("shian_edition_number", "Number of the edition that readers see, 0 if there is none.", List.of(),
                    "select coalesce(max(edition_id), 0) from publication.current_edition"),
            gauge("shian_edition_published_timestamp_seconds",
                    "When the edition that readers see was published; a night that finds nothing new publishes none.", List.of(), """
                    select extract(epoch from published_at) from publication.edition join publication.current_edition using (edition_id)"""),
            gauge("shian_alerts_open", "Troubles that are not over, by kind.", List.of("kind"),
                    "select kind, count(*) from control.alert where recovered_at is null group by 1"),
            new Figure("shian_alerts_raised_total", Type.COUNTER, "Troubles seen since the beginning.", List.of(), """
                    select (select count(*) from control.alert)
                         + (select coalesce(sum(items), 0) from control.removal where kind = 'alerts')"""),
            new Figure("shian_operator_actions_total", Type.COUNTER, "What people did, by verb.", List.of("verb"),
                    "select verb, count(*) from control.operator_action group by 1"),
            gauge("shian_archive_size_bytes", "How large the contents of the archive are.", List.of(),
                    "select coalesce(sum(bytes), 0) from intake.content where removed_at is null"),
            gauge("shian_database_size_bytes", "How large the database is on the disk of its server.", List.of(),
                    "select pg_database_size(current_database())"));

    private static Figure gauge(String name, String help, List<String> labels, String sql) {
        return new Figure(name, Type.GAUGE, help, labels, sql);
    }
}
