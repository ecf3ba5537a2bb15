package shian.indicate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import shian.catalog.Expression;

/** An expression as a sum of terms, each times a number: what some terms are more by says at once what the whole is more by. */
record Linear(BigDecimal constant, Map<Expression.Term, BigDecimal> factors) {

    /** Empty if terms are multiplied, or divided by one another. */
    static Optional<Linear> of(Expression expression) {
        if (expression instanceof Expression.Number number) {
            return Optional.of(new Linear(number.value(), Map.of()));
        }
        if (expression instanceof Expression.Term term) {
            return Optional.of(new Linear(BigDecimal.ZERO, Map.of(term, BigDecimal.ONE)));
        }
        Expression.Operation operation = (Expression.Operation) expression;
        Optional<Linear> left = of(operation.left());
        Optional<Linear> right = of(operation.right());
        return left.flatMap(one -> right.flatMap(other -> combined(one, operation.operator(), other)));
    }

    private static Optional<Linear> combined(Linear one, char operator, Linear other) {
        if (operator == '+') {
            return Optional.of(one.plus(other));
        }
        if (operator == '-') {
            return Optional.of(one.plus(other.times(BigDecimal.ONE.negate())));
        }
        if (operator == '*' && one.factors.isEmpty()) {
            return Optional.of(other.times(one.constant));
        }
        if (!other.factors.isEmpty() || operator == '/' && other.constant.signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(one.times(operator == '*' ? other.constant : BigDecimal.ONE.divide(other.constant, MathContext.DECIMAL128)));
    }

    private Linear plus(Linear other) {
        Map<Expression.Term, BigDecimal> sum = new HashMap<>(factors);
        other.factors.forEach((term, factor) -> sum.merge(term, factor, BigDecimal::add));
        return new Linear(constant.add(other.constant), sum);
    }

    private Linear times(BigDecimal number) {
        Map<Expression.Term, BigDecimal> product = new HashMap<>();
        factors.forEach((term, factor) -> product.put(term, factor.multiply(number)));
        return new Linear(constant.multiply(number), product);
    }
}
