package shian.indicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Rule;

/** How values stand with the rules of severity BLOCK that look at their measures, there or below. */
public final class Standings {

    /** How a break stands: it disputes, or does not since it is explained, or since a person has values published over it. */
    public enum Dispute { OPEN, EXPLAINED, PUBLISHED_OVER }

    private record Outcome(Rule rule, int year, String verdict, Dispute dispute, Long breakId) {

        boolean isBreak(Dispute how) {
            return verdict.equals("FALSE") && dispute == how;
        }

        String named() {
            return rule.name() + "#" + breakId;
        }
    }

    private final Catalog catalog;
    private final Map<String, List<Outcome>> outcomes = new HashMap<>();

    Standings(JdbcClient jdbc, Catalog catalog) {
        this(jdbc, catalog, Map.of());
    }

    /**
     * The standings as they would be.
     *
     * @param assumed by number of the break, how it would stand if a person decided so
     */
    public Standings(JdbcClient jdbc, Catalog catalog, Map<Long, Dispute> assumed) {
        this.catalog = catalog;
        jdbc.sql("""
                select v.rule, v.division_code, v.year, v.verdict, b.break_id,
                       case when b.state = 'EXPLAINED' then 'EXPLAINED'
                            when b.published_over_until is not null then 'PUBLISHED_OVER' else 'OPEN' end
                from reconciliation.verdict v
                left join reconciliation.break b on b.rule = v.rule and b.division_code = v.division_code
                    and b.year = v.year and b.dimensions = v.dimensions and b.state <> 'CLOSED'
                where v.verdict <> 'TRUE' order by b.break_id""")
                .query((row, n) -> {
                    Rule rule = catalog.rules().get(row.getString(1));
                    if (rule != null && rule.severity() == Rule.Severity.BLOCK) {
                        Long breakId = row.getObject(5, Long.class);
                        outcomes.computeIfAbsent(row.getString(2), division -> new ArrayList<>()).add(new Outcome(rule,
                                row.getInt(3), row.getString(4), breakId != null && assumed.containsKey(breakId)
                                ? assumed.get(breakId) : Dispute.valueOf(row.getString(6)), breakId));
                    }
                    return null;
                }).list();
    }

    /** The worst of: DISPUTED by open breaks, UNDECIDED, EXPLAINED, CLEAN. A figure of the whole city stands for its parts. */
    public Standing of(List<String> measures, String division, int year) {
        List<Outcome> about = catalog.divisions().around(division).stream()
                .flatMap(code -> outcomes.getOrDefault(code, List.of()).stream())
                .filter(o -> o.year == year && o.rule.measures().stream().anyMatch(measures::contains))
                .sorted(Comparator.comparing(Outcome::breakId, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
        if (about.isEmpty()) {
            return Standing.CLEAN;
        }
        String disputedBy = named(about, outcome -> outcome.isBreak(Dispute.OPEN));
        String reconciliation = disputedBy != null ? "DISPUTED"
                : about.stream().anyMatch(o -> o.verdict.equals("UNDECIDED")) ? "UNDECIDED" : "EXPLAINED";
        return new Standing(reconciliation, disputedBy, named(about, outcome -> outcome.isBreak(Dispute.PUBLISHED_OVER)));
    }

    /** The breaks that are so; null if none is. */
    private static String named(List<Outcome> about, Predicate<Outcome> so) {
        String named = about.stream().filter(so).map(Outcome::named).collect(Collectors.joining(", "));
        return named.isEmpty() ? null : named;
    }
}
