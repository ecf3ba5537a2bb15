package shian.catalog;

import java.math.BigDecimal;
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

    /** What {@code by} of a rule may name besides dimensions; {@code division} is every county-level unit. */
    private static final Map<String, Set<Division.Level>> LEVELS = Map.of(
            "division", Set.of(Division.Level.COUNTY, Division.Level.ZONE), "own", Set.of(Division.Level.OWN),
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
        return new Rule(rule.text("rule"), rule.text("kind"), rule.title("title"), comparisons, cutOff(rule), rule.has("until-year-end"),
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
        List<String> figures = known(section).stream().map(Claim::id).toList();
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
        return new Comparison(name, (section.has("title") ? section : rule).title("title"), left, right, figures,
                Comparison.Relation.of(section.text("relation", "=")), levels, dimensions,
                tolerance(said("tolerance", section, rule)), missing("left", missing), missing("right", missing),
                missing.filter(m -> m.has("zero-denominator")).map(m -> missing("zero-denominator", missing)),
                section.sections("explained-if").stream().map(other -> new Comparison.Explanation(formulas.expression(other, "left"),
                        other.text("code"), new Title(other.text("zh"), other.text("en")))).toList(),
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
                tolerance.has("sigma") ? tolerance.decimal("sigma") : BigDecimal.ZERO,
                tolerance.has("factor") ? tolerance.decimal("factor") : BigDecimal.ZERO)).orElse(Comparison.Tolerance.NONE);
    }

    private static Comparison.Missing missing(String side, Optional<Section> missing) {
        return missing.map(m -> Comparison.Missing.valueOf(m.text(side).toUpperCase(Locale.ROOT))).orElse(Comparison.Missing.QUIET);
    }
}
