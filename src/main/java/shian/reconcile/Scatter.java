package shian.reconcile;

import java.math.BigDecimal;

/**
 * By how much two counts of equal exposure differ by chance: the same division, as many months, nobody planned either.
 * <p>
 * With both unplanned the variance of the difference is the sum of the counts, so that its standard deviation is √(a + b). Under
 * {@value #FEW} in all the normal distribution does not fit: there, the test is the exact binomial one, in which either count is
 * one half of the sum (as in R's poisson.test for two samples). Counts that come in clusters scatter √dispersion times as much.
 * <p>
 * This is reckoned in double: it is a limit of plausibility and no figure. The counts themselves stay exact.
 */
final class Scatter {

    /** Below so many in both counts together, the test is exact. */
    static final int FEW = 20;

    private Scatter() {
    }

    /**
     * The greatest difference that is no more than chance.
     *
     * @param one        a count of rows, and so is the other
     * @param sigma      how many standard deviations are no more than chance
     * @param dispersion how many times the mean the variance is; 1 for independent counts
     */
    static BigDecimal of(BigDecimal one, BigDecimal other, BigDecimal sigma, BigDecimal dispersion) {
        double sum = one.add(other).doubleValue();
        double independent = sum < FEW ? exact((int) sum, sigma.doubleValue()) : sigma.doubleValue() * Math.sqrt(sum);
        return BigDecimal.valueOf(independent * Math.sqrt(dispersion.doubleValue()));
    }

    /** The greatest difference of two parts of a sum whose probability, in either direction, is not below that of so many sigmas. */
    private static int exact(int sum, double sigma) {
        double level = bothTails(sigma);
        double tail = 0;
        double ways = 1;
        for (int smaller = 0; 2 * smaller < sum; smaller++) {
            tail += ways;
            if (2 * tail / Math.pow(2, sum) >= level) {
                return sum - 2 * smaller;
            }
            ways = ways * (sum - smaller) / (smaller + 1);
        }
        return 0;
    }

    /** The probability that something normally distributed is more than so many standard deviations off: 1 − erf(σ/√2). */
    static double bothTails(double sigma) {
        double within = 0;
        double term = sigma;
        // erf(σ/√2) = √(2/π) · exp(−σ²/2) · (σ + σ³/3 + σ⁵/(3·5) + …)
        for (int odd = 3; term > within * 1e-17; odd += 2) {
            within += term;
            term *= sigma * sigma / odd;
        }
        return 1 - Math.sqrt(2 / Math.PI) * Math.exp(-sigma * sigma / 2) * within;
    }
}
