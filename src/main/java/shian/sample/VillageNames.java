package shian.sample;

import java.util.Arrays;

/** The invented townships, communities and villages of the divisions. */
final class VillageNames {

    private static final double LAND = 90_000;

    private VillageNames() {
    }

    /** How many each division has, in proportion: the wide ones many for their residents. */
    static double[] weights() {
        return Arrays.stream(Division.values()).mapToDouble(division -> division.residents() / 4.0 + (division.isUrban() ? 0 : LAND)).toArray();
    }

    static String township(Division division, int number) {
        return division.shortTitle() + "示例" + (number + 1) + (division.isUrban() ? "街道" : "乡");
    }

    static String village(Division division, int number) {
        return "示例" + (number + 1) + (division.isUrban() ? "社区" : "村");
    }
}
