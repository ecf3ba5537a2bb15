package shian.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Where things are on this machine, and what day it is there.
 *
 * @param home       the folder that holds jobs/ and sql/ (the checkout, or where a release was unpacked)
 * @param data       what belongs to this installation and nobody else: the embedded store, the archive, generated
 *                   passwords; {@code .shian} in the home unless configured
 * @param rolePrefix what the names of the database roles begin with
 * @param workers    how many deliveries are loaded at the same time, at least 1
 * @param patience   how long a process that is told to end waits for the unit of work in hand
 * @param readTime   how long a file may be read before reading is ended
 * @param zone       in which the installation tells dates and times: business dates, schedules without a zone of their own, lists
 */
public record Settings(Path home, Path data, String rolePrefix, int workers, Duration patience,
                       Duration readTime, ZoneId zone) {

    /** Contents by their hash, as they arrived. */
    public Path archive() {
        return data.resolve("archive");
    }

    public Path jobs() {
        return home.resolve("jobs");
    }

    public Path sql() {
        return home.resolve("sql");
    }
}
