package shian.night;

import java.nio.file.Path;
import java.time.LocalDate;
import shian.work.Run;

/**
 * A run somebody wants.
 *
 * @param inbox null where the job does not receive
 * @param actor who asks, as asserted
 */
public record RunRequest(String job, LocalDate businessDate, Path inbox, Run.Selection only, String actor) {
}
