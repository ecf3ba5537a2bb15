package shian.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import shian.settings.PrivateFiles;

/** Lets one process at a time (and in it one thread) do what must not be done twice at once. */
final class ProcessLock {

    /** A file lock holds between processes only: within one, a second attempt would throw instead of waiting. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private ProcessLock() {
    }

    /** What is done while the lock is held. */
    interface Action<T> {
        T run() throws IOException;
    }

    /** Waits for the lock of the file (made if absent), runs the action and lets go. Not reentrant. */
    static <T> T holding(Path file, Action<T> action) throws IOException {
        THREADS.lock();
        try {
            PrivateFiles.folder(file.getParent());
            // closing the file lets go of the lock
            try (FileChannel channel = PrivateFiles.open(file)) {
                channel.lock();
                return action.run();
            }
        } finally {
            THREADS.unlock();
        }
    }
}
