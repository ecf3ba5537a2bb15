package shian.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Arithmetic over measures: what sides of rules, claims and indicators are made of. */
public sealed interface Expression {

    /** A plain number. */
    record Number(BigDecimal value) implements Expression {
        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /**
     * A measure, over all its dimensions or only where dimensions have certain values.
     *
     * @param filter values by dimension; empty for all
     */
    record Term(String measure, Map<String, List<String>> filter) implements Expression {
        @Override
        public String toString() {
            return filter.isEmpty() ? measure : measure + filter.entrySet().stream()
                    .map(e -> e.getKey() + "=" + String.join("|", e.getValue()))
                    .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
        }
    }

    /** Two expressions and one of {@code + - * /}. */
    record Operation(Expression left, char operator, Expression right) implements Expression {
        @Override
        public String toString() {
            return "(" + left + " " + operator + " " + right + ")";
        }
    }

    /** The measures it names, each once, in the order in which they stand. */
    default List<Term> terms() {
        return stream().distinct().toList();
    }

    private Stream<Term> stream() {
        if (this instanceof Term term) {
            return Stream.of(term);
        }
        if (this instanceof Operation operation) {
            return Stream.concat(operation.left().stream(), operation.right().stream());
        }
        return Stream.empty();
    }

    /**
     * Reads an expression: numbers, measures such as {@code sampling.batches[link=CATERING|CIRCULATION]}, the four
     * operators and parentheses.
     *
     * @throws ExpressionParser.SyntaxException naming the column at which it is wrong
     */
    static Expression parse(String text) {
        return new ExpressionParser(text).parse();
    }
}
