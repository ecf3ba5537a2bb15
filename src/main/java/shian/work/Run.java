package shian.work;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import shian.catalog.Catalog;
import shian.catalog.Periods;

/**
 * The run a unit of work belongs to.
 *
 * @param epoch        raised by every recovery and restart: work at an older one is refused
 * @param businessDate the date the run is for
 * @param inbox        folder to receive from; null where the job does not receive
 * @param only         what the run is limited to
 */
public record Run(long id, int epoch, String job, LocalDate businessDate, Path inbox, Selection only, Catalog catalog) {

    /** A limit to one feed, one division, one period; each empty for no limit. */
    public record Selection(Optional<String> feed, Optional<String> division, Optional<Periods.Span> period) {
        public static final Selection ALL = new Selection(Optional.empty(), Optional.empty(), Optional.empty());

        /** Whether a delivery for this feed, division and period is within the limits; a feed may be named by its contract's code. */
        public boolean takes(Catalog catalog, String ofFeed, String kind, String ofDivision, Periods.Span ofPeriod) {
            return feed.map(name -> name.equals(ofFeed)
                            || catalog.contract(ofFeed, kind).map(c -> c.code().equals(name)).orElse(false)).orElse(true)
                    && division.map(within -> catalog.divisions().isWithin(ofDivision, within)).orElse(true)
                    && period.map(p -> !ofPeriod.from().isAfter(p.to()) && !ofPeriod.to().isBefore(p.from())).orElse(true);
        }
    }
}
