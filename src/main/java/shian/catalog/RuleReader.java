package shian.catalog;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shian.message.Message;

/** Reads one rule. What a comparison does not say itself, the rule says for all of them. */
final class RuleReader {

    /** The levels of the divisions that have none below them: what is handed in counts in one of these. */
    private static final Set<Division.Level> LEAVES = Set.of(Division.Level.COUNTY, Division.Level.ZONE, Division.Level.OWN);

    /** What {@code by} of a rule may name besides dimensions. */
    private static final Map<String, Set<Division.Level>> LEVELS = Map.of("division", LEAVES,
            "county", Set.of(Division.Level.COUNTY, Division.Level.ZONE), "own", Set.of(Division.Level.OWN),
            "city", Set.of(Division.Level.CITY), "province", Set.of(Division.Level.PROVINCE));

    private final FormulaReader formulas;
    private final Map<String, Measure> measures;
    private final Map<String, Claim> claims;

    RuleReader(FormulaReader formulas, Map<String, Measure> measures, Map<String, Claim> claims) {
        this.formulas = formulas;
        this.measures = measures;
        this.claims = claims;
    }

    Rule read(Section rule) {
        if (Stream.of("left", "comparisons", "cut-off").filter(rule::has).count() != 1) {
            rule.mistake("rule", Message.of("catalog.rule-form"));
        }
        List<Comparison> comparisons = rule.has("comparisons")
                ? rule.entries("comparisons").entrySet().stream().map(e -> comparison(e.getKey(), e.getValue(), rule)).toList()
                : rule.has("left") ? List.of(comparison("", rule, rule)) : List.of();
        if (rule.text("kind").equals("boundary") && !comparisons.stream().allMatch(Comparison::looksBack)) {
            rule.mistake("kind", Message.of("catalog.boundary"));
        }
        return new Rule(rule.text("rule"), rule.text("kind"), rule.title("title"), comparisons, cutOff(rule),
                Rule.Severity.valueOf(rule.text("severity")), rule.file().path(), rule.node().toString());
    }

    private List<Claim> cutOff(Section rule) {
        if (!rule.has("cut-off")) {
            return List.of();
        }
        Section cutOff = rule.section("cut-off");
        List<Claim> figures = known(cutOff);
        figures.stream().filter(claim -> !claim.since().equals(figures.get(0).since()) || claim.since().isEmpty()
                || !claim.division().equals(figures.get(0).division())).forEach(claim ->
                cutOff.mistake("claims", Message.of("catalog.cut-off", claim.id())));
        return figures;
    }

    /** The claims that are named and there are. */
    private List<Claim> known(Section section) {
        List<String> named = section.texts("claims");
        named.stream().filter(claim -> !claims.containsKey(claim)).forEach(claim -> section.mistake("claims",
                Message.of("catalog.claim-unknown", claim, Nearest.to(claim, claims.keySet()))));
        return named.stream().filter(claims::containsKey).map(claims::get).toList();
    }

    private Comparison comparison(String name, Section section, Section rule) {
        List<String> by = said("by", section, rule).texts("by");
        List<String> dimensions = by.stream().filter(b -> !LEVELS.containsKey(b)).toList();
        Set<Division.Level> levels = by.stream().flatMap(b -> LEVELS.getOrDefault(b, Set.of()).stream())
                .collect(Collectors.toSet());
        if (levels.isEmpty()) {
            said("by", section, rule).mistake("by", Message.of("catalog.level-none",
                    String.join(", ", new TreeSet<>(LEVELS.keySet()))));
        }
        boolean leavesOut = !Collections.disjoint(levels, LEAVES) && !levels.containsAll(LEAVES);
        if (leavesOut != said("by", section, rule).has("leaves-out")) {
            said("by", section, rule).mistake("by", Message.of(leavesOut ? "catalog.leaves-out" : "catalog.leaves-out-none",
                    LEAVES.stream().filter(level -> !levels.contains(level)).map(Division.Level::text).sorted()
                            .collect(Collectors.joining(", "))));
        }
        List<Claim> figures = known(section);
        if (section.has("right") == section.has("claims")) {
            section.mistake(Message.of("catalog.right"));
        }
        Expression left = formulas.expression(section, "left");
        Optional<Expression> right = section.has("right") ? Optional.of(formulas.expression(section, "right")) : Optional.empty();
        dimensions.forEach(dimension -> left.terms().stream().map(term -> measures.get(term.measure()))
                .filter(m -> m != null && !m.by().contains(dimension))
                .forEach(m -> said("by", section, rule).mistake("by", Message.of("catalog.dimension-unknown", dimension, m.name(),
                        String.join(", ", m.by())))));
        Optional<Section> missing = said("missing", section, rule).optionalSection("missing");
        Comparison.Tolerance tolerance = tolerance(said("tolerance", section, rule));
        if (tolerance.chance().isPresent() && !(isCount(left) && right.filter(this::isCount).isPresent())) {
            section.mistake("left", Message.of("catalog.chance"));
        }
        boolean openUndecided = section.has("until-year-end") || rule.has("until-year-end")
                || figures.stream().anyMatch(claim -> claim.kind() == Claim.Kind.MEASURED);
        return new Comparison(name, (section.has("title") ? section : rule).title("title"), left, right,
                figures.stream().map(Claim::id).toList(),
                Comparison.Relation.of(section.text("relation", "=")), levels, dimensions,
                tolerance, missing("left", missing), missing("right", missing),
                missing.filter(m -> m.has("zero-denominator")).map(m -> missing("zero-denominator", missing)),
                section.sections("explained-if").stream().map(other -> new Comparison.Explanation(formulas.expression(other, "left"),
                        other.text("code"), new Title(other.text("zh"), other.text("en")))).toList(),
                section.has("unless") ? Optional.of(formulas.expression(section, "unless")) : Optional.empty(), openUndecided,
                section.text("left"), section.text("right", String.join(", ", section.texts("claims"))));
    }

    /** Where a key is said: in the comparison, else in its rule; one of them must. */
    private static Section said(String key, Section section, Section rule) {
        Section said = section.has(key) ? section : rule;
        if (!said.has(key)) {
            section.mistake(Message.of("catalog.key-missing", key, section.pointer().isEmpty() ? "/" : section.pointer()));
        }
        return said;
    }

    private static Comparison.Tolerance tolerance(Section section) {
        return section.optionalSection("tolerance").map(tolerance -> new Comparison.Tolerance(
                tolerance.has("absolute") ? tolerance.decimal("absolute") : BigDecimal.ZERO,
                tolerance.has("relative") ? tolerance.share("relative") : BigDecimal.ZERO,
                tolerance.has("factor") ? tolerance.decimal("factor") : BigDecimal.ZERO,
                tolerance.optionalSection("chance").map(chance -> new Comparison.Chance(chance.text("counts").equals("clustered"),
                        chance.decimal("sigma"))))).orElse(Comparison.Tolerance.NONE);
    }

    /** Whether an expression is nothing but a number of rows. */
    private boolean isCount(Expression expression) {
        return expression instanceof Expression.Term term && (!measures.containsKey(term.measure())
                || measures.get(term.measure()).draw() == Measure.Draw.COUNT);
    }

    private static Comparison.Missing missing(String side, Optional<Section> missing) {
        return missing.map(m -> Comparison.Missing.valueOf(m.text(side).toUpperCase(Locale.ROOT))).orElse(Comparison.Missing.QUIET);
    }
}
