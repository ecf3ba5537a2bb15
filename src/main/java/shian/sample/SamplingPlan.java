package shian.sample;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Random;

/** How many batches each division reports in each month: at scale 1 a year's counted batches are the published ones. */
final class SamplingPlan {

    static final YearMonth FIRST = YearMonth.of(2020, 1);
    static final YearMonth LAST = YearMonth.of(2022, 5);

    private static final int MONTHS = 29;
    /** Percent of a year's batches by month: few around the Spring Festival. */
    private static final double[] MONTH_WEIGHTS = {5.2, 3.8, 8.5, 9.5, 10.5, 10.5, 9.5, 9.5, 10, 8, 8.5, 6.5};
    private static final int COUNTED_PER_UNCOUNTED = 60;

    private final long[][] counted = new long[Division.values().length][MONTHS];
    private final long[][] uncounted = new long[Division.values().length][MONTHS];

    SamplingPlan(Seed seed, int scale) {
        Random random = seed.stream("sampling plan");
        for (int year = FIRST.getYear(); year <= LAST.getYear(); year++) {
            double[] divisionWeights = Arrays.stream(Division.values())
                    .mapToDouble(division -> Apportionment.vary(division.residents(), 0.06, random))
                    .toArray();
            long[] byDivision = Apportionment.split(
                    PublishedTotals.ofYear(PublishedTotals.SAMPLING_BATCHES, year), divisionWeights);
            for (Division division : Division.values()) {
                splitYear(division, year, byDivision[division.ordinal()], random);
            }
        }
        for (Division division : Division.values()) {
            for (int month = 0; month < MONTHS; month++) {
                long count = counted[division.ordinal()][month];
                uncounted[division.ordinal()][month] =
                        count == 0 ? 0 : (count / COUNTED_PER_UNCOUNTED + random.nextInt(2)) * scale;
                counted[division.ordinal()][month] = count * scale;
            }
        }
    }

    /** Batches that count. */
    long counted(Division division, YearMonth month) {
        return counted[division.ordinal()][index(month)];
    }

    /** Drafts and void batches, which stand in the files on top of those that count. */
    long uncounted(Division division, YearMonth month) {
        return uncounted[division.ordinal()][index(month)];
    }

    long rows(Division division, YearMonth month) {
        return counted(division, month) + uncounted(division, month);
    }

    /** How many rows the division has in the months before. */
    long rowsBefore(Division division, YearMonth month) {
        long rows = 0;
        for (YearMonth earlier = FIRST; earlier.isBefore(month); earlier = earlier.plusMonths(1)) {
            rows += rows(division, earlier);
        }
        return rows;
    }

    private void splitYear(Division division, int year, long total, Random random) {
        YearMonth last = YearMonth.of(year, 12).isAfter(LAST) ? LAST : YearMonth.of(year, 12);
        double[] weights = new double[last.getMonthValue()];
        for (int month = 1; month <= weights.length; month++) {
            weights[month - 1] = Apportionment.vary(
                    MONTH_WEIGHTS[month - 1] * emphasis(division, YearMonth.of(year, month)), 0.1, random);
        }
        long[] byMonth = Apportionment.split(total, weights);
        System.arraycopy(byMonth, 0, counted[division.ordinal()], index(YearMonth.of(year, 1)), byMonth.length);
    }

    /** Where a special file needs a month that is not like the others. */
    private static double emphasis(Division division, YearMonth month) {
        if (division == Division.TUMED_LEFT && month.equals(YearMonth.of(2021, 3))) {
            return 2.2; // seven bad rows stay below 5 % of the file
        }
        if (division == Division.QINGSHUIHE && month.equals(YearMonth.of(2022, 4))) {
            return 0; // the zero report
        }
        if (division == Division.WUCHUAN && month.equals(YearMonth.of(2022, 1))) {
            return 1.8; // 2021 by sampling date differs clearly from 2021 by report date
        }
        return 1;
    }

    private static int index(YearMonth month) {
        return (month.getYear() - FIRST.getYear()) * 12 + month.getMonthValue() - 1;
    }
}
