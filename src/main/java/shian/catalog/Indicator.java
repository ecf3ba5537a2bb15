package shian.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An indicator of the evaluation: numerator ÷ denominator over measures, times 100 where the unit is per cent.
 *
 * @param unit     unit of its values, but of scopes that have one of their own
 * @param levels   levels of division it is computed for
 * @param decimals decimals of the published value, rounded HALF_UP
 */
public record Indicator(String code, String indicatorClass, Title group, Title title, String owner, String method,
                        String ruleVersion, LocalDate validFrom, LocalDate validTo, String unit, int decimals,
                        String direction, Set<Division.Level> levels, List<Scope> scopes, String path,
                        String source) {

    /** What time does to the values of a year that is not over. */
    public enum Time {
        /** A state: what there is on a day. */
        STOCK,
        /** A number against one that the year does not move, such as a quota or a population: it only grows. */
        COUNT,
        /** A share of what has fallen due or was done so far: it may rise and fall. */
        DUE_SHARE,
        /** A share of what the whole year asks for, while that may still change. */
        YEAR_SHARE,
        /** A number of events, of which one is one too many. */
        EVENT;

        static Time of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** Whether a value of a year that is not over says little of the whole year. */
        public boolean grows() {
            return this == COUNT || this == YEAR_SHARE || this == EVENT;
        }

        /** Whether what is reached cannot be lost in the rest of the year. */
        public boolean onlyGrows() {
            return this == COUNT || this == EVENT;
        }
    }

    /**
     * One way to read it; its target is empty where it is not judged.
     *
     * @param unit        unit of its values
     * @param partOfWhole whether everything the numerator counts is counted by the denominator too: the ratio is one at most
     * @param documents   what is told of the documents the value rests on, by name; empty unless it rests on documents only
     * @param possible    the numerator if all that is not decided yet turned out well; empty where all is decided
     * @param pace        what the numerator should have reached by a month, as the plan says; empty where no plan does
     * @param differsIn   columns, or the unit, in which its sides are meant to differ
     * @param nameFailing whether the lowest divisions that count in the denominator and not fully in the numerator are named
     */
    public record Scope(String name, String unit, Time time, Expression numerator, Optional<Expression> denominator, boolean partOfWhole,
                        Optional<Target> target, Map<String, Expression> documents, Optional<Expression> possible,
                        Optional<Expression> pace, boolean nameFailing, List<String> differsIn, String numeratorText,
                        Optional<String> denominatorText) {

        /** The same as it is judged at a division in a year: without the target if that is for another. */
        public Scope at(String division, int year) {
            return target.filter(held -> !held.isFor(division, year)).isEmpty() ? this : new Scope(name, unit, time, numerator, denominator,
                    partOfWhole, Optional.empty(), documents, possible, pace, nameFailing, differsIn, numeratorText, denominatorText);
        }

        /** Whether no department's file can say it: people read documents and find a value, which is not judged. */
        public boolean isDocumentOnly() {
            return !documents.isEmpty();
        }

        /** The terms of both sides, each once. */
        public List<Expression.Term> terms() {
            return Stream.concat(numerator.terms().stream(), denominator.stream().flatMap(d -> d.terms().stream()))
                    .distinct().toList();
        }

        /** What the ratio is multiplied by to be in the unit: 100 for per cent. */
        public BigDecimal times() {
            return Indicator.times(unit);
        }

        /** The measures that its value and what is told of it rest on. */
        public List<String> valueMeasures() {
            return valueTerms().stream().map(Expression.Term::measure).distinct().toList();
        }

        /** The same, each with the values of dimensions that it is asked for. */
        public List<Expression.Term> valueTerms() {
            return terms(Stream.of(documents.values().stream(), possible.stream()).flatMap(expressions -> expressions)).toList();
        }

        /** Every measure it looks at, those of the plan that it is held against among them. */
        public List<String> measures() {
            return Stream.concat(valueTerms().stream(), terms(pace.stream())).map(Expression.Term::measure).distinct().toList();
        }

        private Stream<Expression.Term> terms(Stream<Expression> others) {
            return Stream.concat(terms().stream(), others.flatMap(other -> other.terms().stream()));
        }
    }

    /**
     * What the value is held against.
     *
     * @param comparator     {@code >= <= > < =}, or {@code not falling}: last year's value on the same days
     * @param value          in the unit of the values; empty for {@code not falling}
     * @param stated         as the source states it, such as {@code 25/79}, with what rounding allows; empty for {@code not falling}
     * @param statedDecimals decimals with which the source published a rounded figure of the city; empty where it is exact
     * @param origin         mark of domain.md, such as {@code rule+}
     * @param year           the only year it is for; empty for every year
     * @param division       the only division it is for; empty for every division
     */
    public record Target(String comparator, Optional<Fraction> value, Optional<String> stated, Optional<Integer> statedDecimals,
                         String origin, Optional<Integer> year, Optional<String> division) {
        public static final String NOT_FALLING = "not falling";

        /** For every division and year. */
        public Target(String comparator, Optional<Fraction> value, Optional<String> stated, Optional<Integer> statedDecimals, String origin) {
            this(comparator, value, stated, statedDecimals, origin, Optional.empty(), Optional.empty());
        }

        private boolean isFor(String where, int when) {
            return year.filter(only -> only != when).isEmpty() && division.filter(only -> !only.equals(where)).isEmpty();
        }

        /** Whether a value meets it: exactly, or rounded like the figure that it was copied from. */
        public boolean isMet(Fraction value, Fraction against) {
            int comparison = statedDecimals.map(value::rounded).map(Fraction::of).orElse(value).compareTo(against);
            return switch (comparator) {
                case ">=", NOT_FALLING -> comparison >= 0;
                case "<=" -> comparison <= 0;
                case ">" -> comparison > 0;
                case "<" -> comparison < 0;
                default -> comparison == 0;
            };
        }

        /** Whether more is better. */
        public boolean isFloor() {
            return comparator.equals(">=") || comparator.equals(">");
        }

        /** Whether less is better. */
        public boolean isCeiling() {
            return comparator.equals("<=") || comparator.equals("<");
        }
    }

    /** What a ratio is multiplied by to be in a unit: 100 for per cent. */
    public static BigDecimal times(String unit) {
        return unit.equals("%") ? BigDecimal.valueOf(100) : BigDecimal.ONE;
    }

    /** Whether it is computed for divisions of a level; counties with their zones are the other view of counties. */
    public boolean isComputedFor(Division.Level level) {
        return levels.contains(level == Division.Level.FOLDED ? Division.Level.COUNTY : level);
    }

    /**
     * Whether the definition is in force on any day of a year. The first edition of the rules is also asked about the years
     * before it; one that comes later leaves those to the one before.
     *
     * @param firstEdition first day on which any indicator is valid
     */
    public boolean isValidIn(int year, LocalDate firstEdition) {
        return (validFrom.getYear() <= year || validFrom.equals(firstEdition)) && (validTo == null || validTo.getYear() >= year);
    }
}
