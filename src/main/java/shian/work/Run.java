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
    }
}
