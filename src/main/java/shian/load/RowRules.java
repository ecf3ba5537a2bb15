package shian.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import shian.catalog.Column;
import shian.catalog.Contract;
import shian.catalog.RowRule;
import shian.message.Message;

/** The row rules of a contract, over converted values. */
final class RowRules {

    private final Contract contract;
    private final Map<String, Integer> places;

    /**
     * @param places where the value of each column stands in a row
     */
    RowRules(Contract contract, Map<String, Integer> places) {
        this.contract = contract;
        this.places = places;
    }

    /**
     * The rules a row breaks, each as a fault of its first column.
     *
     * @param cell the cell of a column as it stands
     */
    List<Fault> broken(Object[] values, UnaryOperator<String> cell) {
        if (contract.rules().isEmpty()) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>(0);
        for (RowRule rule : contract.rules()) {
            Message message = check(rule, values);
            if (message != null) {
                Column column = contract.columns().get(rule.columns().get(0));
                faults.add(Fault.of(column, cell.apply(column.name()), message));
            }
        }
        return faults;
    }

    private Message check(RowRule rule, Object[] values) {
        if (rule.isKept(column -> value(values, column))) {
            return null;
        }
        if (rule instanceof RowRule.Compare compare) {
            return Message.of("load.rule-compare", rule.id(), header(compare.left()), compare.operator(), header(compare.right()),
                    value(values, compare.right()));
        }
        if (rule instanceof RowRule.RequiredIf required) {
            return Message.of("load.rule-required-if", rule.id(), header(required.when().get(0).column()),
                    String.join("、", required.when().get(0).values()));
        }
        if (rule instanceof RowRule.Range range) {
            return Message.of("load.rule-range", rule.id(), range.min().map(BigDecimal::toPlainString).orElse("…"),
                    range.max().map(BigDecimal::toPlainString).orElse("…"));
        }
        if (rule instanceof RowRule.OneOf oneOf) {
            return Message.of("load.rule-one-of", rule.id(), String.join("、", oneOf.values()));
        }
        if (rule instanceof RowRule.Matches matches) {
            return Message.of("load.rule-pattern", rule.id(), matches.pattern());
        }
        RowRule.SumOfColumns sum = (RowRule.SumOfColumns) rule;
        return Message.of("load.rule-sum", rule.id(), header(sum.total()), sum.sum(column -> value(values, column)).toPlainString());
    }

    private Object value(Object[] values, String column) {
        return values[places.get(column)];
    }

    private String header(String column) {
        return contract.columns().get(column).header();
    }
}
