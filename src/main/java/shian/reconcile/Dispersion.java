package shian.reconcile;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shian.catalog.Catalog;
import shian.catalog.Comparison;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.formula.Evaluator;
import shian.formula.Place;

/**
 * How many times the mean the variance of counts is, estimated from the months of both years.
 * <p>
 * Each division has a table of two years by months. If its years differ by one factor and nothing else, Pearson's statistic X² of
 * that table is about its degrees of freedom; if cases come in clusters, it is so many times as large. The estimate is ΣX² ÷ Σ
 * degrees of freedom over the divisions of the city (P. McCullagh and J. A. Nelder, Generalized Linear Models, 1989, section 4.5; the
 * dispersion of R's quasipoisson family). Neither the season nor the change from year to year, which is what the rule looks
 * for, enters it. It is never below 1: clusters do not make counts scatter less.
 */
final class Dispersion {

    private record Key(Comparison comparison, String city, int year, Map<String, String> dimensions) {
    }

    private final Catalog catalog;
    private final Evaluator evaluator;
    private final Map<Key, Optional<BigDecimal>> estimated = new HashMap<>();

    Dispersion(Catalog catalog, Evaluator evaluator) {
        this.catalog = catalog;
        this.evaluator = evaluator;
    }

    /** That of the city of a place; 1 for independent counts, empty if there are too few months to tell. */
    Optional<BigDecimal> of(Comparison comparison, Place place) {
        if (!comparison.tolerance().chance().orElseThrow().clustered()) {
            return Optional.of(BigDecimal.ONE);
        }
        String city = catalog.divisions().cityOf(place.division()).orElse(place.division());
        return estimated.computeIfAbsent(new Key(comparison, city, place.lastYear(), place.dimensions()),
                key -> estimate(comparison, city, place));
    }

    private Optional<BigDecimal> estimate(Comparison comparison, String city, Place place) {
        Expression.Term one = (Expression.Term) comparison.left();
        Expression.Term other = (Expression.Term) comparison.right().orElseThrow();
        double statistic = 0;
        int freedom = 0;
        for (Division division : catalog.divisions().within(city)) {
            Place leaf = new Place(division.code(), place.firstYear(), place.lastYear(), place.lastMonth(), place.dimensions());
            if (catalog.divisions().isLeaf(division.code())
                    && (!comparison.looksBack() || catalog.divisions().boundaryBreaks(division.code(), place.lastYear()).isEmpty())) {
                Table table = table(one, other, leaf);
                statistic += table.statistic();
                freedom += table.freedom();
            }
        }
        return freedom == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(Math.max(1, statistic / freedom)));
    }

    /** The months for which both terms have data. */
    private Table table(Expression.Term one, Expression.Term other, Place place) {
        Set<Integer> known = evaluator.months(one, place.division(), place.lastYear());
        known.retainAll(evaluator.months(other, place.division(), place.lastYear()));
        double[][] counts = known.stream().filter(month -> month >= 1 && month <= place.lastMonth())
                .map(month -> new double[] {inMonth(one, place, month), inMonth(other, place, month)}).toArray(double[][]::new);
        return Table.of(counts);
    }

    private double inMonth(Expression.Term term, Place place, int month) {
        return upTo(term, place, month) - upTo(term, place, month - 1);
    }

    private double upTo(Expression.Term term, Place place, int month) {
        return evaluator.value(term, place.upTo(month)).number().map(BigDecimal::doubleValue).orElse(0.0);
    }

    /**
     * Two series of counts beside each other.
     *
     * @param statistic Pearson's X² of their difference in shape
     * @param freedom   its degrees of freedom; 0 if one of them is all zero
     */
    record Table(double statistic, int freedom) {

        /** @param counts two numbers by month */
        static Table of(double[][] counts) {
            double left = 0;
            double right = 0;
            for (double[] month : counts) {
                left += month[0];
                right += month[1];
            }
            if (left == 0 || right == 0) {
                return new Table(0, 0);
            }
            double share = left / (left + right);
            double statistic = 0;
            int months = 0;
            for (double[] month : counts) {
                double both = month[0] + month[1];
                if (both > 0) {
                    statistic += Math.pow(month[0] - both * share, 2) / (both * share * (1 - share));
                    months++;
                }
            }
            return new Table(statistic, months - 1);
        }
    }
}
