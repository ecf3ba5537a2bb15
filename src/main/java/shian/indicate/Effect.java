package shian.indicate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import shian.catalog.Contract;
import shian.catalog.Derived;
import shian.catalog.Divisions;
import shian.catalog.Measure;
import shian.catalog.Source;
import shian.fact.HypotheticalRow;

/**
 * What rows add to measures, or take from them.
 *
 * @param parts by measure, division, month and dimensions; none is zero
 */
record Effect(Map<Part, BigDecimal> parts) {

    /** Where a row counts; month 0 where only the year is known. */
    record Part(String measure, String division, int year, int month, Map<String, String> dimensions) {
    }

    static final Effect NONE = new Effect(Map.of());

    /** What a row of a file adds to measures of its contract. */
    static Effect of(Collection<Measure> measures, HypotheticalRow row, OpenRow open, Divisions divisions) {
        Map<Part, BigDecimal> parts = new HashMap<>();
        Contract contract = row.contract();
        for (Measure measure : measures) {
            int year = contract.isState() || measure.period() == null ? open.from().getYear() : row.year();
            add(parts, measure, contract, row::value, year, contract.isState() ? open.to().getMonthValue() : 0, divisions);
        }
        return new Effect(parts).cleared();
    }

    /** What rows of a view give for measures of its fact. */
    static Effect of(Collection<Measure> measures, Derived fact, Collection<Map<String, Object>> rows, LocalDate today, Divisions divisions) {
        Map<Part, BigDecimal> parts = new HashMap<>();
        for (Map<String, Object> row : rows) {
            boolean ahead = fact.ahead() && row.get(fact.period().orElseThrow()) instanceof LocalDate day && day.isAfter(today);
            if (!ahead) {
                measures.forEach(measure -> add(parts, measure, fact, row::get, ((Number) row.get("year")).intValue(), 0, divisions));
            }
        }
        return new Effect(parts).cleared();
    }

    private static void add(Map<Part, BigDecimal> parts, Measure measure, Source source, Function<String, Object> row, int year, int month,
                            Divisions divisions) {
        Object division = row.apply(measure.divisionColumn());
        Object value = measure.column() == null ? BigDecimal.ONE : row.apply(measure.column());
        Object period = measure.period() == null ? null : row.apply(measure.period());
        if (measure.draw() == Measure.Draw.CONTROL_TOTAL || value == null || division == null
                || measure.division() != null && !divisions.isLeaf(division.toString())
                || measure.period() != null && period == null
                || !measure.where().stream().allMatch(condition -> condition.holds(row.apply(condition.column())))) {
            return;
        }
        Map<String, String> dimensions = new TreeMap<>();
        for (String name : measure.by()) {
            Object held = row.apply(name);
            if (held != null) {
                dimensions.put(name, held.toString());
            }
        }
        Part part = new Part(measure.name(), division.toString(), year, month, dimensions);
        if (period instanceof LocalDate day) {
            part = new Part(measure.name(), division.toString(), day.getYear(), day.getMonthValue(), dimensions);
        } else if (period != null) {
            part = new Part(measure.name(), division.toString(), ((Number) period).intValue(), 0, dimensions);
        }
        parts.merge(part, new BigDecimal(value.toString()), measure.draw()::together);
    }

    /** Both together. */
    Effect plus(Effect other) {
        return other.parts.isEmpty() ? this : combined(other, BigDecimal.ONE);
    }

    /** What this is more than the other. */
    Effect minus(Effect other) {
        return other.parts.isEmpty() ? this : combined(other, BigDecimal.ONE.negate());
    }

    private Effect combined(Effect other, BigDecimal times) {
        Map<Part, BigDecimal> sum = new HashMap<>(parts);
        other.parts.forEach((part, value) -> sum.merge(part, value.multiply(times), BigDecimal::add));
        return new Effect(sum).cleared();
    }

    private Effect cleared() {
        parts.values().removeIf(value -> value.signum() == 0);
        return this;
    }
}
