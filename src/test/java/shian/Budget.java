package shian;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How much an action may take: processor time of its thread, whatever else the machine does, and bytes that it allocates. One that takes
 * more is no longer waited for.
 */
public record Budget(Duration processor, long bytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** One input of a fuzzer, which are small, under its instrumentation: whatever takes that much grows without bound. */
    public static final Budget OF_A_FUZZED_INPUT = of(30_000, 4_096);

    private static final int LOOK_MILLISECONDS = 20;

    /** What an action took. */
    public record Spent<T>(T result, Duration processor, long bytes) {
    }

    public static Budget of(long milliseconds, long megabytes) {
        return new Budget(Duration.ofMillis(milliseconds), megabytes << 20);
    }

    /** The result of an action that keeps to the budget; what it throws is thrown. */
    public <T> Spent<T> spend(String what, Callable<T> action) throws Exception {
        long[] bytes = new long[1];
        long[] processor = new long[1];
        FutureTask<T> task = new FutureTask<>(() -> {
            long me = Thread.currentThread().getId();
            long before = THREADS.getThreadAllocatedBytes(me);
            long begun = THREADS.getThreadCpuTime(me);
            try {
                return action.call();
            } finally {
                bytes[0] = THREADS.getThreadAllocatedBytes(me) - before;
                processor[0] = THREADS.getThreadCpuTime(me) - begun;
            }
        });
        Thread thread = new Thread(task, "budget");
        thread.setDaemon(true);
        thread.start();
        T result = null;
        boolean done = false;
        while (!done) {
            try {
                result = task.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
                done = true;
            } catch (TimeoutException e) {
                assertThat(THREADS.getThreadCpuTime(thread.getId())).as("processor time of " + what).isLessThan(this.processor.toNanos());
                assertThat(THREADS.getThreadAllocatedBytes(thread.getId())).as("bytes of " + what).isLessThan(this.bytes);
            } catch (java.util.concurrent.ExecutionException e) {
                if (e.getCause() instanceof Exception thrown) {
                    check(what, processor[0], bytes[0]);
                    throw thrown;
                }
                throw new AssertionError(what, e.getCause());
            }
        }
        check(what, processor[0], bytes[0]);
        return new Spent<>(result, Duration.ofNanos(processor[0]), bytes[0]);
    }

    /**
     * Does an action on the thread of the caller, and looks afterwards whether it kept to the budget. One that did not is done once more, since
     * the first time it may have loaded classes.
     */
    public void keep(Runnable action) {
        if (spent(action) > bytes) {
            assertThat(spent(action)).as("bytes of one input").isLessThan(bytes);
        }
    }

    /** Bytes that an action allocates; fails if it takes too long. */
    private long spent(Runnable action) {
        long me = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(me);
        long begun = THREADS.getThreadCpuTime(me);
        action.run();
        assertThat(Duration.ofNanos(THREADS.getThreadCpuTime(me) - begun)).as("processor time of one input").isLessThan(processor);
        return THREADS.getThreadAllocatedBytes(me) - before;
    }

    private void check(String what, long processorNanos, long allocated) {
        assertThat(Duration.ofNanos(processorNanos)).as("processor time of " + what).isLessThan(this.processor);
        assertThat(allocated).as("bytes of " + what).isLessThan(bytes);
    }
}
