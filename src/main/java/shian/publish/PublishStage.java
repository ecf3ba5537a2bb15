package shian.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.work.Breakpoint;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.Units;

/** The publish stage: cuts an edition when a value, its bounds, a status or a dispute differs; unit of work: the stage. */
public final class PublishStage {

    /** What an edition is cut for. Lateness and counts of evidence alone are not news. */
    private static final List<String> NEWS = List.of("numerator", "denominator", "value", "comparator", "target", "status",
            "period_status", "population_basis", "reconciliation", "disputed_by", "published_over", "boundary_break", "low", "high", "verdict_can_flip");

    private static final String CHANGES = """
            create temporary table edition_change on commit drop as
            with present as (
                select distinct on (rule_version, indicator_code, scope, division_code, year) *
                from publication.indicator_value
                order by rule_version, indicator_code, scope, division_code, year, edition_id desc)
            select rule_version, indicator_code, scope, division_code, year, coalesce(p.revision, 0) + 1 as revision,
                   case when c.status is null then 'withdrawn'
                        when p.status is null or p.withdrawn then 'added' else 'changed' end as change
            from publication.candidate c
            full join present p using (rule_version, indicator_code, scope, division_code, year)
            where case when c.status is null then not p.withdrawn
                       else p.status is null or p.withdrawn or row(%s) is distinct from row(%s) end"""
            .formatted(news("c"), news("p"));

    private static final String COLUMNS = """
            rule_version, indicator_code, scope, division_code, year, numerator, denominator, value, comparator, target,
            target_origin, status, status_reason, period_status, period_from, period_to, population_basis, completeness,
            reconciliation, disputed_by, low, high, verdict_can_flip, evidence_count, same_months_last_year,
            boundary_break, published_over""";

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
                select %1$s, :edition, e.revision, false
                from publication.candidate c join edition_change e
                    using (rule_version, indicator_code, scope, division_code, year)""".formatted(COLUMNS))
                .param("edition", edition).update();
        jdbc.sql("""
                insert into publication.indicator_value (%1$s, edition_id, revision, withdrawn)
                select %1$s, :edition, next_revision, true from (
                    select distinct on (v.rule_version, v.indicator_code, v.scope, v.division_code, v.year)
                           v.*, e.revision as next_revision
                    from publication.indicator_value v join edition_change e
                        using (rule_version, indicator_code, scope, division_code, year)
                    where e.change = 'withdrawn'
                    order by v.rule_version, v.indicator_code, v.scope, v.division_code, v.year, v.edition_id desc) w"""
                .formatted(COLUMNS))
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

    private static String news(String alias) {
        return NEWS.stream().map(column -> alias + "." + column).collect(Collectors.joining(", "));
    }
}
