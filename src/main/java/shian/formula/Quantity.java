package shian.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The value of an expression at a place, or the typed reason why there is none. */
public sealed interface Quantity {

    /** A number, unrounded. */
    record Known(BigDecimal value) implements Quantity {
    }

    /** Measures of the expression have no data there. */
    record Missing(SortedSet<String> measures) implements Quantity {
    }

    /** Division by zero. */
    record ZeroDenominator() implements Quantity {
    }

    static Quantity of(BigDecimal value) {
        return new Known(value);
    }

    static Quantity missing(String measure) {
        return new Missing(new TreeSet<>(java.util.Set.of(measure)));
    }

    /** The number; empty if there is none. */
    default Optional<BigDecimal> number() {
        return this instanceof Known known ? Optional.of(known.value) : Optional.empty();
    }

    /** One of {@code + - * /} on two quantities; what is missing on either side is missing in the result. */
    static Quantity combine(Quantity left, char operator, Quantity right) {
        if (left instanceof Missing || right instanceof Missing) {
            TreeSet<String> measures = new TreeSet<>();
            if (left instanceof Missing missing) {
                measures.addAll(missing.measures);
            }
            if (right instanceof Missing missing) {
                measures.addAll(missing.measures);
            }
            return new Missing(measures);
        }
        if (left instanceof ZeroDenominator || right instanceof ZeroDenominator) {
            return new ZeroDenominator();
        }
        BigDecimal a = ((Known) left).value;
        BigDecimal b = ((Known) right).value;
        return switch (operator) {
            case '+' -> of(a.add(b));
            case '-' -> of(a.subtract(b));
            case '*' -> of(a.multiply(b));
            default -> b.signum() == 0 ? new ZeroDenominator() : of(a.divide(b, MathContext.DECIMAL128));
        };
    }
}
