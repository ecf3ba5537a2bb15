package shian.sample;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Every failed batch that counts is dealt with on one side or both, most in time; for some a case is filed. */
final class Disposals {

    /** What happened later is in no file. */
    static final LocalDate LAST_DAY = SamplingPlan.LAST.atEndOfMonth();

    private static final double ALSO_AT_THE_MAKER = 0.6;
    private static final double LATE = 0.03;
    private static final double LEFT_OPEN = 0.015;
    private static final double FILED = 0.6;

    private final List<Disposal> all = new ArrayList<>();

    Disposals(Seed seed, SamplingBatches batches) throws IOException {
        for (Division division : Division.values()) {
            Random random = seed.stream("disposals " + division.code());
            for (YearMonth month = SamplingPlan.FIRST; !month.isAfter(SamplingPlan.LAST); month = month.plusMonths(1)) {
                batches.forEach(division, month, batch -> {
                    if (batch.counted() && batch.failed()) {
                        add(division, batch, random);
                    }
                });
            }
        }
    }

    List<Disposal> all() {
        return all;
    }

    private void add(Division division, SamplingBatch batch, Random random) {
        LocalDate served = earlier(workday(batch.reportedOn().plusDays(random.nextInt(6))), LAST_DAY);
        boolean known = !batch.cell(SamplingBatch.MAKER).equals("/");
        if (batch.link() != Link.PRODUCTION) {
            add(division, batch, Disposal.OPERATION, served, random);
        }
        if (batch.link() == Link.PRODUCTION || known && random.nextDouble() < ALSO_AT_THE_MAKER) {
            add(division, batch, Disposal.PRODUCTION, served, random);
        }
    }

    private void add(Division division, SamplingBatch batch, String side, LocalDate served, Random random) {
        LocalDate started = known(workday(served.plusDays(1 + random.nextInt(6))));
        double fate = random.nextDouble();
        int days = fate < LATE ? 95 + random.nextInt(40) : 20 + random.nextInt(60);
        boolean left = fate > 1 - LEFT_OPEN;
        LocalDate closed = started == null || left ? null : known(workday(served.plusDays(days)));
        boolean filed = random.nextDouble() < FILED && started != null && known(started.plusDays(7)) != null;
        all.add(new Disposal(division, batch, side, served, started, closed, filed));
    }

    static LocalDate workday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? day.plusDays(2)
                : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1)
                : day;
    }

    /** The day, or null if it lies after the last one. */
    static LocalDate known(LocalDate day) {
        return day.isAfter(LAST_DAY) ? null : day;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
