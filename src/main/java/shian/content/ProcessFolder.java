package shian.content;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import shian.settings.PrivateFiles;

/**
 * A folder that lasts as long as its process. A locked file beside it says that the process lives, however it ends: the lock of a dead one
 * can be had, and its folder is removed.
 */
final class ProcessFolder implements Closeable {

    /** What names of these begin with: a folder that people name may hold files of others. */
    private static final String BEGINNING = "shian-";
    private static final String LOCK = ".lock";
    /** Those of this process: to open one again and close it would let go of the lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path lock;
    private final FileChannel channel;
    private final Path folder;

    private ProcessFolder(Path lock, FileChannel channel, Path folder) {
        this.lock = lock;
        this.channel = channel;
        this.folder = folder;
    }

    /** Makes one in a folder, which is made too; nobody else can read it. */
    static ProcessFolder in(Path parent) throws IOException {
        PrivateFiles.folder(parent);
        while (true) {
            Path folder = parent.resolve(BEGINNING + UUID.randomUUID());
            Path lock = parent.resolve(folder.getFileName() + LOCK);
            HELD.add(lock);
            FileChannel channel = FileChannel.open(PrivateFiles.create(lock), StandardOpenOption.WRITE);
            // who clears may have been faster, and took the process for dead
            if (channel.tryLock() != null && Files.exists(lock)) {
                return new ProcessFolder(lock, channel, PrivateFiles.folder(folder));
            }
            channel.close();
            HELD.remove(lock);
        }
    }

    /** Removes from a folder what processes left that are dead. */
    static void clear(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(parent, BEGINNING + "*" + LOCK)) {
            for (Path lock : locks) {
                if (!HELD.contains(lock)) {
                    clearIfDead(lock);
                }
            }
        }
    }

    private static void clearIfDead(Path lock) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE); FileLock had = channel.tryLock()) {
            if (had != null) {
                String name = lock.getFileName().toString();
                remove(lock.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(lock);
            }
        } catch (NoSuchFileException e) {
            // another process cleared it
            return;
        }
    }

    /** All of a folder, of this process and others. */
    static List<Path> all(Path parent) throws IOException {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, BEGINNING + "*")) {
                found.forEach(all::add);
            }
        }
        return all;
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }

    Path folder() {
        return folder;
    }

    /** Removes it. */
    @Override
    public void close() throws IOException {
        try {
            remove(folder);
            Files.deleteIfExists(lock);
        } finally {
            channel.close();
            HELD.remove(lock);
        }
    }
}
