package shian.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recursive descent over one expression. */
final class ExpressionParser {

    /** What is wrong, and at which column of the expression, from 1. */
    static final class SyntaxException extends RuntimeException {
        private final int column;

        SyntaxException(String expected, int column) {
            super(expected);
            this.column = column;
        }

        int column() {
            return column;
        }
    }

    /** Nobody writes a longer one, and each bracket takes from the stack. */
    static final int LONGEST = 1000;

    private final String text;
    private int at;

    ExpressionParser(String text) {
        this.text = text;
    }

    Expression parse() {
        if (text.length() > LONGEST) {
            throw new SyntaxException("≤ " + LONGEST, LONGEST + 1);
        }
        Expression expression = sum();
        skipSpace();
        if (at < text.length()) {
            throw new SyntaxException("+ - * /", at + 1);
        }
        return expression;
    }

    private Expression sum() {
        Expression left = product();
        while (next('+') || next('-')) {
            char operator = text.charAt(at - 1);
            left = new Expression.Operation(left, operator, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (next('*') || next('/')) {
            char operator = text.charAt(at - 1);
            left = new Expression.Operation(left, operator, factor());
        }
        return left;
    }

    private Expression factor() {
        if (next('(')) {
            Expression inner = sum();
            expect(')');
            return inner;
        }
        String number = take("0123456789.");
        if (!number.isEmpty()) {
            try {
                return new Expression.Number(new BigDecimal(number));
            } catch (NumberFormatException e) {
                throw new SyntaxException("0-9", at + 1);
            }
        }
        String measure = take("abcdefghijklmnopqrstuvwxyz0123456789.-_");
        if (measure.isEmpty()) {
            throw new SyntaxException("(", at + 1);
        }
        return new Expression.Term(measure, next('[') ? filter() : Map.of(), lastYear());
    }

    private boolean lastYear() {
        skipSpace();
        if (!text.startsWith("@", at)) {
            return false;
        }
        if (!text.startsWith(Expression.Term.LAST_YEAR, at)) {
            throw new SyntaxException(Expression.Term.LAST_YEAR, at + 1);
        }
        at += Expression.Term.LAST_YEAR.length();
        return true;
    }

    private Map<String, List<String>> filter() {
        Map<String, List<String>> filter = new LinkedHashMap<>();
        do {
            skipSpace();
            String dimension = take("abcdefghijklmnopqrstuvwxyz0123456789_");
            expect('=');
            List<String> values = new ArrayList<>();
            do {
                int start = at;
                while (at < text.length() && ",|]".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                values.add(text.substring(start, at).strip());
            } while (next('|'));
            filter.put(dimension, List.copyOf(values));
        } while (next(','));
        expect(']');
        return filter;
    }

    private String take(String characters) {
        int start = at;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean next(char character) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == character) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char character) {
        if (!next(character)) {
            throw new SyntaxException(String.valueOf(character), at + 1);
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
