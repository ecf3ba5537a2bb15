package shian.indicate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.catalog.Due;
import shian.catalog.Expression;
import shian.catalog.Fraction;
import shian.catalog.Indicator;
import shian.formula.Evaluator;
import shian.formula.Place;
import shian.formula.Quantity;

/** Computes the candidates of an indicator, for every scope, division and year. */
final class IndicatorEvaluation {

    /** With so many decimals more, a value that rounding moves across its target has long shown on which side it lies. */
    private static final int MOST_MORE_DECIMALS = 30;

    private final Catalog catalog;
    private final Evaluator evaluator;
    private final Completeness completeness;
    private final Standings standings;
    private final Bounds bounds;
    private final EvidenceTable evidence;
    private final ReferencePeriods periods;
    private final YearBefore yearBefore;
    private final Pace pace;
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
        this.periods = new ReferencePeriods(jdbc, catalog, evaluator, today);
        this.yearBefore = new YearBefore(jdbc, catalog, evaluator, periods, today);
        this.years = Evaluator.years(jdbc);
        this.pace = new Pace(evaluator, catalog.divisions(), years, today);
        this.today = today;
        this.firstEdition = catalog.indicators().stream().map(Indicator::validFrom).min(LocalDate::compareTo).orElse(LocalDate.MIN);
    }

    List<Candidate> evaluate(Indicator indicator) {
        List<Candidate> candidates = new ArrayList<>();
        for (Indicator.Scope scope : indicator.scopes()) {
            for (int year : years.stream().filter(y -> indicator.isValidIn(y, firstEdition)).toList()) {
                evaluator.participants(year).stream().filter(division -> indicator.isComputedFor(division.level()))
                        .forEach(division -> candidates.add(candidate(indicator, scope.at(division.code(), year), division.code(), year)));
            }
        }
        return candidates;
    }

    private Candidate candidate(Indicator indicator, Indicator.Scope scope, String division, int year) {
        String waits = evaluator.waits(scope.numerator().terms(), year, today).orElse(null);
        Place place = Place.of(division, year).upTo(waits == null ? 12 : lastMonth(scope, division, year));
        Quantity numerator = evaluator.value(scope.numerator(), place);
        Optional<Quantity> denominator = scope.denominator().map(d -> evaluator.value(d, place));
        Optional<Fraction> value = ratio(scope, numerator, denominator);
        Optional<YearBefore.Value> before = yearBefore.of(indicator, scope, place);
        Optional<Completeness.Share> share = completeness.of(scope.valueTerms(), division, year);
        List<Division.Succession> moved = catalog.divisions().boundaryBreaks(division, year);
        String boundaryBreak = moved.isEmpty() ? null : Division.Succession.listed(moved);
        // across a change of territory last year's value is no target
        Optional<Fraction> comparable = before.filter(v -> boundaryBreak == null).map(YearBefore.Value::value);
        Judgement judgement = Judgement.of(scope, new Judgement.Basis(ratio(scope, scope.numerator(), place, Map.of()), value,
                scope.possible().flatMap(possible -> ratio(scope, evaluator.value(possible, place), denominator)), comparable, share,
                boundaryBreak, waits, scope.nameFailing() ? failing(scope, place) : List.of(), told(scope, place)));
        Uncertainty bounds = uncertainty(scope, place);
        List<Candidate.Evidence> behind = new ArrayList<>(evidence.of("numerator", scope.numerator(), division, year));
        scope.denominator().ifPresent(d -> behind.addAll(evidence.of("denominator", d, division, year)));
        return new Candidate(indicator, scope, division, year, numerator.number().orElse(null),
                denominator.flatMap(Quantity::number).orElse(null), value.map(v -> shown(indicator.decimals(), scope, v, judgement.target())).orElse(null),
                judgement.target() == null ? null : plain(judgement.target()),
                judgement.status(), reason(judgement, bounds), periodStatus(scope, year),
                periods.of(scope, division, year, place.lastMonth()), populationBasis(scope, division, year),
                share.map(Completeness.Share::value).orElse(null), standings.of(scope.valueMeasures(), division, year),
                before.map(v -> v.value().rounded(indicator.decimals())).orElse(null),
                before.map(YearBefore.Value::basis).map(Enum::name).orElse(null), boundaryBreak,
                rounded(indicator, bounds.low()), rounded(indicator, bounds.high()),
                bounds.isKnown() ? judgement.canFlip(scope, bounds) : null,
                pace.of(scope, place, judgement.target()).orElse(null), behind);
    }

    /** The last month for which there is data, no later than the business date. */
    private int lastMonth(Indicator.Scope scope, String division, int year) {
        int known = evaluator.lastMonth(scope.numerator(), division, year);
        return year == today.getYear() ? Math.min(known, today.getMonthValue()) : known;
    }

    /** Why the status is what it is, and why the value has no bounds; null if there is nothing to say. */
    private static String reason(Judgement judgement, Uncertainty bounds) {
        String reason = Stream.of(judgement.reason(), bounds.unknown()).filter(Objects::nonNull).collect(Collectors.joining("; "));
        return reason.isEmpty() ? null : reason;
    }

    /** The lowest divisions that count in the denominator, and even with all that is still open not fully in the numerator. */
    private List<String> failing(Indicator.Scope scope, Place place) {
        return catalog.divisions().within(place.division()).stream().map(Division::code).filter(catalog.divisions()::isLeaf).filter(leaf -> {
            Place there = new Place(leaf, place.firstYear(), place.lastYear(), place.lastMonth(), place.dimensions());
            return ratio(scope, evaluator.value(scope.possible().orElse(scope.numerator()), there),
                    scope.denominator().map(d -> evaluator.value(d, there)))
                    .filter(share -> share.compareTo(Fraction.of(scope.times())) < 0).isPresent();
        }).toList();
    }

    /** A value in its unit, exactly; empty if it has none. */
    static Optional<Fraction> ratio(Indicator.Scope scope, Quantity numerator, Optional<Quantity> denominator) {
        Optional<BigDecimal> below = denominator.isEmpty() ? Optional.of(BigDecimal.ONE) : denominator.flatMap(Quantity::number);
        return numerator.number().flatMap(above -> below.filter(b -> b.signum() != 0).map(b -> new Fraction(above, b).times(scope.times())));
    }

    /** A value as it is shown: with so many decimals, or as many more as it takes not to contradict its verdict. */
    static BigDecimal shown(int decimals, Indicator.Scope scope, Fraction value, Fraction target) {
        BigDecimal shown = value.rounded(decimals);
        if (target != null) {
            Indicator.Target held = scope.target().orElseThrow();
            boolean met = held.isMet(value, target);
            for (int more = 1; held.isMet(Fraction.of(shown), target) != met && more <= MOST_MORE_DECIMALS; more++) {
                shown = value.rounded(decimals + more);
            }
        }
        return shown;
    }

    private static BigDecimal plain(Fraction target) {
        BigDecimal number = target.decimal().stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
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

    private Quantity ratio(Indicator.Scope scope, Expression numerator, Place place, Map<Expression.Term, BigDecimal> greater) {
        Quantity above = Quantity.combine(evaluator.value(numerator, place, greater), '*', Quantity.of(scope.times()));
        return scope.denominator().map(d -> Quantity.combine(above, '/', evaluator.value(d, place, greater))).orElse(above);
    }

    /** From the least value over what is decided to the greatest one if all that is not turned out well. */
    private Uncertainty uncertainty(Indicator.Scope scope, Place place) {
        Uncertainty decided = bounds.of(scope.numerator(), scope.denominator(), scope.times(), place);
        Uncertainty all = scope.possible().map(possible ->
                decided.upTo(bounds.of(possible, scope.denominator(), scope.times(), place))).orElse(decided);
        return scope.partOfWhole() ? all.atMost(scope.times()) : all;
    }

    private static BigDecimal rounded(Indicator indicator, BigDecimal value) {
        return value == null ? null : value.setScale(indicator.decimals(), RoundingMode.HALF_UP);
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
