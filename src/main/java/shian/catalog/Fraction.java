package shian.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact quotient, which is rounded only where it is shown.
 *
 * @param numerator   any number
 * @param denominator above zero
 */
public record Fraction(BigDecimal numerator, BigDecimal denominator) implements Comparable<Fraction> {

    /** The sign of a denominator below zero moves to the numerator. */
    public Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator must not be zero, numerator was: " + numerator);
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
    }

    public static Fraction of(BigDecimal number) {
        return new Fraction(number, BigDecimal.ONE);
    }

    /**
     * Reads {@code 25/79} or {@code 93.5}.
     *
     * @throws ArithmeticException   if the number behind the slash is zero
     * @throws NumberFormatException if it is neither
     */
    static Fraction parse(String text) {
        String[] sides = text.split("/", 2);
        return new Fraction(new BigDecimal(sides[0]), sides.length == 1 ? BigDecimal.ONE : new BigDecimal(sides[1]));
    }

    public Fraction times(BigDecimal factor) {
        return new Fraction(numerator.multiply(factor), denominator);
    }

    /** With so many decimals, HALF_UP. */
    public BigDecimal rounded(int decimals) {
        return numerator.divide(denominator, decimals, RoundingMode.HALF_UP);
    }

    /** With 34 digits. */
    public BigDecimal decimal() {
        return numerator.divide(denominator, MathContext.DECIMAL128);
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
