package shian.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import shian.message.Message;

/**
 * When the reading of one content ends, whatever it holds: after a time on the wall clock, or when somebody asks the run to stop. Readers
 * look at it between blocks of bytes and between rows.
 */
public final class Deadline {

    /** One that never comes. */
    public static final Deadline NONE = new Deadline(Duration.ofDays(1), () -> 0, () -> { });

    /** How long a content may be read where nobody says otherwise. */
    public static final Duration USUAL = Duration.ofMinutes(30);

    private static final long NANOSECONDS_BETWEEN_QUESTIONS = Duration.ofSeconds(1).toNanos();
    private static final int ROWS_BETWEEN_LOOKS = 256;

    private final Duration time;
    private final LongSupplier nanoseconds;
    private final Runnable stop;
    private final long begun;
    private long asked;
    private RuntimeException stopped;
    private long rows;

    private Deadline(Duration time, LongSupplier nanoseconds, Runnable stop) {
        this.time = time;
        this.nanoseconds = nanoseconds;
        this.stop = stop;
        this.begun = nanoseconds.getAsLong();
        this.asked = begun;
    }

    /**
     * One that is as long ahead as said.
     *
     * @param stop throws if the run is asked to stop; called about once a second
     */
    public static Deadline in(Duration time, Runnable stop) {
        return in(time, System::nanoTime, stop);
    }

    /** One for a person who looks at a content outside a run. */
    public static Deadline ofPerson() {
        return in(USUAL, () -> { });
    }

    static Deadline in(Duration time, LongSupplier nanoseconds, Runnable stop) {
        return new Deadline(time, nanoseconds, stop);
    }

    /**
     * Looks whether it has come.
     *
     * @throws UnreadableException if it has
     */
    public void look() {
        long now = nanoseconds.getAsLong();
        if (now - begun > time.toNanos()) {
            throw new UnreadableException(Message.of("content.takes-too-long", time.toMinutes(), rows));
        }
        if (now - asked > NANOSECONDS_BETWEEN_QUESTIONS) {
            asked = now;
            try {
                stop.run();
            } catch (RuntimeException e) {
                stopped = e;
                throw e;
            }
        }
    }

    /** Whether an exception says that the run is to stop, so that it is nothing the content is at fault for. */
    boolean isStopped(RuntimeException e) {
        return stopped != null && e == stopped;
    }

    /** Counts a row, and looks now and then. */
    void row() {
        if (++rows % ROWS_BETWEEN_LOOKS == 0) {
            look();
        }
    }

    /** A stream that ends with an exception when it has come. */
    InputStream over(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                look();
                return super.read();
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                look();
                return super.read(buffer, from, length);
            }
        };
    }
}
