package shian.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shian.message.Message;

/** Whether both sides of a share speak of the same: rows that the same conditions leave, in the same unit. */
final class ScopeCheck {

    /** What stands among the columns in which sides are meant to differ for their units. */
    private static final String UNIT = "unit";

    private final Map<String, Measure> measures;
    private final Mistakes mistakes;

    ScopeCheck(Map<String, Measure> measures, Mistakes mistakes) {
        this.measures = measures;
        this.mistakes = mistakes;
    }

    void check(Indicator indicator) {
        indicator.scopes().stream().filter(scope -> scope.partOfWhole() || scope.unit().equals("%"))
                .filter(scope -> scope.denominator().isPresent()
                        && scope.terms().stream().allMatch(term -> measures.containsKey(term.measure())))
                .forEach(scope -> check(indicator, scope));
    }

    private void check(Indicator indicator, Indicator.Scope scope) {
        List<Expression.Term> whole = scope.denominator().orElseThrow().terms();
        for (Expression.Term part : scope.numerator().terms()) {
            List<Set<String>> differences = whole.stream().map(of -> differences(part, of, scope.numerator().terms())).toList();
            differences.stream().filter(columns -> !scope.differsIn().containsAll(columns))
                    .min((a, b) -> Integer.compare(a.size(), b.size()))
                    .filter(nearest -> differences.stream().noneMatch(scope.differsIn()::containsAll))
                    .ifPresent(nearest -> mistakes.warn(indicator.path(), 1, Message.of("catalog.sides-differ", scope.name(), part,
                            scope.denominatorText().orElseThrow(), String.join(", ", nearest))));
        }
    }

    /** The columns in which a part is not limited as the whole is, or is limited where the whole could be and is not. */
    private Set<String> differences(Expression.Term part, Expression.Term whole, List<Expression.Term> parts) {
        Measure of = measures.get(part.measure());
        Measure in = measures.get(whole.measure());
        Set<String> differences = new LinkedHashSet<>();
        if (!of.unit().equals(in.unit())) {
            differences.add(UNIT);
        }
        List<Condition> kept = conditions(of, part).toList();
        conditions(in, whole).filter(needed -> of.source().equals(in.source()) || of.by().contains(needed.column()))
                .filter(needed -> kept.stream().noneMatch(condition -> condition.implies(needed)))
                .forEach(needed -> differences.add(needed.column()));
        if (!of.name().equals(in.name())) {
            part.filter().keySet().stream().filter(in.by()::contains)
                    .filter(column -> !together(part.measure(), column, parts).containsAll(whole.filter().getOrDefault(column, List.of(""))))
                    .forEach(differences::add);
        }
        return differences;
    }

    private static Stream<Condition> conditions(Measure measure, Expression.Term term) {
        return Stream.concat(measure.where().stream(), term.filter().entrySet().stream()
                .map(filter -> new Condition(filter.getKey(), false, filter.getValue())));
    }

    /** What the terms of one measure take in of a column together. */
    private static Set<String> together(String measure, String column, List<Expression.Term> parts) {
        return parts.stream().filter(part -> part.measure().equals(measure))
                .flatMap(part -> part.filter().getOrDefault(column, List.of()).stream()).collect(Collectors.toSet());
    }
}
