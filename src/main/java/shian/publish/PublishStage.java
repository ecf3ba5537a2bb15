package shian.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.work.Breakpoint;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.Units;

/** The publish stage: cuts an edition when a value, a status or a dispute differs; unit of work: the stage. */
public final class PublishStage {

    /** What an edition is cut for. Lateness and counts of evidence alone are not news. */
    private static final String NEWS = """
            row(%1$s.numerator, %1$s.denominator, %1$s.value, %1$s.comparator, %1$s.target, %1$s.status,
                %1$s.period_status, %1$s.population_basis, %1$s.reconciliation, %1$s.disputed_by)""";

    private static final String CHANGES = """
            create temporary table edition_change on commit drop as
            with present as (
                select distinct on (rule_version, indicator_code, scope, division_code, year) *
                from publication.indicator_value
                order by rule_version, indicator_code, scope, division_code, year, edition_id desc)
            select coalesce(c.rule_version, p.rule_version) as rule_version,
                   coalesce(c.indicator_code, p.indicator_code) as indicator_code, coalesce(c.scope, p.scope) as scope,
                   coalesce(c.division_code, p.division_code) as division_code, coalesce(c.year, p.year) as year,
                   coalesce(p.revision, 0) + 1 as revision,
                   case when c.rule_version is null then 'withdrawn'
                        when p.rule_version is null or p.withdrawn then 'added' else 'changed' end as change
            from publication.candidate c
            full join present p on p.rule_version = c.rule_version and p.indicator_code = c.indicator_code
                and p.scope = c.scope and p.division_code = c.division_code and p.year = c.year
            where c.rule_version is null and not p.withdrawn
               or p.rule_version is null or c.rule_version is not null and p.withdrawn
               or %s is distinct from %s""".formatted(NEWS.formatted("c"), NEWS.formatted("p"))
            .replace("or row(", "or c.rule_version is not null and row(");

    private static final String COLUMNS = """
            rule_version, indicator_code, scope, division_code, year, numerator, denominator, value, comparator, target,
            target_origin, status, status_reason, period_status, period_from, period_to, population_basis, completeness,
            reconciliation, disputed_by, low, high, verdict_can_flip, evidence_count, same_months_last_year""";

    private final Units units;
    private final JdbcClient jdbc;

    public PublishStage(Units units) {
        this.units = units;
        this.jdbc = units.jdbc();
    }

    public StageResult run(Run run) {
        Breakpoint.PUBLISH_READY.reached();
        return units.inRun(run, () -> {
            jdbc.sql(CHANGES).update();
            Map<String, Long> counts = new LinkedHashMap<>();
            for (String change : new String[] {"added", "changed", "withdrawn"}) {
                counts.put(change, jdbc.sql("select count(*) from edition_change where change = :change")
                        .param("change", change).query(Long.class).single());
            }
            if (counts.values().stream().anyMatch(n -> n > 0)) {
                counts.put("edition", cut(run, counts));
            }
            return StageResult.of(counts);
        });
    }

    private long cut(Run run, Map<String, Long> counts) {
        long edition = jdbc.sql("""
                insert into publication.edition (published_at, run_id, business_date, catalogue_hash, added, changed,
                                                 withdrawn, indicator_values)
                select :now, :run, :date, :catalogue, :added, :changed, :withdrawn, count(*) from publication.candidate
                returning edition_id""")
                .param("now", units.now()).param("run", run.id()).param("date", run.businessDate())
                .param("catalogue", run.catalog().hash()).param("added", counts.get("added"))
                .param("changed", counts.get("changed")).param("withdrawn", counts.get("withdrawn"))
                .query(Long.class).single();
        jdbc.sql("""
                insert into publication.indicator_value (%1$s, edition_id, revision, withdrawn)
                select %2$s, :edition, e.revision, false
                from publication.candidate c join edition_change e
                    using (rule_version, indicator_code, scope, division_code, year)""".formatted(COLUMNS, COLUMNS))
                .param("edition", edition).update();
        jdbc.sql("""
                insert into publication.indicator_value (%1$s, edition_id, revision, withdrawn)
                select %1$s, :edition, revision, true from (
                    select distinct on (v.rule_version, v.indicator_code, v.scope, v.division_code, v.year)
                           v.*, e.revision as next_revision
                    from publication.indicator_value v join edition_change e
                        using (rule_version, indicator_code, scope, division_code, year)
                    where e.change = 'withdrawn'
                    order by v.rule_version, v.indicator_code, v.scope, v.division_code, v.year, v.edition_id desc) w"""
                .formatted(COLUMNS).replace(":edition, revision, true", ":edition, next_revision, true"))
                .param("edition", edition).update();
        jdbc.sql("""
                insert into publication.evidence (rule_version, indicator_code, scope, division_code, year, edition_id,
                                                  side, measure, delivery_id, value)
                select rule_version, indicator_code, scope, division_code, year, :edition, side, measure, delivery_id, value
                from publication.candidate_evidence join edition_change
                    using (rule_version, indicator_code, scope, division_code, year)""")
                .param("edition", edition).update();
        jdbc.sql("""
                insert into publication.current_edition (edition_id) values (:edition)
                on conflict (one) do update set edition_id = excluded.edition_id""").param("edition", edition).update();
        return edition;
    }
}
