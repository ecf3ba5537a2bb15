package shian.formula;

import java.util.Map;

/**
 * Where an expression is evaluated.
 *
 * @param division   the division; a parent is the sum over what lies below it
 * @param firstYear  first calendar year
 * @param lastYear   last calendar year, most often the same
 * @param lastMonth  month up to which a year counts, 12 for whole years; what is known only by the year always counts
 * @param dimensions values that dimensions have there; empty for all
 */
public record Place(String division, int firstYear, int lastYear, int lastMonth, Map<String, String> dimensions) {

    public static Place of(String division, int year) {
        return new Place(division, year, year, 12, Map.of());
    }

    public Place upTo(int month) {
        return new Place(division, firstYear, lastYear, month, dimensions);
    }

    public Place yearBefore() {
        return new Place(division, firstYear - 1, lastYear - 1, lastMonth, dimensions);
    }

    public Place with(Map<String, String> values) {
        return new Place(division, firstYear, lastYear, lastMonth, values);
    }
}
