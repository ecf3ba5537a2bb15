package shian.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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

    /**
     * One way to read it; its target is empty where it is not judged.
     *
     * @param unit        unit of its values
     * @param partOfWhole whether everything the numerator counts is counted by the denominator too: the ratio is one at most
     * @param documents   what is told of the documents the value rests on, by name; empty unless it rests on documents only
     */
    public record Scope(String name, String unit, Expression numerator, Optional<Expression> denominator, boolean partOfWhole,
                        Optional<Target> target, Map<String, Expression> documents, String numeratorText,
                        Optional<String> denominatorText) {

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
            return unit.equals("%") ? BigDecimal.valueOf(100) : BigDecimal.ONE;
        }

        /** Every measure it looks at. */
        public List<String> measures() {
            return Stream.concat(terms().stream(), documents.values().stream().flatMap(told -> told.terms().stream()))
                    .map(Expression.Term::measure).distinct().toList();
        }
    }

    /**
     * What the value is held against.
     *
     * @param comparator {@code >= <= > < =}, or {@code not falling}: last year's value on the same months
     * @param value      empty for {@code not falling}
     * @param origin     mark of domain.md, such as {@code rule+}
     */
    public record Target(String comparator, Optional<BigDecimal> value, String origin) {
        public static final String NOT_FALLING = "not falling";
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
