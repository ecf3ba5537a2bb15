package shian.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Where and when something happens that a department counts. */
record Occasion(Division division, LocalDate day) {

    /** The last weeks are left free, so that what follows an occasion falls into the same year. */
    private static final int DAYS_LEFT_FREE = 12;

    /**
     * As many as a year has, over its divisions by weight and over its days evenly; by division, then by day.
     *
     * @param total how many; in the last year until the last month of the sample
     */
    static List<Occasion> in(int year, long total, ToDoubleFunction<Division> weight, Random random) {
        LocalDate first = LocalDate.of(year, 1, 4);
        LocalDate end = SamplingPlan.LAST.getYear() == year ? SamplingPlan.LAST.atEndOfMonth() : LocalDate.of(year, 12, 31);
        int days = (int) ChronoUnit.DAYS.between(first, end) - DAYS_LEFT_FREE;
        long[] counts = Apportionment.split(total, Arrays.stream(Division.values()).mapToDouble(weight).toArray());
        List<Occasion> occasions = new ArrayList<>();
        for (Division division : Division.values()) {
            for (long i = 0; i < counts[division.ordinal()]; i++) {
                occasions.add(new Occasion(division, first.plusDays(random.nextInt(days))));
            }
        }
        occasions.sort(Comparator.comparing(Occasion::division).thenComparing(Occasion::day));
        return occasions;
    }
}
