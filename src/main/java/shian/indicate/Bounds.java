package shian.indicate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.catalog.Catalog;
import shian.catalog.Derived;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Measure;
import shian.formula.Evaluator;
import shian.formula.Place;

/** The least and greatest values that ratios could have. */
final class Bounds {

    /** In place of a slot where any number of rows can have an effect. */
    private static final Object ANY = "any";

    private final Catalog catalog;
    private final Evaluator evaluator;
    private final OpenEffects effects;

    Bounds(JdbcClient jdbc, Catalog catalog, Evaluator evaluator, LocalDate today) {
        this.catalog = catalog;
        this.evaluator = evaluator;
        this.effects = new OpenEffects(jdbc, catalog, today);
    }

    /**
     * The bounds of a ratio at a place; none where it has no value in any world.
     *
     * @param times what the ratio is multiplied by
     */
    Uncertainty of(Expression numerator, Optional<Expression> denominator, BigDecimal times, Place place) {
        Optional<BigDecimal> above = evaluator.value(numerator, place).number();
        Optional<BigDecimal> below = denominator.map(d -> evaluator.value(d, place).number()).orElse(Optional.of(BigDecimal.ONE));
        if (above.isEmpty() || below.isEmpty()) {
            return Uncertainty.NO_VALUE;
        }
        Expression divisor = denominator.orElse(new Expression.Number(BigDecimal.ONE));
        Set<Expression.Term> terms = new LinkedHashSet<>(numerator.terms());
        terms.addAll(divisor.terms());
        OpenEffects.Effects open = effects.on(terms);
        Map<Expression.Term, Counting> counting = new LinkedHashMap<>();
        terms.forEach(term -> counting.put(term, new Counting(term, place)));
        for (Expression.Term term : terms) {
            long rows = open.unknown().stream().filter(counting.get(term)::mayCount).mapToLong(OpenRow::rows).sum()
                    + open.rows().stream().filter(counting.get(term)::mayReplace).mapToLong(OpenEffects.Rows::count).sum();
            if (rows > 0) {
                return Uncertainty.unknown(rows, term);
            }
        }
        List<Choices> choices = choices(open, counting);
        for (Expression.Term term : terms) {
            long rows = choices.stream().filter(some -> some.isUnlimited(term)).mapToLong(some -> some.count).sum();
            if (rows > 0) {
                return Uncertainty.unknown(rows, term);
            }
        }
        if (choices.isEmpty()) {
            return below.get().signum() == 0 ? Uncertainty.NO_VALUE : ofExtremes(new Extremes(above.get().multiply(times), below.get(), List.of()));
        }
        if (numerator instanceof Expression.Term term && denominator.isEmpty() && !catalog.measure(term.measure()).draw().isAdditive()) {
            return ofExtreme(catalog.measure(term.measure()).draw(), above.get().multiply(times), term, choices);
        }
        Optional<Linear> n = Linear.of(numerator);
        Optional<Linear> d = Linear.of(divisor);
        boolean additive = terms.stream().allMatch(term -> catalog.measure(term.measure()).draw().isAdditive());
        long rows = choices.stream().mapToLong(some -> some.count).sum();
        if (n.isEmpty() || d.isEmpty() || !additive) {
            return Uncertainty.unknown(rows, terms.iterator().next());
        }
        Extremes extremes = new Extremes(above.get().multiply(times), below.get(), choices.stream().map(some ->
                some.over(n.get(), d.get(), times)).toList());
        return extremes.isBounded() ? ofExtremes(extremes) : Uncertainty.unknown(rows, divisor.terms().get(0));
    }

    private static Uncertainty ofExtremes(Extremes extremes) {
        return extremes.least().flatMap(least -> extremes.greatest().map(greatest -> new Uncertainty(least, greatest, null)))
                .orElse(Uncertainty.NO_VALUE);
    }

    /** A row that is the least or greatest makes the number its own; no row makes it go back. */
    private static Uncertainty ofExtreme(Measure.Draw draw, BigDecimal value, Expression.Term term, List<Choices> choices) {
        BigDecimal other = choices.stream().flatMap(some -> some.more.keySet().stream())
                .map(choice -> choice.get(term)).filter(moved -> moved != null).reduce(value, draw::together);
        return new Uncertainty(value.min(other), value.max(other), null);
    }

    /** Rows with the same choices at a place, by what each adds to the terms. */
    private record Choices(Map<Map<Expression.Term, BigDecimal>, Map<Object, Long>> more, long count) {

        boolean isUnlimited(Expression.Term term) {
            return more.keySet().stream().anyMatch(choice -> choice.getOrDefault(term, BigDecimal.ZERO).abs().compareTo(PossibleRows.LIMIT) > 0);
        }

        Extremes.Rows over(Linear numerator, Linear denominator, BigDecimal times) {
            List<Extremes.Choice> choices = new ArrayList<>();
            more.forEach((added, slots) -> slots.forEach((slot, places) -> choices.add(new Extremes.Choice(sum(numerator, added).multiply(times),
                    sum(denominator, added), slot.equals(ANY) ? null : slot, places))));
            return new Extremes.Rows(choices, count);
        }

        private static BigDecimal sum(Linear side, Map<Expression.Term, BigDecimal> added) {
            return added.entrySet().stream().map(term -> term.getValue().multiply(side.factors().getOrDefault(term.getKey(), BigDecimal.ZERO)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private static List<Choices> choices(OpenEffects.Effects open, Map<Expression.Term, Counting> counting) {
        Map<Map<Map<Expression.Term, BigDecimal>, Map<Object, Long>>, Long> counted = new HashMap<>();
        for (OpenEffects.Rows rows : open.rows()) {
            Map<Map<Expression.Term, BigDecimal>, Map<Object, Long>> more = new HashMap<>();
            for (OpenEffects.Choice choice : rows.choices()) {
                Map<Expression.Term, BigDecimal> added = new HashMap<>();
                counting.forEach((term, at) -> at.of(choice.effect()).filter(value -> value.signum() != 0 || !at.measure.draw().isAdditive())
                        .ifPresent(value -> added.put(term, value)));
                if (!added.isEmpty()) {
                    more.computeIfAbsent(added, a -> new HashMap<>()).put(choice.slot() == null ? ANY : choice.slot(), choice.places());
                }
            }
            more.values().stream().filter(slots -> slots.containsKey(ANY)).forEach(slots -> slots.keySet().retainAll(Set.of(ANY)));
            if (!more.isEmpty()) {
                counted.merge(more, rows.count(), Long::sum);
            }
        }
        return counted.entrySet().stream().map(some -> new Choices(some.getKey(), some.getValue())).toList();
    }

    /** What counts in a term at a place. */
    private final class Counting {

        private final Expression.Term term;
        private final Measure measure;
        /** By division the year whose number is used: an earlier one where that of the year asked for is not known. */
        private final Map<String, Integer> years = new HashMap<>();
        private final int year;
        private final int lastMonth;

        Counting(Expression.Term term, Place place) {
            this.term = term;
            this.measure = catalog.measure(term.measure());
            this.year = term.yearFrom(place.lastYear());
            this.lastMonth = measure.overTime() == Measure.OverTime.LAST ? 12 : place.lastMonth();
            catalog.divisions().within(place.division()).stream().map(Division::code)
                    .forEach(code -> years.put(code, measure.carry() == 0 ? year : evaluator.usedYear(term, code, place.lastYear())));
        }

        Optional<BigDecimal> of(Effect effect) {
            return effect.parts().entrySet().stream().filter(part -> counts(part.getKey())).map(Map.Entry::getValue)
                    .reduce(measure.draw()::together);
        }

        private boolean counts(Effect.Part part) {
            Integer used = years.get(part.division());
            return used != null && part.year() == used && part.month() <= (used == year ? lastMonth : 12) && isMeant(part);
        }

        /** Whether it would replace the number of an earlier year. */
        private boolean replaces(Effect.Part part) {
            Integer used = years.get(part.division());
            return used != null && part.year() > used && part.year() <= year && isMeant(part);
        }

        boolean mayReplace(OpenEffects.Rows rows) {
            return rows.choices().stream().flatMap(choice -> choice.effect().parts().keySet().stream()).anyMatch(this::replaces);
        }

        private boolean isMeant(Effect.Part part) {
            return part.measure().equals(term.measure()) && term.filter().entrySet().stream()
                    .allMatch(dimension -> part.dimensions().containsKey(dimension.getKey())
                            && dimension.getValue().contains(part.dimensions().get(dimension.getKey())));
        }

        /** Whether a row of which nothing else is known could count here. */
        boolean mayCount(OpenRow row) {
            List<Integer> offsets = catalog.sourceOf(measure) instanceof Derived derived ? derived.sources().getOrDefault(row.contract().id(), List.of())
                    : measure.source().equals(row.contract().id()) ? List.of(0) : List.of();
            // which division the other column of a row names, nobody knows, but that it is one of the same city
            List<Integer> here = measure.division() != null ? List.copyOf(years.values())
                    : row.divisions(catalog).stream().map(years::get).filter(Objects::nonNull).toList();
            return here.stream().anyMatch(used -> offsets.stream().anyMatch(offset -> row.year() != null
                    ? row.year() + offset >= used && row.year() + offset <= year
                    : row.from().getYear() + offset <= year && used <= row.to().getYear() + offset));
        }
    }
}
