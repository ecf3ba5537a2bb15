package shian.catalog;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reconciliation rule: comparisons that are to hold.
 *
 * @param kind          what is compared: {@code detail-summary}, {@code additivity}, {@code claim} …
 * @param comparisons   what is compared; none if {@code cutOff} is
 * @param cutOff        claims since a day: is there a day up to which all of them agree? Of one division and first day
 */
public record Rule(String name, String kind, Title title, List<Comparison> comparisons, List<Claim> cutOff,
                   Severity severity, String path, String source) {

    /** BLOCK: the indicators that use a side are DISPUTED while it breaks. */
    public enum Severity { BLOCK, WARN, INFO }

    /** Whether it looks only where territory moved since the year before, to say that the sides cannot be compared. */
    public boolean isOfBoundaries() {
        return kind.equals("boundary");
    }

    /** Every measure it looks at. */
    public List<String> measures() {
        return Stream.concat(comparisons.stream().flatMap(Comparison::measures), cutOff.stream()
                .flatMap(claim -> claim.terms().stream()).map(Expression.Term::measure)).distinct().toList();
    }

    /** The left sides, for people. */
    public String leftText() {
        return Stream.concat(comparisons.stream().map(Comparison::leftText), cutOff.stream().map(c -> c.computed().toString()))
                .collect(Collectors.joining("; "));
    }

    /** The right sides, for people. */
    public String rightText() {
        return Stream.concat(comparisons.stream().map(c -> (c.relation() == Comparison.Relation.EQUAL ? ""
                : c.relation().sign() + " ") + c.rightText()), cutOff.stream().map(Claim::id)).collect(Collectors.joining("; "));
    }
}
