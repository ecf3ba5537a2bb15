package shian.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Named points at which a process can be made to wait, so that a test can kill it there, or act and let it go on: it does
 * when its standard input is closed. Set {@code SHIAN_BREAKPOINT} to a name, or to {@code name:3} for the third time it is
 * reached; not for use otherwise.
 */
public enum Breakpoint {

    /** A content is in the archive, its arrival not yet in the database. */
    RECEIVE_ARCHIVED,
    /** Half of a delivery's rows are on their way to the server. */
    LOAD_COPYING,
    /** A delivery is loaded and committed. */
    LOAD_COMMITTED,
    /** A year of a derived fact is drawn, not committed. */
    DERIVED_DRAWN,
    /** A measure is computed, not committed. */
    MEASURE_COMPUTED,
    /** Everything is ready to be published, and nothing is. */
    PUBLISH_READY,
    /** What retention removes is marked and gone from the tables, and its files still stand in the archive. */
    RETENTION_MARKED,
    /** A channel took an alert, and nothing says so yet. */
    ALERT_SENT;

    private static final String SET = System.getenv("SHIAN_BREAKPOINT");
    private static final AtomicInteger REACHED = new AtomicInteger();

    /** Waits if this point is set; does nothing otherwise. */
    public void reached() {
        if (SET == null || !SET.split(":")[0].equals(name())) {
            return;
        }
        int wanted = SET.contains(":") ? Integer.parseInt(SET.split(":")[1]) : 1;
        if (REACHED.incrementAndGet() == wanted) {
            System.err.println("breakpoint " + SET);
            try {
                System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
