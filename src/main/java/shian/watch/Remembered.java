package shian.watch;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A value that is found out at most once in a time, however many ask: who asks meanwhile gets the last one, who asks while it is found out
 * waits for it.
 */
final class Remembered<T> {

    private final Supplier<T> source;
    private final long nanoseconds;
    private final LongSupplier clock;
    private T value;
    private long foundAt;

    Remembered(Supplier<T> source, Duration time) {
        this(source, time, System::nanoTime);
    }

    /** @param clock nanoseconds from any beginning */
    Remembered(Supplier<T> source, Duration time, LongSupplier clock) {
        this.source = source;
        this.nanoseconds = time.toNanos();
        this.clock = clock;
    }

    /** The value; what the source throws is not remembered. */
    synchronized T get() {
        if (value == null || clock.getAsLong() - foundAt >= nanoseconds) {
            value = source.get();
            // from its end: a slow one is not begun again at once
            foundAt = clock.getAsLong();
        }
        return value;
    }
}
