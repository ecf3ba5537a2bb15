package shian.reconcile;

import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Claim;
import shian.catalog.Rule;
import shian.catalog.Title;
import shian.formula.Evaluator;
import shian.message.MessageJson;
import shian.work.Run;
import shian.work.StageResult;
import shian.work.StaleMarks;
import shian.work.Units;
import tools.jackson.databind.json.JsonMapper;

/** The reconcile stage: rules whose measures moved, then every claim; unit of work: the stage. */
public final class ReconcileStage {

    private final Units units;
    private final JdbcClient jdbc;

    public ReconcileStage(Units units) {
        this.units = units;
        this.jdbc = units.jdbc();
    }

    public StageResult run(Run run) {
        return units.inRun(run, () -> {
            Evaluator evaluator = new Evaluator(jdbc, run.catalog());
            RuleEvaluation evaluation = new RuleEvaluation(run.catalog(), evaluator, Evaluator.years(jdbc), run.businessDate());
            RunningTotals runningTotals = new RunningTotals(jdbc, run.catalog(), run.businessDate());
            FrozenClaims frozen = new FrozenClaims(jdbc, run.catalog(), run.businessDate());
            Map<String, CutOff> cutOffs = cutOffs(run, runningTotals, frozen);
            Breaks breaks = new Breaks(units, run);
            breaks.expire().stream().map(run.catalog().rules()::get).filter(Objects::nonNull).forEach(rule ->
                    new StaleMarks(units, run.catalog()).indicators(rule.measures()));
            long evaluated = 0;
            for (Rule rule : due(run, frozen)) {
                List<Verdict> verdicts = rule.cutOff().isEmpty() ? evaluation.evaluate(rule)
                        : Optional.ofNullable(cutOffs.get(rule.cutOff().get(0).id())).map(CutOff::verdicts)
                        .orElseGet(() -> CutOff.undecided(rule));
                boolean moved = write(run, rule, verdicts) | breaks.update(rule.name(), verdicts);
                if (moved && rule.severity() == Rule.Severity.BLOCK) {
                    new StaleMarks(units, run.catalog()).indicators(rule.measures());
                }
                evaluated++;
            }
            forgetRules(run, breaks);
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("rules", evaluated);
            counts.put("breaks-opened", breaks.opened);
            counts.put("breaks-changed", breaks.changed);
            counts.put("breaks-closed", breaks.closed);
            counts.put("claims", claims(run, frozen, new ClaimComparison(evaluator, runningTotals, cutOffs,
                    new LackingDeliveries(jdbc, run.catalog())::of, run.businessDate())));
            counts.put("frozen", run.catalog().claims().values().stream().filter(frozen::contains).count());
            jdbc.sql("delete from control.stale where kind = 'RULE'").update();
            return StageResult.of(counts);
        });
    }

    /** What is stale, as every rule is in another year, and what depends on days: whether an explanation holds, figures agree. */
    private List<Rule> due(Run run, FrozenClaims frozen) {
        Set<String> stale = new HashSet<>(jdbc.sql("""
                select name from control.stale where kind = 'RULE'
                union select rule from reconciliation.break where state = 'EXPLAINED' and explained_until < :today""")
                .param("today", run.businessDate()).query(String.class).list());
        return run.catalog().rules().values().stream().filter(rule -> !frozen.concern(rule))
                .filter(rule -> stale.contains(rule.name()) || !rule.cutOff().isEmpty()
                        || rule.comparisons().stream().flatMap(comparison -> comparison.claims().stream())
                        .anyMatch(claim -> run.catalog().claims().get(claim).until().isPresent())).toList();
    }

    /** Replaces the verdicts of a rule; tells whether any is different from before. */
    private boolean write(Run run, Rule rule, List<Verdict> verdicts) {
        String print = """
                select coalesce(md5(string_agg(concat_ws('|', division_code, year, dimensions, verdict, note), ';'
                                order by division_code, year, dimensions)), '')
                from reconciliation.verdict where rule = :rule""";
        String before = jdbc.sql(print).param("rule", rule.name()).query(String.class).single();
        jdbc.sql("delete from reconciliation.verdict where rule = :rule").param("rule", rule.name()).update();
        List<Object[]> rows = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            rows.add(new Object[] {rule.name(), verdict.division(), verdict.year(),
                    JsonMapper.shared().writeValueAsString(verdict.dimensions()), verdict.outcome().name(), verdict.left(),
                    verdict.right(), verdict.imbalance(), verdict.tolerance(), verdict.note(), run.id()});
        }
        new JdbcTemplate(units.dataSource()).batchUpdate("""
                insert into reconciliation.verdict (rule, division_code, year, dimensions, verdict, left_value, right_value,
                                                    imbalance, tolerance, note, decided_run)
                values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)""", rows, new int[] {Types.VARCHAR, Types.VARCHAR,
                Types.SMALLINT, Types.VARCHAR, Types.VARCHAR, Types.NUMERIC, Types.NUMERIC, Types.NUMERIC, Types.NUMERIC,
                Types.VARCHAR, Types.BIGINT});
        return !before.equals(jdbc.sql(print).param("rule", rule.name()).query(String.class).single());
    }

    /** A rule that left the catalogue leaves no verdicts, and closes its breaks. */
    private void forgetRules(Run run, Breaks breaks) {
        List<String> gone = jdbc.sql("""
                select rule from reconciliation.verdict union
                select rule from reconciliation.break where state <> 'CLOSED'""").query(String.class).list().stream()
                .filter(rule -> !run.catalog().rules().containsKey(rule)).toList();
        for (String rule : gone) {
            jdbc.sql("delete from reconciliation.verdict where rule = :rule").param("rule", rule).update();
            breaks.update(rule, List.of());
        }
    }

    /** By claim, the day that a rule finds for it. */
    private static Map<String, CutOff> cutOffs(Run run, RunningTotals runningTotals, FrozenClaims frozen) {
        Map<String, CutOff> found = new HashMap<>();
        run.catalog().rules().values().stream().filter(rule -> !rule.cutOff().isEmpty() && !frozen.concern(rule)).forEach(rule ->
                CutOff.among(runningTotals.of(rule.cutOff())).ifPresent(cutOff ->
                        rule.cutOff().forEach(claim -> found.put(claim.id(), cutOff))));
        return found;
    }

    private long claims(Run run, FrozenClaims frozen, ClaimComparison comparison) {
        jdbc.sql("delete from reconciliation.claim").update();
        for (Claim claim : run.catalog().claims().values()) {
            ClaimComparison.Result result = frozen.contains(claim) ? frozen.outcome(claim) : comparison.compare(claim);
            jdbc.sql("""
                    insert into reconciliation.claim (claim, sort, title_zh, title_en, unit, published, computed,
                                                      difference, verdict, note, reason_zh, reason_en)
                    values (:claim, :sort, :zh, :en, :unit, :published, :computed, :difference, :verdict, :note::jsonb,
                            :reasonZh, :reasonEn)""")
                    .param("reasonZh", claim.reason().map(Title::zh).orElse(null))
                    .param("reasonEn", claim.reason().map(Title::en).orElse(null))
                    .param("claim", claim.id()).param("sort", claim.sort()).param("zh", claim.title().zh())
                    .param("en", claim.title().en()).param("unit", claim.unit()).param("published", claim.published())
                    .param("computed", result.computed(), Types.NUMERIC)
                    .param("difference", result.difference(), Types.NUMERIC).param("verdict", result.verdict())
                    .param("note", result.note() == null ? null : MessageJson.write(result.note())).update();
        }
        return run.catalog().claims().size();
    }
}
