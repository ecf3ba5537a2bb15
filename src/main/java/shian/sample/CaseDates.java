package shian.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * When and where cases were filed and decided: up to {@link #CUT_OFF} as many are decided as the report says, then some
 * more; a few are still open, and a few decisions were revoked.
 */
final class CaseDates {

    /** The last day of the report's figures: assumed. It is a Friday, and nothing is decided on a weekend. */
    static final LocalDate CUT_OFF = LocalDate.of(2022, 5, 20);

    private static final LocalDate FIRST_FILED = LocalDate.of(2020, 1, 2);
    private static final LocalDate FIRST_DECIDED = LocalDate.of(2020, 1, 10);
    private static final double[] YEAR_WEIGHTS = {0.35, 0.45, 0.2};
    private static final double SUMMARY = 0.25;
    private static final int AFTER_CUT_OFF = 18;
    private static final int UNDECIDED = 41;
    private static final int REVOKED = 6;

    /**
     * A case before anything else is known of it.
     *
     * @param decided null if nothing is decided
     * @param disposal the disposal it began with, or null
     */
    record Dated(Office office, LocalDate filed, LocalDate decided, boolean ordinary, boolean revoked, Disposal disposal) {

        boolean isPublished() {
            return decided != null && !revoked && !decided.isAfter(CUT_OFF);
        }
    }

    private final List<Dated> all = new ArrayList<>();
    private final Random random;

    private CaseDates(Random random) {
        this.random = random;
    }

    /** In the order of the ledgers: by office, then by day of filing. */
    static List<Dated> of(Seed seed, List<Disposal> disposals, long published) {
        CaseDates dates = new CaseDates(seed.stream("case dates"));
        disposals.stream().filter(Disposal::filed).forEach(dates::addFrom);
        long left = published - dates.all.stream().filter(Dated::isPublished).count();
        long[] byYear = Apportionment.split(left, YEAR_WEIGHTS);
        for (int i = 0; i < byYear.length; i++) {
            dates.addYear(PublishedTotals.FIRST_YEAR + i, byYear[i]);
        }
        dates.addLatest();
        dates.all.sort(Comparator.<Dated>comparingInt(dated -> Office.ALL.indexOf(dated.office)).thenComparing(Dated::filed));
        return dates.all;
    }

    private void addFrom(Disposal disposal) {
        LocalDate filed = Disposals.workday(disposal.started().plusDays(1 + random.nextInt(4)));
        LocalDate decided = Disposals.known(Disposals.workday(filed.plusDays(25 + random.nextInt(60))));
        all.add(new Dated(Office.of(disposal.division()), filed, decided, true, false, disposal));
    }

    private void addYear(int year, long cases) {
        LocalDate first = year == FIRST_DECIDED.getYear() ? FIRST_DECIDED : LocalDate.of(year, 1, 4);
        LocalDate last = year == CUT_OFF.getYear() ? CUT_OFF.minusDays(1) : LocalDate.of(year, 12, 29);
        long[] byOffice = Apportionment.split(cases, Office.ALL.stream().mapToDouble(Office::residents).toArray());
        for (Office office : Office.ALL) {
            for (long i = 0; i < byOffice[Office.ALL.indexOf(office)]; i++) {
                boolean lastOne = year == CUT_OFF.getYear() && i == 0;
                add(office, lastOne ? CUT_OFF : between(first, last), false);
            }
        }
    }

    private void addLatest() {
        for (int i = 0; i < AFTER_CUT_OFF; i++) {
            add(anyOffice(), between(CUT_OFF.plusDays(3), Disposals.LAST_DAY), false);
        }
        for (int i = 0; i < UNDECIDED; i++) {
            LocalDate filed = between(LocalDate.of(2022, 3, 7), Disposals.LAST_DAY);
            all.add(new Dated(anyOffice(), filed, null, true, false, null));
        }
        for (int i = 0; i < REVOKED; i++) {
            add(anyOffice(), between(LocalDate.of(2020, 7, 1), LocalDate.of(2021, 12, 20)), true);
        }
    }

    private void add(Office office, LocalDate decided, boolean revoked) {
        boolean ordinary = random.nextDouble() >= SUMMARY;
        LocalDate filed = decided.minusDays(ordinary ? 20 + random.nextInt(65) : random.nextInt(3));
        all.add(new Dated(office, filed.isBefore(FIRST_FILED) ? FIRST_FILED : filed, decided, ordinary, revoked, null));
    }

    private Office anyOffice() {
        return SampledUnits.pick(Office.ALL, random);
    }

    /** A working day, both ends included. */
    private LocalDate between(LocalDate first, LocalDate last) {
        LocalDate day = first.plusDays(random.nextInt((int) (last.toEpochDay() - first.toEpochDay()) + 1));
        LocalDate workday = Disposals.workday(day);
        return workday.isAfter(last) ? Disposals.workday(first) : workday;
    }
}
