package shian.indicate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The least and the greatest value of a ratio over independent choices: each of some rows is left out or takes one of its
 * possible effects on numerator and denominator.
 */
final class Extremes {

    /** Choices that are all tried where the denominator could be zero. */
    private static final int MOST_TRIED = 300_000;

    /**
     * A possible effect.
     *
     * @param slot   what only so many rows can have; null where any number of rows can have this effect
     * @param places how many
     */
    record Choice(BigDecimal numerator, BigDecimal denominator, Object slot, long places) {
    }

    /** Rows that have the same choices besides being left out. */
    record Rows(List<Choice> choices, long count) {
    }

    private record Sum(BigDecimal numerator, BigDecimal denominator) {

        Sum plus(Choice choice, long times) {
            BigDecimal count = BigDecimal.valueOf(times);
            return new Sum(numerator.add(choice.numerator.multiply(count)), denominator.add(choice.denominator.multiply(count)));
        }

        BigDecimal ratio() {
            return numerator.divide(denominator, MathContext.DECIMAL128);
        }

        /** How much more a choice gives than the ratio of this asks for; the denominator is above zero. */
        BigDecimal gain(Choice choice, int sign) {
            BigDecimal gain = choice.numerator.multiply(denominator).subtract(numerator.multiply(choice.denominator));
            return sign < 0 ? gain.negate() : gain;
        }
    }

    private final Sum known;
    private final List<Rows> rows;

    /**
     * @param numerator   of what counts anyway
     * @param denominator of what counts anyway
     */
    Extremes(BigDecimal numerator, BigDecimal denominator, List<Rows> rows) {
        this.known = new Sum(numerator, denominator);
        this.rows = rows;
    }

    /** Whether the denominator is above zero, or so few worlds possible that each is looked at; else nobody knows the bounds. */
    boolean isBounded() {
        return leastDenominator().signum() > 0 || isZeroAtLeast() || worlds() <= MOST_TRIED;
    }

    /** The least ratio; empty if there is none in any world. */
    Optional<BigDecimal> least() {
        return extreme(-1);
    }

    /** The greatest ratio; empty if there is none in any world. */
    Optional<BigDecimal> greatest() {
        return extreme(1);
    }

    private Optional<BigDecimal> extreme(int sign) {
        if (leastDenominator().signum() > 0) {
            return Optional.of(best(known, sign, rows).ratio());
        }
        return isZeroAtLeast() ? forced(sign) : tried(sign);
    }

    /** Whether the denominator is zero and can become greater only. */
    private boolean isZeroAtLeast() {
        return known.denominator.signum() == 0 && leastDenominator().signum() == 0;
    }

    private BigDecimal leastDenominator() {
        BigDecimal least = known.denominator;
        for (Rows some : rows) {
            BigDecimal less = some.choices.stream().map(Choice::denominator).reduce(BigDecimal.ZERO, BigDecimal::min);
            least = least.add(less.multiply(BigDecimal.valueOf(some.count)));
        }
        return least;
    }

    /**
     * From a ratio to a better one, as long as a choice of each row for itself makes it better: the sum of gains is greatest
     * where each is (Dinkelbach 1967), and a gain of nothing ends it.
     */
    private static Sum best(Sum start, int sign, List<Rows> rows) {
        Sum best = start;
        while (true) {
            Sum next = start;
            Map<Object, Long> taken = new HashMap<>();
            for (Rows some : rows) {
                next = add(next, best, sign, some, taken);
            }
            if (best.gain(new Choice(next.numerator, next.denominator, null, 0), sign).signum() <= 0) {
                return best;
            }
            best = next;
        }
    }

    private static Sum add(Sum sum, Sum best, int sign, Rows rows, Map<Object, Long> taken) {
        Sum next = sum;
        long left = rows.count;
        List<Choice> gaining = rows.choices.stream().filter(choice -> best.gain(choice, sign).signum() > 0)
                .sorted(Comparator.comparing((Choice choice) -> best.gain(choice, sign)).reversed()).toList();
        for (Choice choice : gaining) {
            if (left == 0) {
                break;
            }
            long times = choice.slot == null ? left : Math.min(left, choice.places - taken.getOrDefault(choice.slot, 0L));
            if (choice.slot != null) {
                taken.merge(choice.slot, times, Long::sum);
            }
            next = next.plus(choice, times);
            left -= times;
        }
        return next;
    }

    /** Where nothing is in the denominator anyway, one row has to bring something. */
    private Optional<BigDecimal> forced(int sign) {
        List<BigDecimal> found = new ArrayList<>();
        for (Rows some : rows) {
            for (Choice choice : some.choices) {
                if (choice.denominator.signum() > 0) {
                    List<Rows> others = new ArrayList<>(rows);
                    others.remove(some);
                    others.add(new Rows(some.choices, some.count - 1));
                    found.add(best(known.plus(choice, 1), sign, others).ratio());
                }
            }
        }
        return sign < 0 ? found.stream().min(Comparator.naturalOrder()) : found.stream().max(Comparator.naturalOrder());
    }

    private double worlds() {
        double worlds = 1;
        for (Rows some : rows) {
            worlds *= Math.pow(some.choices.size() + 1.0, some.count);
        }
        return worlds;
    }

    private Optional<BigDecimal> tried(int sign) {
        List<Sum> sums = List.of(known);
        for (Rows some : rows) {
            for (long row = 0; row < some.count; row++) {
                Set<Sum> next = new HashSet<>(sums);
                for (Sum sum : sums) {
                    some.choices.forEach(choice -> next.add(sum.plus(choice, 1)));
                }
                sums = List.copyOf(next);
            }
        }
        Comparator<BigDecimal> order = Comparator.naturalOrder();
        return sums.stream().filter(sum -> sum.denominator.signum() != 0).map(Sum::ratio).max(sign < 0 ? order.reversed() : order);
    }
}
