package shian.indicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Rule;

/** How values stand with the rules of severity BLOCK that look at their measures, there or below. */
final class Standings {

    private record Outcome(Rule rule, int year, String verdict, String breakState, Long breakId) {
    }

    private final Catalog catalog;
    private final Map<String, List<Outcome>> outcomes = new HashMap<>();

    Standings(JdbcClient jdbc, Catalog catalog) {
        this.catalog = catalog;
        jdbc.sql("""
                select v.rule, v.division_code, v.year, v.verdict, b.state, b.break_id
                from reconciliation.verdict v
                left join reconciliation.break b on b.rule = v.rule and b.division_code = v.division_code
                    and b.year = v.year and b.dimensions = v.dimensions and b.state <> 'CLOSED'
                where v.verdict <> 'TRUE' order by b.break_id""")
                .query((row, n) -> {
                    Rule rule = catalog.rules().get(row.getString(1));
                    if (rule != null && rule.severity() == Rule.Severity.BLOCK) {
                        outcomes.computeIfAbsent(row.getString(2), division -> new ArrayList<>()).add(new Outcome(rule,
                                row.getInt(3), row.getString(4), row.getString(5), row.getObject(6, Long.class)));
                    }
                    return null;
                }).list();
    }

    /** The worst of: DISPUTED by open breaks, UNDECIDED, EXPLAINED, CLEAN. A figure of the whole city stands for its parts. */
    Candidate.Standing of(List<String> measures, String division, int year) {
        List<Outcome> about = catalog.divisions().around(division).stream()
                .flatMap(code -> outcomes.getOrDefault(code, List.of()).stream())
                .filter(o -> o.year == year && o.rule.measures().stream().anyMatch(measures::contains))
                .sorted(Comparator.comparing(Outcome::breakId, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
        String disputedBy = String.join(", ", about.stream()
                .filter(o -> o.verdict.equals("FALSE") && !"EXPLAINED".equals(o.breakState))
                .map(o -> o.rule.name() + "#" + o.breakId).toList());
        if (!disputedBy.isEmpty()) {
            return new Candidate.Standing("DISPUTED", disputedBy);
        }
        if (about.stream().anyMatch(o -> o.verdict.equals("UNDECIDED"))) {
            return new Candidate.Standing("UNDECIDED", null);
        }
        return about.isEmpty() ? Candidate.Standing.CLEAN : new Candidate.Standing("EXPLAINED", null);
    }
}
