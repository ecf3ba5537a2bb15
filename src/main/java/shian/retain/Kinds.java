package shian.retain;

import java.util.List;
import java.util.stream.Collectors;
import shian.work.Units;

/** What there is to keep or to remove in the tables, and when nothing needs it any more. */
final class Kinds {

    /**
     * Instances of Spring Batch, all of whose executions ended; a run is gone on with without them too. Their times are those of the
     * machine and have no zone: some hours more or less do not matter to what is kept for months.
     */
    private static final String BATCH = """
            select i.job_instance_id::text as id, max(e.end_time)::timestamptz as at,
                   sum(pg_column_size(e) + coalesce(s.bytes, 0)) + max(pg_column_size(i)) as bytes
            from control.batch_job_instance i join control.batch_job_execution e using (job_instance_id)
            left join (select s.job_execution_id, sum(pg_column_size(s) + coalesce(pg_column_size(c), 0)) as bytes
                       from control.batch_step_execution s left join control.batch_step_execution_context c using (step_execution_id)
                       group by 1) s using (job_execution_id)
            group by 1 having bool_and(e.end_time < :before and e.status not in ('STARTING', 'STARTED', 'STOPPING'))""";

    private static final String OF_BATCH = """
            (select job_execution_id from control.batch_job_execution where job_instance_id = any(:ids::bigint[]))""";

    /** Runs that ended, and that a later run of their job which was whole overtook: nobody goes on with them. */
    private static final String OVERTAKEN = """
            r.ended_at < :before and exists (
                select from control.run l where l.job = r.job and l.run_id > r.run_id and l.state in ('DONE', 'DONE_WITH_FAILURES')
                  and l.only_feed is null and l.only_division is null and l.only_period is null)""";

    private static final String LOAD_UNITS = """
            select u.run_id::text as id, max(r.ended_at) as at, sum(pg_column_size(u)) as bytes
            from control.load_unit u join control.run r using (run_id) where %s group by 1""".formatted(OVERTAKEN);

    /** To what a run left, whatever refers to it tells who, when and what for; that it was asked for tells its own record. */
    private static final String RUNS = """
            select r.run_id::text as id, r.ended_at as at, pg_column_size(r) as bytes from control.run r
            where %s and not exists (select from control.operator_action a where a.object = 'run ' || r.run_id and a.verb <> 'run')
              and %%s""".formatted(OVERTAKEN);

    private static final List<String> OF_RUNS = List.of("control.load_unit", "control.stop_request", "control.run_date",
            "control.run_stage");

    private static final String CATALOGUES = """
            select r.catalogue_hash as id, r.first_used_at as at,
                   (select coalesce(sum(pg_column_size(f)), 0) from control.catalogue_file f where f.catalogue_hash = r.catalogue_hash) as bytes
            from control.catalogue r where r.first_used_at < :before and %s""";

    private static final String ALERTS = """
            select alert_id::text as id, recovered_at as at, pg_column_size(a) as bytes from control.alert a where recovered_at < :before""";

    /**
     * Contents all of whose deliveries were superseded, or sent back and handed in anew, that long ago. No row of them waits for
     * a person, no value of a closed year and none that is published next rests on them.
     */
    private static final String SUPERSEDED = """
            with out_of_use as (
                select d.delivery_id, d.sha256, greatest(d.settled_at, (
                           select max(l.settled_at) from intake.delivery l where d.state = 'REFUSED' and l.state in ('LOADED', 'PURGED')
                             and l.feed = d.feed and l.kind = d.kind and l.division_code = d.division_code and l.period && d.period)) as at
                from intake.delivery d
                where (d.state = 'SUPERSEDED' or d.state = 'REFUSED' and exists (
                           select from intake.delivery l where l.state in ('LOADED', 'PURGED') and l.feed = d.feed and l.kind = d.kind
                             and l.division_code = d.division_code and l.period @> d.period and l.part = d.part
                             and l.settled_at >= d.settled_at))
                  and not exists (select from intake.quarantine q where q.delivery_id = d.delivery_id and q.state in ('OPEN', 'WAIVED'))
                  and not exists (select from intake.quarantine_rest q where q.delivery_id = d.delivery_id and q.state = 'OPEN')
                  and d.delivery_id not in (select delivery_id from publication.candidate_evidence)
                  and d.delivery_id not in (select e.delivery_id from publication.evidence e
                                            where e.year in (select year from publication.year_closing)))
            select c.sha256 as id, max(o.at) as at, c.bytes
            from intake.content c join intake.delivery d using (sha256) left join out_of_use o using (delivery_id)
            where c.removed_at is null
            group by c.sha256, c.bytes having bool_and(o.at is not null and o.at < :before)""";

    private static final String OF_SUPERSEDED = """
            (select delivery_id from intake.delivery where sha256 = any(:ids))""";

    /** Editions before the first that is young enough, or before the current one. */
    private static final String EDITIONS = """
            with first_kept as (
                select least((select min(edition_id) from publication.edition where published_at >= :before),
                             (select edition_id from publication.current_edition)) as edition_id),
            unread as (
                select r.* from publication.removable_value r where r.replaced_by <= (select edition_id from first_kept)),
            of_values as (
                select edition_id, sum(pg_column_size(v)) as bytes from publication.indicator_value v
                join unread using (rule_version, indicator_code, scope, division_code, year, edition_id) group by 1),
            of_evidence as (
                select edition_id, sum(pg_column_size(v)) as bytes from publication.evidence v
                join unread using (rule_version, indicator_code, scope, division_code, year, edition_id) group by 1)
            select e.edition_id::text as id, e.published_at as at, coalesce(v.bytes, 0) + coalesce(p.bytes, 0) as bytes
            from publication.edition e left join of_values v using (edition_id) left join of_evidence p using (edition_id)
            where e.removed_at is null and e.edition_id < (select edition_id from first_kept)""";

    private Kinds() {
    }

    static List<Kind> of(Units units) {
        return List.of(
                new Rows(units, "batch", BATCH, List.of(
                        "delete from control.batch_step_execution_context where step_execution_id in (select step_execution_id "
                                + "from control.batch_step_execution where job_execution_id in " + OF_BATCH + ")",
                        "delete from control.batch_step_execution where job_execution_id in " + OF_BATCH,
                        "delete from control.batch_job_execution_context where job_execution_id in " + OF_BATCH,
                        "delete from control.batch_job_execution_params where job_execution_id in " + OF_BATCH,
                        "delete from control.batch_job_execution where job_instance_id = any(:ids::bigint[])",
                        "delete from control.batch_job_instance where job_instance_id = any(:ids::bigint[])")),
                new Rows(units, "load-units", LOAD_UNITS, List.of("delete from control.load_unit where run_id = any(:ids::bigint[])")),
                new Rows(units, "runs", RUNS.formatted(unreferred(units, "control.run", "run_id", OF_RUNS)), List.of(
                        "delete from control.load_unit where run_id = any(:ids::bigint[])",
                        "delete from control.stop_request where run_id = any(:ids::bigint[])",
                        "delete from control.run_date where run_id = any(:ids::bigint[])",
                        "delete from control.run_stage where run_id = any(:ids::bigint[])",
                        "delete from control.run where run_id = any(:ids::bigint[])")),
                new Rows(units, "catalogues", CATALOGUES.formatted(
                        unreferred(units, "control.catalogue", "catalogue_hash", List.of("control.catalogue_file"))), List.of(
                        "delete from control.catalogue_file where catalogue_hash = any(:ids)",
                        "delete from control.catalogue where catalogue_hash = any(:ids)")),
                new Rows(units, "alerts", ALERTS, List.of(
                        "delete from control.alert_notice where alert_id = any(:ids::bigint[])",
                        "delete from control.alert where alert_id = any(:ids::bigint[])")),
                new Rows(units, "superseded", SUPERSEDED, List.of(
                        "delete from intake.quarantine where delivery_id in " + OF_SUPERSEDED,
                        "delete from intake.quarantine_rest where delivery_id in " + OF_SUPERSEDED,
                        "delete from intake.revision_row where delivery_id in " + OF_SUPERSEDED,
                        "delete from warehouse.measure_part where delivery_id in " + OF_SUPERSEDED,
                        "update intake.content set removed_at = :now, removed_run = :run where sha256 = any(:ids)")),
                new Rows(units, "editions", EDITIONS, List.of(
                        "call publication.remove_editions(:ids::bigint[], :now, :run)")));
    }

    /** That no row of any other table refers to a row {@code r}, whichever tables there are. */
    private static String unreferred(Units units, String table, String key, List<String> but) {
        return units.jdbc().sql("""
                select format('not exists (select from %s x where x.%I = r.%I)', k.conrelid::regclass, a.attname, :key)
                from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                where k.contype = 'f' and k.confrelid = :table::regclass and cardinality(k.conkey) = 1
                  and not (select relispartition from pg_class where oid = k.conrelid)
                  and k.conrelid::regclass::text <> all(:but) order by 1""")
                .param("table", table).param("key", key).param("but", but.toArray(String[]::new))
                .query(String.class).list().stream().collect(Collectors.joining("\n  and "));
    }
}
