package shian.indicate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import shian.catalog.Catalog;
import shian.catalog.Expression;
import shian.catalog.Measure;
import shian.formula.Quantity;

/**
 * What a value could be if the rows in quarantine counted: the least and the greatest over every way in which they
 * could, all of them or none. What rows would add to a sum nobody knows: then there are no bounds.
 *
 * @param low  least value, unrounded
 * @param high greatest value, unrounded
 */
record Uncertainty(BigDecimal low, BigDecimal high) {

    /** Bounds of a ratio. More terms than this of one expression are not tried. */
    private static final int MOST_TERMS = 10;

    /**
     * The bounds; empty if there is no value or no knowing.
     *
     * @param ratio the ratio if some terms were greater by what is given
     */
    static Optional<Uncertainty> of(Catalog catalog, List<Expression.Term> terms, Map<Expression.Term, Long> setAside,
                                    Function<Map<Expression.Term, BigDecimal>, Quantity> ratio) {
        List<Expression.Term> open = terms.stream().filter(term -> setAside.get(term) > 0).toList();
        if (open.size() > MOST_TERMS
                || open.stream().anyMatch(term -> catalog.measure(term.measure()).draw() != Measure.Draw.COUNT)) {
            return Optional.empty();
        }
        List<BigDecimal> values = new ArrayList<>();
        for (int chosen = 0; chosen < 1 << open.size(); chosen++) {
            Map<Expression.Term, BigDecimal> greater = new HashMap<>();
            for (int i = 0; i < open.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    greater.put(open.get(i), BigDecimal.valueOf(setAside.get(open.get(i))));
                }
            }
            if (isPossible(catalog, open, greater)) {
                ratio.apply(greater).number().ifPresent(values::add);
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Uncertainty(
                values.stream().min(BigDecimal::compareTo).get(), values.stream().max(BigDecimal::compareTo).get()));
    }

    /** A row that counts in a measure counts in every measure that is wider. */
    private static boolean isPossible(Catalog catalog, List<Expression.Term> open, Map<Expression.Term, BigDecimal> greater) {
        return greater.keySet().stream().allMatch(term -> open.stream().filter(other -> other.filter().isEmpty()
                        && catalog.measure(term.measure()).isWithin(catalog.measure(other.measure())))
                .allMatch(greater::containsKey));
    }
}
