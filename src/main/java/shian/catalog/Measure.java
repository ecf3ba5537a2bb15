package shian.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A number by division and month (year where the source has only a year) and dimensions, drawn from the rows of a source.
 *
 * @param name      its name in expressions
 * @param source    identity of the contract or derived fact it is drawn from
 * @param draw      what is drawn from the rows
 * @param column    column that is summed or whose control total is taken; null when rows are counted
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

    /** What is drawn. */
    public enum Draw { COUNT, SUM, CONTROL_TOTAL }

    /** How months make a year: their sum, the last one (a state), the least, the greatest. */
    public enum OverTime { SUM, LAST, MIN, MAX;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The column of its source that holds the code of the division its rows count in. */
    public String divisionColumn() {
        return division == null ? "division_code" : division;
    }

    /** Whether every row this measure counts is counted by the other one too, as far as their conditions say. */
    public boolean isWithin(Measure other) {
        return source.equals(other.source) && java.util.Objects.equals(division, other.division)
                && other.where.stream().allMatch(needed -> where.stream().anyMatch(kept -> kept.implies(needed)));
    }

    static Measure read(String name, String source, Optional<String> sourcePeriod, Section section) {
        Draw draw = section.has("count") ? Draw.COUNT : section.has("sum") ? Draw.SUM : Draw.CONTROL_TOTAL;
        String column = switch (draw) {
            case COUNT -> null;
            case SUM -> section.text("sum");
            case CONTROL_TOTAL -> section.text("control-total");
        };
        String period = draw == Draw.CONTROL_TOTAL ? null
                : section.optional("period").or(() -> sourcePeriod).orElse(null);
        return new Measure(name, source, section.title("title"), section.text("unit"), draw, column,
                Condition.read(section, "where"), section.texts("by"), section.optional("division").orElse(null), period,
                OverTime.valueOf(section.text("over-time", "sum").toUpperCase(java.util.Locale.ROOT)),
                section.number("carry", 0), section.line());
    }
}
