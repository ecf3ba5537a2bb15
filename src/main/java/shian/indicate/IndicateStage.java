package shian.indicate;

import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Indicator;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.Units;

/** The indicate stage: candidates of the indicators whose measures, targets or disputes moved; unit of work: the stage. */
public final class IndicateStage {

    private final Units units;
    private final JdbcClient jdbc;

    public IndicateStage(Units units) {
        this.units = units;
        this.jdbc = units.jdbc();
    }

    public StageResult run(Run run) {
        return units.inRun(run, () -> {
            Set<String> stale = new HashSet<>(jdbc.sql("select name from control.stale where kind = 'INDICATOR'")
                    .query(String.class).list());
            List<Indicator> due = run.catalog().indicators().stream().filter(i -> stale.contains(i.code())).toList();
            long values = 0;
            if (!due.isEmpty()) {
                IndicatorEvaluation evaluation = new IndicatorEvaluation(jdbc, run.catalog(), run.businessDate());
                for (Indicator indicator : due) {
                    values += replace(indicator, evaluation.evaluate(indicator));
                }
            }
            forgetIndicators(run);
            new ClosedYears(jdbc).judge();
            jdbc.sql("delete from control.stale where kind = 'INDICATOR'").update();
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("indicators", (long) due.size());
            counts.put("values", values);
            return StageResult.of(counts);
        });
    }

    private long replace(Indicator indicator, List<Candidate> candidates) {
        delete(indicator.ruleVersion(), indicator.code());
        List<Object[]> values = new ArrayList<>();
        List<Object[]> evidence = new ArrayList<>();
        for (Candidate c : candidates) {
            Indicator.Target target = c.scope().target().orElse(null);
            values.add(new Object[] {indicator.ruleVersion(), indicator.code(), c.scope().name(), c.division(), c.year(),
                    c.numerator(), c.denominator(), c.value(), target == null ? null : target.comparator(), c.target(),
                    target == null ? null : target.origin(), c.status(), c.statusReason(), c.periodStatus(), c.period().from(), c.period().to(),
                    c.populationBasis(), c.completeness(), c.standing().reconciliation(), c.standing().disputedBy(),
                    (int) c.evidence().stream().map(Candidate.Evidence::delivery).distinct().count(),
                    c.sameMonthsLastYear(), c.low(), c.high(), c.verdictCanFlip(), c.boundaryBreak(),
                    c.standing().publishedOver(), target == null ? null : target.stated().orElse(null), c.pace(), c.lastYearBasis()});
            c.evidence().forEach(e -> evidence.add(new Object[] {indicator.ruleVersion(), indicator.code(),
                    c.scope().name(), c.division(), c.year(), e.side(), e.measure(), e.delivery(), e.value()}));
        }
        JdbcTemplate template = new JdbcTemplate(units.dataSource());
        template.batchUpdate("""
                insert into publication.candidate (rule_version, indicator_code, scope, division_code, year, numerator,
                    denominator, value, comparator, target, target_origin, status, status_reason, period_status,
                    period_from, period_to, population_basis, completeness, reconciliation, disputed_by, evidence_count,
                    same_months_last_year, low, high, verdict_can_flip, boundary_break, published_over, target_stated, pace,
                    last_year_basis)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", values,
                new int[] {Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.SMALLINT, Types.NUMERIC,
                    Types.NUMERIC, Types.NUMERIC, Types.VARCHAR, Types.NUMERIC, Types.VARCHAR, Types.VARCHAR,
                    Types.VARCHAR, Types.VARCHAR, Types.DATE, Types.DATE, Types.VARCHAR, Types.NUMERIC, Types.VARCHAR, Types.VARCHAR,
                    Types.INTEGER, Types.NUMERIC, Types.NUMERIC, Types.NUMERIC, Types.BOOLEAN, Types.VARCHAR,
                    Types.VARCHAR, Types.VARCHAR, Types.NUMERIC, Types.VARCHAR});
        template.batchUpdate("""
                insert into publication.candidate_evidence (rule_version, indicator_code, scope, division_code, year, side,
                    measure, delivery_id, value)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", evidence);
        return values.size();
    }

    private void delete(String ruleVersion, String code) {
        for (String table : List.of("candidate_evidence", "candidate")) {
            jdbc.sql("delete from publication." + table + " where rule_version = :version and indicator_code = :code")
                    .param("version", ruleVersion).param("code", code).update();
        }
    }

    /** What left the catalogue is withdrawn by the next edition. */
    private void forgetIndicators(Run run) {
        jdbc.sql("select distinct rule_version, indicator_code from publication.candidate")
                .query((row, n) -> new String[] {row.getString(1), row.getString(2)}).list().stream()
                .filter(known -> run.catalog().indicators().stream()
                        .noneMatch(i -> i.ruleVersion().equals(known[0]) && i.code().equals(known[1])))
                .forEach(known -> delete(known[0], known[1]));
    }
}
