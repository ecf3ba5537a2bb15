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
     * @param filter   values by dimension; empty for all
     * @param lastYear whether it is the value of the year before, up to the same month
     */
    record Term(String measure, Map<String, List<String>> filter, boolean lastYear) implements Expression {

        static final String LAST_YEAR = "@last-year";

        /** The same of the year itself. */
        public Term ofItsYear() {
            return new Term(measure, filter, false);
        }

        /** The year it looks at from a year. */
        public int yearFrom(int year) {
            return lastYear ? year - 1 : year;
        }

        @Override
        public String toString() {
            return measure + (filter.isEmpty() ? "" : filter.entrySet().stream()
                    .map(e -> e.getKey() + "=" + String.join("|", e.getValue()))
                    .collect(java.util.stream.Collectors.joining(", ", "[", "]"))) + (lastYear ? LAST_YEAR : "");
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

    /**
     * Whether it only becomes more while the numbers of its measures do: a sum of them, times or divided by plain numbers. A
     * share of a whole is none.
     */
    default boolean isGrowing() {
        if (this instanceof Operation operation) {
            boolean scaled = (operation.operator() == '*' || operation.operator() == '/') && operation.right() instanceof Number;
            return operation.left().isGrowing() && (scaled || operation.operator() == '+' && operation.right().isGrowing());
        }
        return !(this instanceof Term term) || !term.lastYear();
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
     * Reads an expression: numbers, measures such as {@code sampling.batches[link=CATERING|CIRCULATION]}, their values of
     * the year before as {@code sampling.batches@last-year}, the four operators and parentheses.
     *
     * @throws ExpressionParser.SyntaxException naming the column at which it is wrong
     */
    static Expression parse(String text) {
        return new ExpressionParser(text).parse();
    }
}
