package shian.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two sides that a rule holds against each other, by division and year.
 *
 * @param name         its name within the rule; empty where it is the only one
 * @param right        the other side; empty where it is the published figures of {@code claims}
 * @param claims       claims whose published figures are the right side
 * @param levels       levels of division that are compared, each division by itself
 * @param dimensions   dimensions by which it is compared, besides division and year
 * @param missingLeft  what a missing left side means
 * @param missingRight what a missing right side means
 * @param zeroDenominator what a side means that divides by zero; empty for what a missing one means
 * @param explanations other left sides under which an imbalance is explained
 * @param unless       where it has a value, nothing is compared; empty to compare everywhere
 * @param openUndecided whether the verdict stays undecided while the year is not over
 */
public record Comparison(String name, Title title, Expression left, Optional<Expression> right, List<String> claims,
                         Relation relation, Set<Division.Level> levels, List<String> dimensions, Tolerance tolerance,
                         Missing missingLeft, Missing missingRight, Optional<Missing> zeroDenominator, List<Explanation> explanations,
                         Optional<Expression> unless, boolean openUndecided, String leftText, String rightText) {

    /** The dimension of a break that says which comparison of its rule it is of. */
    public static final String DIMENSION = "comparison";

    /** How the left side is to stand to the right one. */
    public enum Relation { EQUAL("="), AT_MOST("<="), AT_LEAST(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        static Relation of(String sign) {
            return Stream.of(values()).filter(r -> r.sign.equals(sign)).findFirst().orElseThrow();
        }

        /** Whether it holds, if the left side may be off by so much. */
        public boolean holds(BigDecimal left, BigDecimal right, BigDecimal tolerance) {
            BigDecimal off = left.subtract(right);
            return switch (this) {
                case EQUAL -> off.abs().compareTo(tolerance) <= 0;
                case AT_MOST -> off.compareTo(tolerance) <= 0;
                case AT_LEAST -> off.negate().compareTo(tolerance) <= 0;
            };
        }
    }

    /** A missing side is a break, leaves the verdict undecided, or is no matter. */
    public enum Missing { BREAK, UNDECIDED, QUIET }

    /**
     * By how much the sides may be off; the largest of them counts.
     *
     * @param relative share of the right side
     * @param factor   how many times as large either side may be as the other: what a wrong unit exceeds; 0 for none
     * @param chance   both sides are counts, which scatter; empty where they do not
     */
    public record Tolerance(BigDecimal absolute, BigDecimal relative, BigDecimal factor, Optional<Chance> chance) {

        public static final Tolerance NONE = new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());

        /** By how much a left side may be off, chance left aside. */
        public BigDecimal around(BigDecimal left, BigDecimal right) {
            BigDecimal wider = absolute.max(relative.multiply(right.abs()));
            return factor.signum() == 0 ? wider : wider.max(left.abs().min(right.abs()).multiply(factor.subtract(BigDecimal.ONE)));
        }
    }

    /**
     * Two counts that nobody planned, of the same territory and as many months, differ by chance.
     *
     * @param clustered whether what is counted comes in groups, such as the cases of one outbreak or campaign; else each
     *                  comes by itself
     * @param sigma     how many standard deviations of the difference are no more than chance
     */
    public record Chance(boolean clustered, BigDecimal sigma) {
    }

    /** What it means that a side has no value, the left one or the right one, because it is missing or divides by zero. */
    public Missing missing(boolean isLeft, boolean isZeroDenominator) {
        Missing meaning = isLeft ? missingLeft : missingRight;
        return isZeroDenominator ? zeroDenominator.orElse(meaning) : meaning;
    }

    /** If the relation holds for this left side, the imbalance is explained by the code. */
    public record Explanation(Expression left, String code, Title title) {
    }

    /** Every measure it looks at. */
    public Stream<String> measures() {
        return Stream.of(Stream.of(left), right.stream(), explanations.stream().map(Explanation::left), unless.stream())
                .flatMap(s -> s).flatMap(e -> e.terms().stream()).map(Expression.Term::measure);
    }

    /** The side that looks at the year itself: the left one, unless all of it looks back. */
    public Expression present() {
        return left.terms().stream().allMatch(Expression.Term::lastYear) ? right.orElse(left) : left;
    }

    /** Whether a side looks at the year before. */
    public boolean looksBack() {
        return Stream.concat(Stream.of(left), right.stream()).flatMap(e -> e.terms().stream()).anyMatch(Expression.Term::lastYear);
    }
}
