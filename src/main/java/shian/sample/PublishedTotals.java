package shian.sample;

import java.util.List;

/** The figures the sample reproduces, by year from 2020; the marks are those of the domain notes. */
final class PublishedTotals {

    static final int FIRST_YEAR = 2020;

    /** Food sampling batches by report date: F062, F063, and January to May 2022 (assumed). */
    static final List<Integer> SAMPLING_BATCHES = List.of(11_965, 13_042, 5_435);

    /** Planned food sampling batches: assumed, assumed, F064. */
    static final List<Integer> PLANNED_BATCHES = List.of(12_000, 13_000, 16_910);

    /** Food safety funds in yuan: F076, F077, F078. */
    static final List<Long> FOOD_SAFETY_FUNDS = List.of(42_540_000L, 55_160_000L, 84_130_000L);

    /** Residents of the city: the 2020 census, and F015. */
    static final List<Integer> RESIDENTS = List.of(3_446_100, 3_496_000);

    private PublishedTotals() {
    }

    static <T> T ofYear(List<T> figures, int year) {
        return figures.get(year - FIRST_YEAR);
    }
}
