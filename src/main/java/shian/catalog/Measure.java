package shian.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A number by division and month (year where the source has only a year) and dimensions, drawn from the rows of a source.
 *
 * @param name      its name in expressions
 * @param source    identity of the contract or derived fact it is drawn from
 * @param draw      what is drawn from the rows
 * @param column    column that is summed, whose least or greatest number or control total is taken; null when rows are counted
 * @param where     conditions on the rows, all of which hold
 * @param by        columns that are its dimensions
 * @param division  column whose division its rows count in; null for the division in which the row counts
 * @param period    date or year column that says when a row counts; null where the delivery's period does
 * @param overTime  how months make a year
 * @param carry     for how many years the last value stands in while a year has none yet; 0 for never
 * @param line      line in the file of its source
 */
public record Measure(String name, String source, Title title, String unit, Draw draw, String column,
                      List<Condition> where, List<String> by, String division, String period, OverTime overTime, int carry, int line) {

    /** What is drawn: the number of rows, the sum, least or greatest number of a column, what a file states as its sum. */
    public enum Draw { COUNT, SUM, MIN, MAX, CONTROL_TOTAL;

        /** Whether what is drawn from several rows, files, dimensions or divisions adds up. */
        public boolean isAdditive() {
            return this != MIN && this != MAX;
        }

        /** What the numbers of several rows, files, dimensions or divisions give together. */
        public BigDecimal together(BigDecimal one, BigDecimal other) {
            return switch (this) {
                case COUNT, SUM, CONTROL_TOTAL -> one.add(other);
                case MIN -> one.min(other);
                case MAX -> one.max(other);
            };
        }

        /** The SQL function that does the same. */
        public String function() {
            return isAdditive() ? "sum" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** How months make a year: their sum, the last one (a state), the least, the greatest. */
    public enum OverTime { SUM, LAST, MIN, MAX;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The column of its source that holds the code of the division its rows count in. */
    public String divisionColumn() {
        return division == null ? "division_code" : division;
    }

    /** The columns of its source without which it says nothing: what is drawn, by which conditions, where and when it counts. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        where.forEach(condition -> columns.add(condition.column()));
        Stream.of(Optional.ofNullable(column), Optional.ofNullable(division), Optional.ofNullable(period)).flatMap(Optional::stream)
                .forEach(columns::add);
        return columns;
    }

    /** These, and those without which it has no values by its dimensions. */
    public Set<String> columnsAndDimensions() {
        Set<String> columns = columns();
        columns.addAll(by);
        return columns;
    }

    /** Whether every row this measure counts is counted by the other one too, as far as their conditions say. */
    public boolean isWithin(Measure other) {
        return source.equals(other.source) && java.util.Objects.equals(division, other.division)
                && other.where.stream().allMatch(needed -> where.stream().anyMatch(kept -> kept.implies(needed)));
    }

    static Measure read(String name, String source, Optional<String> sourcePeriod, Section section) {
        Draw draw = draw(section);
        String column = switch (draw) {
            case COUNT -> null;
            case SUM, MIN, MAX -> section.text(draw.function());
            case CONTROL_TOTAL -> section.text("control-total");
        };
        String period = draw == Draw.CONTROL_TOTAL ? null
                : section.optional("period").or(() -> sourcePeriod).orElse(null);
        return new Measure(name, source, section.title("title"), section.text("unit"), draw, column,
                Condition.read(section, "where"), section.texts("by"), section.optional("division").orElse(null), period,
                OverTime.valueOf(section.text("over-time", draw.function()).toUpperCase(Locale.ROOT)),
                section.number("carry", 0), section.line());
    }

    private static Draw draw(Section section) {
        return section.has("count") ? Draw.COUNT : section.has("sum") ? Draw.SUM
                : section.has("min") ? Draw.MIN : section.has("max") ? Draw.MAX : Draw.CONTROL_TOTAL;
    }
}
