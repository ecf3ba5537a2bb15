package shian.operate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import shian.message.ShianException;
import shian.settings.PrivateFiles;
import shian.settings.Settings;

/**
 * A command of this program in a process of its own, with less memory, processor time and time than it may need, no secrets in its
 * environment, and a folder of its own that is gone afterwards. Two at most run at the same time, in all processes of an installation.
 */
public final class ProcessApart {

    /** How a process ended that kept to its limits: its exit code, and what it printed. */
    public record Ended(int exitCode, byte[] out, byte[] err) {
    }

    private static final String PROGRAM = "shian.Shian";
    private static final int AT_ONCE = 2;
    private static final int PRINTED_BYTES = 4 << 20;
    private static final int OUT_OF_MEMORY = 3;
    /** What a shell adds to the number of the signal that ended a process. */
    private static final int ENDED_BY = 128;
    private static final int SIGKILL = 9;
    private static final int SIGXCPU = 24;
    private static final long WRITTEN_BLOCKS = (4L << 30) / 512;
    private static final List<String> OF_THE_ENVIRONMENT = List.of("PATH", "LANG", "LC_ALL", "TZ");

    private final Settings settings;
    private final Path folder;
    private final int heapMegabytes;

    /** @param heapMegabytes memory of a process for what it holds; its time is that for which a file may be read */
    public ProcessApart(Settings settings, int heapMegabytes) {
        this.settings = settings;
        this.folder = settings.data().resolve("read-check");
        this.heapMegabytes = heapMegabytes;
    }

    /**
     * Runs a command and waits for its end.
     *
     * @throws ShianException of category STATE if two run already; of category SURROUNDINGS if it went over a limit, which is said
     */
    public Ended run(List<String> arguments) {
        try {
            PrivateFiles.folder(folder);
            for (int place = 1; place <= AT_ONCE; place++) {
                try (FileChannel channel = PrivateFiles.open(folder.resolve(place + ".lock"))) {
                    if (isTaken(channel)) {
                        continue;
                    }
                    Path own = folder.resolve(String.valueOf(place));
                    remove(own);
                    try {
                        return ended(start(PrivateFiles.folder(own), arguments));
                    } finally {
                        remove(own);
                    }
                }
            }
        } catch (IOException e) {
            throw ShianException.surroundings(e, "operate.apart-failed", folder, e.toString());
        }
        throw ShianException.state("operate.apart-busy", AT_ONCE);
    }

    /** Whether another process or thread has it; closing the channel lets go. */
    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private Process start(Path own, List<String> arguments) throws IOException {
        // the shell sets what Java cannot: seconds of the processor and the size of a file, in blocks of 512 bytes
        List<String> command = new ArrayList<>(List.of("sh", "-c",
                "ulimit -t " + settings.readTime().toSeconds() + "; ulimit -f " + WRITTEN_BLOCKS + "; ulimit -c 0; exec \"$@\"", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heapMegabytes + "m",
                "-XX:MaxDirectMemorySize=64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData", "-Dfile.encoding=UTF-8", "-Djava.io.tmpdir=" + own));
        command.addAll(List.of("-Dshian.home=" + settings.home(), "-cp", System.getProperty("java.class.path"), PROGRAM));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(OF_THE_ENVIRONMENT);
        environment.putAll(Map.of("SHIAN_DATA", own.toString(), "SHIAN_ZONE", settings.zone().getId(),
                "SHIAN_READ_MINUTES", String.valueOf(settings.readTime().toMinutes())));
        return builder.start();
    }

    private Ended ended(Process process) {
        try {
            process.getOutputStream().close();
            CompletableFuture<byte[]> out = CompletableFuture.supplyAsync(() -> printed(process.getInputStream()));
            CompletableFuture<byte[]> err = CompletableFuture.supplyAsync(() -> printed(process.getErrorStream()));
            if (!process.waitFor(settings.readTime().toSeconds(), TimeUnit.SECONDS)) {
                throw ShianException.surroundings(null, "operate.apart-time", settings.readTime().toMinutes());
            }
            if (process.exitValue() == OUT_OF_MEMORY) {
                throw ShianException.surroundings(null, "operate.apart-memory", heapMegabytes);
            }
            if (process.exitValue() == ENDED_BY + SIGXCPU || process.exitValue() == ENDED_BY + SIGKILL) {
                throw ShianException.surroundings(null, "operate.apart-time", settings.readTime().toMinutes());
            }
            if (process.exitValue() > ENDED_BY) {
                throw ShianException.surroundings(null, "operate.apart-signal", process.exitValue() - ENDED_BY);
            }
            return new Ended(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw ShianException.surroundings(e, "operate.apart-failed", folder, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ShianException.surroundings(e, "operate.apart-time", settings.readTime().toMinutes());
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    /** The beginning of what it prints; the rest is read, so that it can end, and forgotten. */
    private static byte[] printed(InputStream in) {
        try (in) {
            byte[] kept = in.readNBytes(PRINTED_BYTES);
            in.skip(Long.MAX_VALUE);
            return kept;
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
