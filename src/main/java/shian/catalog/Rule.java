package shian.catalog;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A reconciliation rule: comparisons that are to hold.
 *
 * @param kind          what is compared: {@code detail-summary}, {@code additivity}, {@code claim} …
 * @param comparisons   at least one
 * @param openUndecided whether the verdict stays undecided while the year is not over
 */
public record Rule(String name, String kind, Title title, List<Comparison> comparisons, boolean openUndecided,
                   Severity severity, String path, String source) {

    /** BLOCK: the indicators that use a side are DISPUTED while it breaks. */
    public enum Severity { BLOCK, WARN, INFO }

    /** Every measure it looks at. */
    public List<String> measures() {
        return comparisons.stream().flatMap(Comparison::measures).distinct().toList();
    }

    /** The left sides, for people. */
    public String leftText() {
        return comparisons.stream().map(Comparison::leftText).collect(Collectors.joining("; "));
    }

    /** The right sides, for people. */
    public String rightText() {
        return comparisons.stream().map(c -> (c.relation() == Comparison.Relation.EQUAL ? "" : c.relation().sign() + " ")
                + c.rightText()).collect(Collectors.joining("; "));
    }
}
