package shian.night;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import shian.work.Run;

/**
 * A run somebody wants.
 *
 * @param covered dates that this run is done for: its own, and missed ones before it
 * @param inbox   null where the job does not receive
 * @param actor   who asks, as asserted
 */
public record RunRequest(String job, LocalDate businessDate, List<LocalDate> covered, Path inbox, Run.Selection only,
                         String actor) {

    /** For its own date only. */
    public RunRequest(String job, LocalDate businessDate, Path inbox, Run.Selection only, String actor) {
        this(job, businessDate, List.of(businessDate), inbox, only, actor);
    }
}
