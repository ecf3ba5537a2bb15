package shian.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import shian.catalog.Column;
import shian.catalog.Condition;
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
        if (rule instanceof RowRule.Compare compare) {
            Object left = value(values, compare.left());
            Object right = value(values, compare.right());
            return left == null || right == null || holds(compare(left, right), compare.operator()) ? null
                    : Message.of("load.rule-compare", rule.id(), header(compare.left()), compare.operator(),
                    header(compare.right()), right);
        }
        if (rule instanceof RowRule.RequiredIf required) {
            boolean applies = required.when().stream().allMatch(condition -> holds(condition, values));
            return !applies || value(values, required.column()) != null ? null
                    : Message.of("load.rule-required-if", rule.id(), header(required.when().get(0).column()),
                    String.join("、", required.when().get(0).values()));
        }
        if (rule instanceof RowRule.Range range) {
            Object value = value(values, range.column());
            if (value == null) {
                return null;
            }
            BigDecimal number = new BigDecimal(value.toString());
            boolean inside = range.min().map(min -> number.compareTo(min) >= 0).orElse(true)
                    && range.max().map(max -> number.compareTo(max) <= 0).orElse(true);
            return inside ? null : Message.of("load.rule-range", rule.id(),
                    range.min().map(BigDecimal::toPlainString).orElse("…"),
                    range.max().map(BigDecimal::toPlainString).orElse("…"));
        }
        if (rule instanceof RowRule.OneOf oneOf) {
            Object value = value(values, oneOf.column());
            return value == null || oneOf.values().contains(value.toString()) ? null
                    : Message.of("load.rule-one-of", rule.id(), String.join("、", oneOf.values()));
        }
        if (rule instanceof RowRule.Matches matches) {
            Object value = value(values, matches.column());
            return value == null || matches.pattern().matcher(value.toString()).matches() ? null
                    : Message.of("load.rule-pattern", rule.id(), matches.pattern());
        }
        RowRule.SumOfColumns sum = (RowRule.SumOfColumns) rule;
        Object total = value(values, sum.total());
        if (total == null) {
            return null;
        }
        BigDecimal parts = sum.parts().stream().map(part -> value(values, part)).filter(v -> v != null)
                .map(v -> new BigDecimal(v.toString())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BigDecimal(total.toString()).subtract(parts).abs().compareTo(sum.tolerance()) <= 0 ? null
                : Message.of("load.rule-sum", rule.id(), header(sum.total()), parts.toPlainString());
    }

    private Object value(Object[] values, String column) {
        return values[places.get(column)];
    }

    private String header(String column) {
        return contract.columns().get(column).header();
    }

    private boolean holds(Condition condition, Object[] values) {
        Object value = value(values, condition.column());
        return value != null && condition.values().contains(value.toString()) != condition.not();
    }

    private static int compare(Object left, Object right) {
        if (left instanceof LocalDate date && right instanceof LocalDate other) {
            return date.compareTo(other);
        }
        if (left instanceof Number && right instanceof Number) {
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
        }
        return left.toString().compareTo(right.toString());
    }

    private static boolean holds(int comparison, String operator) {
        return switch (operator) {
            case "<" -> comparison < 0;
            case "<=" -> comparison <= 0;
            case "=" -> comparison == 0;
            case ">=" -> comparison >= 0;
            case ">" -> comparison > 0;
            default -> comparison != 0;
        };
    }
}
