package shian.sample;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Counts batches as a department does when it makes its yearly summary, on either date. */
final class SamplingTally {

    private final Map<String, Count> byReportDate = new TreeMap<>();
    private final Map<String, Count> bySamplingDate = new TreeMap<>();

    /** Batches and, of these, failed ones. */
    record Count(long batches, long failed) {

        static final Count ZERO = new Count(0, 0);

        Count plus(Count other) {
            return new Count(batches + other.batches, failed + other.failed);
        }
    }

    void add(Division division, SamplingBatch batch) {
        if (batch.counted()) {
            Count one = new Count(1, batch.failed() ? 1 : 0);
            byReportDate.merge(key(division, batch.link(), year(batch.reportedOn())), one, Count::plus);
            bySamplingDate.merge(key(division, batch.link(), year(batch.sampledOn())), one, Count::plus);
        }
    }

    Count byReportDate(Division division, Link link, int year) {
        return byReportDate.getOrDefault(key(division, link, year), Count.ZERO);
    }

    Count bySamplingDate(Division division, Link link, int year) {
        return bySamplingDate.getOrDefault(key(division, link, year), Count.ZERO);
    }

    private static int year(LocalDate date) {
        return date.getYear();
    }

    private static String key(Division division, Link link, int year) {
        return division.code() + link + year;
    }
}
