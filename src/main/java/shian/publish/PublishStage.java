package shian.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.work.Breakpoint;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.Units;

/** The publish stage: cuts an edition when a value, its bounds, a status or a dispute differs; unit of work: the stage. */
public final class PublishStage {

    private static final String COLUMNS = """
            rule_version, indicator_code, scope, division_code, year, numerator, denominator, value, comparator, target,
            target_origin, status, status_reason, period_status, period_from, period_to, population_basis, completeness,
            reconciliation, disputed_by, low, high, verdict_can_flip, evidence_count, same_months_last_year,
            boundary_break, published_over, target_stated, pace, last_year_basis""";

    private final Units units;
    private final JdbcClient jdbc;

    public PublishStage(Units units) {
        this.units = units;
        this.jdbc = units.jdbc();
    }

    public StageResult run(Run run) {
        Breakpoint.PUBLISH_READY.reached();
        return units.inRun(run, () -> {
            jdbc.sql("create temporary table edition_change on commit drop as select * from publication.pending_change").update();
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
}
