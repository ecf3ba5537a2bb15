package shian.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import shian.catalog.Catalog;
import shian.catalog.Claim;
import shian.catalog.Comparison;
import shian.catalog.Division;
import shian.catalog.Rule;
import shian.formula.Evaluator;
import shian.formula.Place;
import shian.formula.Quantity;

/** Compares the two sides of every comparison of a rule wherever it looks. */
final class RuleEvaluation {

    private final Catalog catalog;
    private final Evaluator evaluator;
    private final List<Integer> years;
    private final LocalDate today;
    private final Dispersion dispersion;

    RuleEvaluation(Catalog catalog, Evaluator evaluator, List<Integer> years, LocalDate today) {
        this.catalog = catalog;
        this.evaluator = evaluator;
        this.years = years;
        this.today = today;
        this.dispersion = new Dispersion(catalog, evaluator);
    }

    List<Verdict> evaluate(Rule rule) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Comparison comparison : rule.comparisons()) {
            for (int year : years) {
                for (Division division : evaluator.participants(year)) {
                    // where territory moved there is nothing else to look for than that
                    boolean moved = comparison.looksBack() && !catalog.divisions().boundaryBreaks(division.code(), year).isEmpty();
                    if (comparison.levels().contains(division.level()) && (moved || !rule.isOfBoundaries())) {
                        evaluate(rule, comparison, division.code(), year, verdicts);
                    }
                }
            }
        }
        return verdicts;
    }

    private void evaluate(Rule rule, Comparison comparison, String division, int year, List<Verdict> verdicts) {
        Set<Map<String, String>> combinations = new HashSet<>(
                evaluator.combinations(comparison.left(), division, year, comparison.dimensions()));
        comparison.right().ifPresent(right -> combinations.addAll(
                evaluator.combinations(right, division, year, comparison.dimensions())));
        Place place = comparison.looksBack() ? evaluator.sameMonths(comparison.present(), Place.of(division, year), today)
                : Place.of(division, year);
        for (Map<String, String> dimensions : combinations) {
            compare(rule, comparison, place.with(dimensions)).ifPresent(verdicts::add);
        }
    }

    private Optional<String> waits(Comparison comparison, int year) {
        return evaluator.waits(Stream.concat(Stream.of(comparison.left()), comparison.right().stream())
                .flatMap(side -> side.terms().stream()).toList(), year, today);
    }

    private Optional<Verdict> compare(Rule rule, Comparison comparison, Place place) {
        Quantity leftSide = evaluator.value(comparison.left(), place);
        Quantity rightSide = right(comparison, place);
        BigDecimal left = leftSide.number().orElse(null);
        BigDecimal right = rightSide.number().orElse(null);
        if (left == null && right == null
                || comparison.unless().flatMap(unless -> evaluator.value(unless, place).number()).isPresent()) {
            return Optional.empty();
        }
        boolean zeroDenominator = (left == null ? leftSide : rightSide) instanceof Quantity.ZeroDenominator;
        Optional<Comparison.Missing> missing = left != null && right != null ? Optional.empty()
                : Optional.of(comparison.missing(left == null, zeroDenominator));
        if (missing.equals(Optional.of(Comparison.Missing.QUIET))) {
            return Optional.empty();
        }
        Optional<String> waits = comparison.openUndecided() ? waits(comparison, place.lastYear()) : Optional.empty();
        if (waits.isPresent()) {
            return Optional.of(verdict(comparison, place, Verdict.Outcome.UNDECIDED, left, right, BigDecimal.ZERO, waits.get()));
        }
        if (missing.isPresent()) {
            String side = zeroDenominator ? "DENOMINATOR_ZERO" : left == null ? "LEFT_MISSING" : "RIGHT_MISSING";
            return Optional.of(missing.get() == Comparison.Missing.BREAK
                    ? verdict(comparison, place, Verdict.Outcome.FALSE, left, right, BigDecimal.ZERO, null)
                    : verdict(comparison, place, Verdict.Outcome.UNDECIDED, left, right, BigDecimal.ZERO, side));
        }
        String moved = comparison.looksBack() ? moved(place) : null;
        if (moved != null && !rule.isOfBoundaries()) {
            return Optional.of(verdict(comparison, place, Verdict.Outcome.UNDECIDED, left, right, BigDecimal.ZERO, moved));
        }
        Optional<BigDecimal> times = comparison.tolerance().chance().isEmpty() ? Optional.of(BigDecimal.ONE) : dispersion.of(comparison, place);
        if (times.isEmpty()) {
            return Optional.of(verdict(comparison, place, Verdict.Outcome.UNDECIDED, left, right, BigDecimal.ZERO, "SCATTER_UNKNOWN"));
        }
        BigDecimal tolerance = tolerance(comparison, left, right, times.get());
        if (comparison.relation().holds(left, right, tolerance)) {
            return Optional.of(verdict(comparison, place, Verdict.Outcome.TRUE, left, right, tolerance, null));
        }
        String explanation = comparison.explanations().stream()
                .filter(other -> evaluator.value(other.left(), place).number().map(value -> comparison.relation()
                        .holds(value, right, tolerance(comparison, value, right, times.get()))).orElse(false))
                .map(Comparison.Explanation::code).findFirst().orElse(moved);
        return Optional.of(verdict(comparison, place, Verdict.Outcome.FALSE, left, right, tolerance, explanation));
    }

    private static BigDecimal tolerance(Comparison comparison, BigDecimal left, BigDecimal right, BigDecimal dispersion) {
        BigDecimal tolerance = comparison.tolerance().around(left, right);
        return comparison.tolerance().chance().map(chance -> tolerance.max(Scatter.of(left, right, chance.sigma(), dispersion)))
                .orElse(tolerance);
    }

    /** Why a place cannot be held against the year before it; null if it can. */
    private String moved(Place place) {
        List<Division.Succession> breaks = catalog.divisions().boundaryBreaks(place.division(), place.lastYear());
        return breaks.isEmpty() ? null : "BOUNDARY_BREAK " + Division.Succession.listed(breaks);
    }

    private Quantity right(Comparison comparison, Place place) {
        return comparison.right().map(right -> evaluator.value(right, place)).orElseGet(() -> comparison.claims().stream()
                .map(catalog.claims()::get).filter(claim -> isAbout(claim, place)).findFirst()
                .map(claim -> Quantity.of(claim.published())).orElse(Quantity.missing("claim")));
    }

    private boolean isAbout(Claim claim, Place place) {
        return claim.since().isEmpty() && claim.isOver(today) && claim.division().equals(place.division()) && claim.firstYear() == place.firstYear()
                && claim.lastYear() == place.lastYear();
    }

    private static Verdict verdict(Comparison comparison, Place place, Verdict.Outcome outcome, BigDecimal left, BigDecimal right,
                                   BigDecimal tolerance, String note) {
        Map<String, String> dimensions = new TreeMap<>(place.dimensions());
        if (!comparison.name().isEmpty()) {
            dimensions.put(Comparison.DIMENSION, comparison.name());
        }
        return new Verdict(place.division(), place.lastYear(), dimensions, outcome, left, right, tolerance, note,
                outcome == Verdict.Outcome.FALSE ? note : null);
    }
}
