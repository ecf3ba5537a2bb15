package shian.receive;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shian.content.Deadline;

/**
 * Reads from a file system for as long as a deadline lets it. To open a pipe, or to read from a server that is away, may never end: then the
 * thread that waits for it is left behind, and ends with the process.
 */
final class TimedReading {

    private TimedReading() {
    }

    /**
     * The result of reading.
     *
     * @throws IOException                         what reading threw
     * @throws shian.content.UnreadableException if the deadline came first
     */
    static <T> T of(Callable<T> reading, Deadline deadline) throws IOException {
        FutureTask<T> task = new FutureTask<>(reading);
        Thread thread = new Thread(task, "reading");
        thread.setDaemon(true);
        thread.start();
        try {
            while (true) {
                try {
                    return task.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    deadline.look();
                }
            }
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            task.cancel(true);
        }
    }

    private static IOException thrown(Throwable cause) {
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
