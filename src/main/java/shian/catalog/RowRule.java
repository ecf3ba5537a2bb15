package shian.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import shian.message.Message;

/** A rule every row must keep; the vocabulary is closed. Anything larger is a reconciliation rule. */
public sealed interface RowRule {

    /** Its name, told with every row that breaks it. */
    String id();

    /** The columns it looks at. */
    List<String> columns();

    /**
     * Whether a row keeps it.
     *
     * @param value the value of a column; null where it is empty
     */
    boolean isKept(Function<String, Object> value);

    /** Two columns compare in the given way; {@code operator} is one of {@code < <= = >= > <>}. Empty cells pass. */
    record Compare(String id, String left, String operator, String right) implements RowRule {
        @Override
        public List<String> columns() {
            return List.of(left, right);
        }

        @Override
        public boolean isKept(Function<String, Object> value) {
            Object one = value.apply(left);
            Object other = value.apply(right);
            if (one == null || other == null) {
                return true;
            }
            int comparison = compare(one, other);
            return switch (operator) {
                case "<" -> comparison < 0;
                case "<=" -> comparison <= 0;
                case "=" -> comparison == 0;
                case ">=" -> comparison >= 0;
                case ">" -> comparison > 0;
                default -> comparison != 0;
            };
        }

        private static int compare(Object one, Object other) {
            if (one instanceof LocalDate date && other instanceof LocalDate day) {
                return date.compareTo(day);
            }
            return one instanceof Number && other instanceof Number ? number(one).compareTo(number(other))
                    : one.toString().compareTo(other.toString());
        }
    }

    /** A column is filled where all conditions hold. */
    record RequiredIf(String id, String column, List<Condition> when) implements RowRule {
        @Override
        public List<String> columns() {
            return java.util.stream.Stream.concat(java.util.stream.Stream.of(column),
                    when.stream().map(Condition::column)).toList();
        }

        @Override
        public boolean isKept(Function<String, Object> value) {
            return value.apply(column) != null || !when.stream().allMatch(condition -> condition.holds(value.apply(condition.column())));
        }
    }

    /** A number lies between two bounds, both included. */
    record Range(String id, String column, Optional<BigDecimal> min, Optional<BigDecimal> max) implements RowRule {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public boolean isKept(Function<String, Object> value) {
            Object number = value.apply(column);
            return number == null || min.map(least -> number(number).compareTo(least) >= 0).orElse(true)
                    && max.map(most -> number(number).compareTo(most) <= 0).orElse(true);
        }
    }

    /** A text is one of those named. */
    record OneOf(String id, String column, List<String> values) implements RowRule {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public boolean isKept(Function<String, Object> value) {
            Object text = value.apply(column);
            return text == null || values.contains(text.toString());
        }
    }

    /** A text matches a regular expression as a whole. */
    record Matches(String id, String column, Pattern pattern) implements RowRule {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public boolean isKept(Function<String, Object> value) {
            Object text = value.apply(column);
            return text == null || pattern.matcher(text.toString()).matches();
        }
    }

    /** A number is the sum of others, up to a tolerance. */
    record SumOfColumns(String id, String total, List<String> parts, BigDecimal tolerance) implements RowRule {
        @Override
        public List<String> columns() {
            return java.util.stream.Stream.concat(java.util.stream.Stream.of(total), parts.stream()).toList();
        }

        @Override
        public boolean isKept(Function<String, Object> value) {
            Object stated = value.apply(total);
            return stated == null || number(stated).subtract(sum(value)).abs().compareTo(tolerance) <= 0;
        }

        /** What the parts add up to; an empty one adds nothing. */
        public BigDecimal sum(Function<String, Object> value) {
            return parts.stream().map(value).filter(Objects::nonNull).map(RowRule::number).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    static RowRule read(Section section) {
        String id = section.text("id");
        if (section.has("compare")) {
            List<String> parts = section.texts("compare");
            return new Compare(id, parts.get(0), parts.get(1), parts.get(2));
        }
        if (section.has("required-if")) {
            Section rule = section.section("required-if");
            return new RequiredIf(id, rule.text("column"), Condition.read(rule, "when"));
        }
        if (section.has("range")) {
            Section rule = section.section("range");
            return new Range(id, rule.text("column"), rule.optional("min").map(BigDecimal::new),
                    rule.optional("max").map(BigDecimal::new));
        }
        if (section.has("one-of")) {
            Section rule = section.section("one-of");
            return new OneOf(id, rule.text("column"), rule.texts("values"));
        }
        if (section.has("pattern")) {
            Section rule = section.section("pattern");
            try {
                return new Matches(id, rule.text("column"), Pattern.compile(rule.text("matches")));
            } catch (PatternSyntaxException e) {
                rule.mistake("matches", Message.of("catalog.pattern", rule.text("matches"), e.getDescription()));
                return new Matches(id, rule.text("column"), Pattern.compile(".*"));
            }
        }
        Section rule = section.section("sum-of-columns");
        return new SumOfColumns(id, rule.text("total"), rule.texts("parts"),
                rule.has("tolerance") ? rule.decimal("tolerance") : BigDecimal.ZERO);
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }
}
