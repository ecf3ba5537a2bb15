package shian.indicate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.catalog.Due;
import shian.catalog.Expression;
import shian.catalog.Indicator;
import shian.formula.Evaluator;
import shian.formula.Place;
import shian.formula.Quantity;

/** Computes the candidates of an indicator, for every scope, division and year. */
final class IndicatorEvaluation {

    private final Catalog catalog;
    private final Evaluator evaluator;
    private final Completeness completeness;
    private final Standings standings;
    private final Bounds bounds;
    private final EvidenceTable evidence;
    private final List<Integer> years;
    private final LocalDate today;
    private final LocalDate firstEdition;

    IndicatorEvaluation(JdbcClient jdbc, Catalog catalog, LocalDate today) {
        this.catalog = catalog;
        this.evaluator = new Evaluator(jdbc, catalog);
        this.completeness = new Completeness(jdbc, catalog);
        this.standings = new Standings(jdbc, catalog);
        this.bounds = new Bounds(jdbc, catalog, evaluator, today);
        this.evidence = new EvidenceTable(jdbc, catalog, evaluator);
        this.years = Evaluator.years(jdbc);
        this.today = today;
        this.firstEdition = catalog.indicators().stream().map(Indicator::validFrom).min(LocalDate::compareTo).orElse(LocalDate.MIN);
    }

    List<Candidate> evaluate(Indicator indicator) {
        List<Candidate> candidates = new ArrayList<>();
        for (Indicator.Scope scope : indicator.scopes()) {
            for (int year : years.stream().filter(y -> indicator.isValidIn(y, firstEdition)).toList()) {
                evaluator.participants(year).stream().filter(division -> indicator.isComputedFor(division.level()))
                        .forEach(division -> candidates.add(candidate(indicator, scope, division.code(), year)));
            }
        }
        return candidates;
    }

    private Candidate candidate(Indicator indicator, Indicator.Scope scope, String division, int year) {
        boolean open = !LocalDate.of(year, 12, 31).isBefore(today);
        int lastMonth = open ? evaluator.lastMonth(scope.numerator(), division, year) : 12;
        Place place = Place.of(division, year).upTo(lastMonth);
        Quantity numerator = evaluator.value(scope.numerator(), place);
        Optional<Quantity> denominator = scope.denominator().map(d -> evaluator.value(d, place));
        Quantity ratio = ratio(scope, place, Map.of());
        Optional<BigDecimal> before = ratio(scope, place.yearBefore(), Map.of()).number();
        Optional<Completeness.Share> share = completeness.of(scope.measures(), division, year);
        List<Division.Succession> moved = catalog.divisions().boundaryBreaks(division, year);
        String boundaryBreak = moved.isEmpty() ? null : Division.Succession.listed(moved);
        // across a change of territory last year's value is no target
        Optional<BigDecimal> comparable = before.filter(value -> boundaryBreak == null);
        Judgement judgement = scope.isDocumentOnly() ? Judgement.ofDocuments(scope, ratio, comparable, told(scope, place))
                : Judgement.of(scope, ratio, comparable, share, boundaryBreak);
        Uncertainty bounds = uncertainty(scope, place);
        List<Candidate.Evidence> behind = new ArrayList<>(evidence.of("numerator", scope.numerator(), division, year));
        scope.denominator().ifPresent(d -> behind.addAll(evidence.of("denominator", d, division, year)));
        return new Candidate(indicator, scope, division, year, numerator.number().orElse(null),
                denominator.flatMap(Quantity::number).orElse(null), rounded(indicator, ratio.number()),
                judgement.target() == null ? null : judgement.target().setScale(
                        Math.max(judgement.target().scale(), 0), RoundingMode.HALF_UP).stripTrailingZeros(),
                judgement.status(), judgement.reason() == null ? bounds.unknown() : judgement.reason(), periodStatus(scope, year), LocalDate.of(year, 1, 1),
                YearMonth.of(year, lastMonth).atEndOfMonth(), populationBasis(scope, division, year),
                share.map(Completeness.Share::value).orElse(null), standings.of(scope.measures(), division, year),
                rounded(indicator, before), boundaryBreak, rounded(indicator, Optional.ofNullable(bounds.low())),
                rounded(indicator, Optional.ofNullable(bounds.high())), bounds.isKnown() ? judgement.canFlip(bounds) : null, behind);
    }

    /** What is told of the documents that a value rests on, in the order of the catalogue. */
    private String told(Indicator.Scope scope, Place place) {
        return scope.documents().entrySet().stream().map(told -> told.getKey() + " " + evaluator.value(told.getValue(), place).number()
                .map(number -> number.setScale(Math.min(2, Math.max(0, number.stripTrailingZeros().scale())), RoundingMode.HALF_UP)
                        .toPlainString()).orElse("-")).collect(Collectors.joining(", "));
    }

    /** What a year that is not over has of plans alone, or a year that has not begun at all, is a plan. */
    private String periodStatus(Indicator.Scope scope, int year) {
        List<String> contracts = scope.numerator().terms().stream()
                .flatMap(term -> catalog.sourceOf(catalog.measure(term.measure())).contracts().stream()).toList();
        boolean planned = !contracts.isEmpty() && contracts.stream()
                .allMatch(contract -> catalog.contract(contract).due().filter(Due::inSameYear).isPresent());
        return LocalDate.of(year, 1, 1).isAfter(today) || planned && !LocalDate.of(year, 12, 31).isBefore(today)
                ? "PLAN" : "PROVISIONAL";
    }

    private Quantity ratio(Indicator.Scope scope, Place place, Map<Expression.Term, BigDecimal> greater) {
        Quantity numerator = Quantity.combine(evaluator.value(scope.numerator(), place, greater), '*',
                Quantity.of(scope.times()));
        return scope.denominator().map(d -> Quantity.combine(numerator, '/', evaluator.value(d, place, greater))).orElse(numerator);
    }

    private Uncertainty uncertainty(Indicator.Scope scope, Place place) {
        Uncertainty possible = bounds.of(scope.numerator(), scope.denominator(), scope.times(), place);
        return scope.partOfWhole() ? possible.atMost(scope.times()) : possible;
    }

    private static BigDecimal rounded(Indicator indicator, Optional<BigDecimal> value) {
        return value.map(v -> v.setScale(indicator.decimals(), RoundingMode.HALF_UP)).orElse(null);
    }

    /** What the dimension {@code basis} of a denominator says, and of which year the number is. */
    private String populationBasis(Indicator.Scope scope, String division, int year) {
        TreeSet<String> bases = new TreeSet<>();
        scope.denominator().map(Expression::terms).orElse(List.of()).stream()
                .filter(term -> catalog.measure(term.measure()).by().contains("basis")).forEach(term -> {
                    int used = evaluator.usedYear(term, division, year);
                    evaluator.combinations(term, division, used, List.of("basis"))
                            .forEach(combination -> bases.add(combination.get("basis") + " " + used));
                });
        return bases.isEmpty() ? null : String.join(", ", bases);
    }
}
