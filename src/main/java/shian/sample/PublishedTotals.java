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

    /** Samples of the monitoring of chemical contaminants: F035 together; by year assumed, the last from January to May. */
    static final List<Integer> CHEMICAL_SAMPLES = List.of(170, 205, 114);

    /** Samples of the monitoring of microbes: F036 together; by year assumed, the last from January to May. */
    static final List<Integer> MICROBIAL_SAMPLES = List.of(140, 165, 85);

    /** Cases of foodborne disease: F037 together; by year assumed, the last from January to May. */
    static final List<Integer> FOODBORNE_CASES = List.of(1_080, 1_320, 674);

    /** Grain samples: F043 together; by year assumed. */
    static final List<Integer> GRAIN_SAMPLES = List.of(300, 330);

    /** Produce samples tested quantitatively, assumed: with the food batches below 4 per thousand residents in 2020, above in 2021. */
    static final List<Integer> PRODUCE_SAMPLES = List.of(1_650, 1_130, 430);

    /** Area under green pest control in mu; 2021 is F039, if that is meant in 万亩, the year before assumed. */
    static final List<Long> GREEN_CONTROL = List.of(2_940_000L, 3_150_000L);

    /** Raw grain bought in tonnes: F041 together; by year assumed. */
    static final List<Integer> GRAIN_PURCHASED = List.of(542_100, 572_200);

    /** Post-production centres: the last is F040, the year before assumed. */
    static final List<Integer> GRAIN_CENTRES = List.of(36, 40);

    /** Loss of grain saved in tonnes: F042 together; by year assumed. */
    static final List<Integer> GRAIN_SAVED = List.of(69_700, 77_000);

    /** Food cases decided since 2020: F065. */
    static final int CASES = 1_535;

    /** Fines and confiscations of these cases in fen: F066. */
    static final long PENALTIES = 1_733_810_000L;

    /** Points of the on-site review: F006. */
    static final int ONSITE_POINTS = 85;

    /** Points of the covert review: F009. */
    static final int COVERT_POINTS = 40;

    /** Documents read, of which the report says more than a thousand: F005; the number is assumed. */
    static final int DOCUMENTS = 1_046;

    /** Complaints and reports accepted: F073 together; by year assumed, the last from January to May. */
    static final List<Integer> COMPLAINTS = List.of(6_012, 6_748, 3_081);

    /** Those that are closed at the end, assumed: 98.1 % and some more, as F074 says. */
    static final int COMPLAINTS_CLOSED = 15_545;

    /** Loss recovered for consumers in fen: F075. */
    static final long LOSS_RECOVERED = 252_340_000L;

    private PublishedTotals() {
    }

    static <T> T ofYear(List<T> figures, int year) {
        return figures.get(year - FIRST_YEAR);
    }
}
