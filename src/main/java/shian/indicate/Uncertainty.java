package shian.indicate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import shian.catalog.Catalog;
import shian.catalog.Expression;
import shian.formula.Quantity;

/**
 * What a value could be if rows in quarantine counted: the least and the greatest over all, none, and any of them.
 *
 * @param low     least value, unrounded; null if there is none or no knowing
 * @param high    greatest value, unrounded; null if low is
 * @param unknown why nobody knows, as a code and what it is about; null where there are bounds, or no value
 */
record Uncertainty(BigDecimal low, BigDecimal high, String unknown) {

    /** More combinations of terms than this are not tried. */
    private static final int MOST_COMBINATIONS = 1024;

    /**
     * The bounds of a ratio. It is monotone in each term, so that they lie where each term takes all or nothing of what could
     * add to it or take from it.
     *
     * @param setAside what could move each term
     * @param ratio    the ratio if some terms were greater by what is given
     */
    static Uncertainty of(Catalog catalog, List<Expression.Term> terms, Map<Expression.Term, SetAsideRows.Effect> setAside,
                          Function<Map<Expression.Term, BigDecimal>, Quantity> ratio) {
        Map<Expression.Term, SetAsideRows.Effect> open = new LinkedHashMap<>();
        terms.stream().filter(term -> !setAside.get(term).isNone()).forEach(term -> open.put(term, setAside.get(term)));
        for (Map.Entry<Expression.Term, SetAsideRows.Effect> term : open.entrySet()) {
            if (term.getValue().unknown() > 0) {
                return new Uncertainty(null, null, "NO_BOUNDS: " + term.getValue().unknown() + " " + term.getKey());
            }
        }
        List<Map<Expression.Term, BigDecimal>> combinations = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<Expression.Term, SetAsideRows.Effect> term : open.entrySet()) {
            for (Map<Expression.Term, BigDecimal> others : List.copyOf(combinations)) {
                for (BigDecimal change : term.getValue().extremes()) {
                    Map<Expression.Term, BigDecimal> combination = new HashMap<>(others);
                    combination.put(term.getKey(), change);
                    combinations.add(combination);
                }
            }
            if (combinations.size() > MOST_COMBINATIONS) {
                return new Uncertainty(null, null, "NO_BOUNDS: " + open.size() + " terms");
            }
        }
        List<BigDecimal> values = new ArrayList<>();
        combinations.stream().filter(greater -> isPossible(catalog, open, greater))
                .forEach(greater -> ratio.apply(greater).number().ifPresent(values::add));
        return values.isEmpty() ? new Uncertainty(null, null, null)
                : new Uncertainty(values.stream().min(BigDecimal::compareTo).get(), values.stream().max(BigDecimal::compareTo).get(), null);
    }

    /** From this least value to another greatest one; nothing is known where either is not. */
    Uncertainty upTo(Uncertainty other) {
        return isKnown() && other.isKnown() ? new Uncertainty(low, high.max(other.high), null)
                : new Uncertainty(null, null, unknown == null ? other.unknown : unknown);
    }

    /** The same where no value above this is possible. */
    Uncertainty atMost(BigDecimal most) {
        return isKnown() ? new Uncertainty(low.min(most), high.min(most), null) : this;
    }

    boolean isKnown() {
        return low != null;
    }

    /** A row that counts in a measure counts in every measure that is wider, where rows are what is counted. */
    private static boolean isPossible(Catalog catalog, Map<Expression.Term, SetAsideRows.Effect> open,
                                      Map<Expression.Term, BigDecimal> greater) {
        return greater.keySet().stream().filter(term -> open.get(term).counts())
                .allMatch(term -> open.keySet().stream().filter(other -> open.get(other).counts() && other.filter().isEmpty()
                                && other.lastYear() == term.lastYear()
                                && catalog.measure(term.measure()).isWithin(catalog.measure(other.measure())))
                        .allMatch(greater::containsKey));
    }
}
