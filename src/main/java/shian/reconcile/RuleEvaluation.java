package shian.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shian.catalog.Catalog;
import shian.catalog.Claim;
import shian.catalog.Division;
import shian.catalog.Rule;
import shian.formula.Evaluator;
import shian.formula.Place;
import shian.formula.Quantity;

/** Compares the two sides of a rule wherever it looks. */
final class RuleEvaluation {

    private final Catalog catalog;
    private final Evaluator evaluator;
    private final List<Integer> years;
    private final LocalDate today;

    RuleEvaluation(Catalog catalog, Evaluator evaluator, List<Integer> years, LocalDate today) {
        this.catalog = catalog;
        this.evaluator = evaluator;
        this.years = years;
        this.today = today;
    }

    List<Verdict> evaluate(Rule rule) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Division division : catalog.divisions().all()) {
            if (!rule.levels().contains(division.level())) {
                continue;
            }
            for (int year : years) {
                Set<Map<String, String>> combinations = new HashSet<>(
                        evaluator.combinations(rule.left(), division.code(), year, rule.dimensions()));
                rule.right().ifPresent(right -> combinations.addAll(
                        evaluator.combinations(right, division.code(), year, rule.dimensions())));
                for (Map<String, String> dimensions : combinations) {
                    compare(rule, Place.of(division.code(), year).with(dimensions)).ifPresent(verdicts::add);
                }
            }
        }
        return verdicts;
    }

    private Optional<Verdict> compare(Rule rule, Place place) {
        BigDecimal left = evaluator.value(rule.left(), place).number().orElse(null);
        BigDecimal right = right(rule, place);
        if (left == null && right == null) {
            return Optional.empty();
        }
        if (rule.openUndecided() && !LocalDate.of(place.lastYear(), 12, 31).isBefore(today)) {
            return Optional.of(verdict(place, Verdict.Outcome.UNDECIDED, left, right, BigDecimal.ZERO, "YEAR_NOT_OVER"));
        }
        if (left == null || right == null) {
            Rule.Missing meaning = left == null ? rule.missingLeft() : rule.missingRight();
            String side = left == null ? "LEFT_MISSING" : "RIGHT_MISSING";
            return switch (meaning) {
                case QUIET -> Optional.empty();
                case UNDECIDED -> Optional.of(verdict(place, Verdict.Outcome.UNDECIDED, left, right, BigDecimal.ZERO, side));
                case BREAK -> Optional.of(verdict(place, Verdict.Outcome.FALSE, left, right, BigDecimal.ZERO, null));
            };
        }
        BigDecimal tolerance = rule.absolute().max(rule.relative().multiply(right.abs()));
        if (agree(left, right, tolerance)) {
            return Optional.of(verdict(place, Verdict.Outcome.TRUE, left, right, tolerance, null));
        }
        String explanation = rule.explanations().stream()
                .filter(other -> evaluator.value(other.left(), place).number()
                        .map(value -> agree(value, right, tolerance)).orElse(false))
                .map(Rule.Explanation::code).findFirst().orElse(null);
        return Optional.of(verdict(place, Verdict.Outcome.FALSE, left, right, tolerance, explanation));
    }

    private BigDecimal right(Rule rule, Place place) {
        return rule.right().map(right -> evaluator.value(right, place)).orElseGet(() -> rule.claims().stream()
                .map(catalog.claims()::get).filter(claim -> isAbout(claim, place)).findFirst()
                .map(claim -> Quantity.of(claim.published())).orElse(Quantity.missing("claim")))
                .number().orElse(null);
    }

    private static boolean isAbout(Claim claim, Place place) {
        return claim.division().equals(place.division()) && claim.firstYear() == place.firstYear()
                && claim.lastYear() == place.lastYear();
    }

    private static boolean agree(BigDecimal left, BigDecimal right, BigDecimal tolerance) {
        return left.subtract(right).abs().compareTo(tolerance) <= 0;
    }

    private static Verdict verdict(Place place, Verdict.Outcome outcome, BigDecimal left, BigDecimal right,
                                   BigDecimal tolerance, String note) {
        return new Verdict(place.division(), place.lastYear(), place.dimensions(), outcome, left, right, tolerance, note);
    }
}
