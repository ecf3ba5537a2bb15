package shian.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A reconciliation rule: two sides that are to agree, by division and year.
 *
 * @param kind         what is compared: {@code detail-summary}, {@code additivity}, {@code claim} …
 * @param right        the other side; empty where it is the published figures of {@code claims}
 * @param claims       claims whose published figures are the right side
 * @param levels       levels of division that are compared, each division by itself
 * @param dimensions   dimensions by which it is compared, besides division and year
 * @param absolute     largest imbalance that still agrees
 * @param relative     largest imbalance as a share of the right side that still agrees
 * @param missingLeft  what a missing left side means
 * @param missingRight what a missing right side means
 * @param openUndecided whether the verdict stays undecided while the year is not over
 * @param explanations other left sides under which an imbalance is explained
 */
public record Rule(String name, String kind, Title title, Expression left, Optional<Expression> right,
                   List<String> claims, Set<Division.Level> levels, List<String> dimensions, BigDecimal absolute,
                   BigDecimal relative, Missing missingLeft, Missing missingRight, boolean openUndecided,
                   List<Explanation> explanations, Severity severity, String leftText, String rightText,
                   String path, String source) {

    /** BLOCK: the indicators that use a side are DISPUTED while it breaks. */
    public enum Severity { BLOCK, WARN, INFO }

    /** A missing side is a break, leaves the verdict undecided, or is no matter. */
    public enum Missing { BREAK, UNDECIDED, QUIET }

    /** If this left side agrees with the right one, the imbalance is explained by the code. */
    public record Explanation(Expression left, String code, Title title) {
    }

    /** Every measure it looks at. */
    public List<String> measures() {
        return java.util.stream.Stream.of(java.util.stream.Stream.of(left), right.stream(),
                        explanations.stream().map(Explanation::left))
                .flatMap(s -> s).flatMap(e -> e.terms().stream()).map(Expression.Term::measure).distinct().toList();
    }
}
