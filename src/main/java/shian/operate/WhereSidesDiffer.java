package shian.operate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import shian.catalog.Catalog;
import shian.catalog.Division;
import shian.catalog.Expression;
import shian.catalog.Measure;
import shian.formula.Evaluator;
import shian.formula.Place;

/** Narrows a difference down: the months, the divisions below and the values of dimensions in which the sides differ. */
final class WhereSidesDiffer {

    private final Catalog catalog;
    private final Evaluator evaluator;
    private final List<List<Object>> found = new ArrayList<>();

    private WhereSidesDiffer(Catalog catalog, Evaluator evaluator) {
        this.catalog = catalog;
        this.evaluator = evaluator;
    }

    static Listing between(Catalog catalog, Evaluator evaluator, Expression left, Expression right, Place place) {
        WhereSidesDiffer differ = new WhereSidesDiffer(catalog, evaluator);
        differ.months(left, right, place);
        catalog.divisions().children(place.division()).stream().map(Division::code).forEach(code -> differ.add("division", code,
                differ.value(left, in(code, place)), differ.value(right, in(code, place))));
        differ.dimensions(left, right, place);
        return new Listing(List.of("differ_by", "differ_at", "left", "right", "difference"), differ.found);
    }

    /** Only what adds up from month to month, and only where both sides have months. */
    private void months(Expression left, Expression right, Place place) {
        if (!addsUp(left) || !addsUp(right) || !hasMonths(left, place) || !right.terms().isEmpty() && !hasMonths(right, place)) {
            return;
        }
        for (int month = 1; month <= place.lastMonth(); month++) {
            add("month", String.format("%02d", month), inMonth(left, place, month), inMonth(right, place, month));
        }
    }

    private BigDecimal inMonth(Expression expression, Place place, int month) {
        BigDecimal upTo = value(expression, place.upTo(month));
        BigDecimal before = value(expression, place.upTo(month - 1));
        return upTo == null ? null : before == null ? upTo : upTo.subtract(before);
    }

    private boolean addsUp(Expression expression) {
        if (expression instanceof Expression.Number number) {
            return number.value().signum() == 0;
        }
        if (expression instanceof Expression.Operation operation) {
            boolean scaled = operation.right() instanceof Expression.Number;
            return addsUp(operation.left()) && ("+-".indexOf(operation.operator()) >= 0 ? addsUp(operation.right()) : scaled);
        }
        Measure measure = catalog.measure(((Expression.Term) expression).measure());
        return measure.draw().isAdditive() && measure.overTime() == Measure.OverTime.SUM;
    }

    private boolean hasMonths(Expression expression, Place place) {
        return value(expression, place) != null && !same(value(expression, place), value(expression, place.upTo(0)));
    }

    private void dimensions(Expression left, Expression right, Place place) {
        Set<String> common = new TreeSet<>();
        Stream.concat(left.terms().stream(), right.terms().stream()).map(term -> catalog.measure(term.measure()).by())
                .forEach(common::addAll);
        Stream.concat(left.terms().stream(), right.terms().stream())
                .forEach(term -> common.retainAll(catalog.measure(term.measure()).by()));
        common.removeAll(place.dimensions().keySet());
        for (String dimension : common) {
            Set<Map<String, String>> values = new HashSet<>();
            Stream.of(left, right).forEach(side -> values.addAll(evaluator.combinations(side, place.division(), place.lastYear(),
                    List.of(dimension))));
            values.stream().map(value -> value.get(dimension)).sorted().forEach(value -> {
                Map<String, String> narrower = new TreeMap<>(place.dimensions());
                narrower.put(dimension, value);
                add(dimension, value, value(left, place.with(narrower)), value(right, place.with(narrower)));
            });
        }
    }

    private static Place in(String division, Place place) {
        return new Place(division, place.firstYear(), place.lastYear(), place.lastMonth(), place.dimensions());
    }

    private BigDecimal value(Expression expression, Place place) {
        return evaluator.value(expression, place).number().orElse(null);
    }

    private void add(String by, String at, BigDecimal left, BigDecimal right) {
        if (!same(left, right)) {
            found.add(Arrays.asList(by, at, left, right, left == null || right == null ? null : left.subtract(right)));
        }
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a == null ? b == null : b != null && a.compareTo(b) == 0;
    }
}
