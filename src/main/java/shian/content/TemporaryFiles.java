package shian.content;

import java.io.Closeable;
import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shian.message.Message;
import shian.settings.PrivateFiles;

/**
 * What contents are unpacked into: files in a folder of the data disk that only this user can read, all of them together no larger than a
 * limit. What a process leaves behind that dies is removed by the next.
 */
public final class TemporaryFiles implements Closeable {

    /** Megabytes that all files together may take where nobody says otherwise: of two workers, the largest file of a zip each. */
    public static final int USUAL_MEGABYTES = 8_192;

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFiles.class);
    private static final long BETWEEN_LOOKS = 4L << 20;
    private static final int MEGABYTE = 20;

    private final Path parent;
    private final long most;
    private ProcessFolder own;

    /**
     * Files below a folder, which is made when the first one is.
     *
     * @param megabytes what they may take together, of all processes
     */
    public TemporaryFiles(Path parent, int megabytes) {
        this(parent, (long) megabytes << MEGABYTE);
    }

    TemporaryFiles(Path parent, long mostBytes) {
        this.parent = parent;
        this.most = mostBytes;
    }

    /** There is no room for more at the moment; what is read then is not at fault. */
    public static final class FullException extends IOException {

        private final transient Message reason;

        private FullException(Message reason) {
            super(reason.in(Locale.ENGLISH));
            this.reason = reason;
        }

        /** What to tell. */
        public Message reason() {
            return reason;
        }
    }

    /** Removes what dead processes left behind. */
    public void clear() throws IOException {
        ProcessFolder.clear(parent);
    }

    /** Has POI make its own temporary files here too. */
    public void serveWriters() {
        TempFile.setTempFileCreationStrategy(new TempFileCreationStrategy() {
            @Override
            public File createTempFile(String prefix, String suffix) throws IOException {
                look();
                return create().toFile();
            }

            @Override
            public File createTempDirectory(String prefix) throws IOException {
                return folder(UUID.randomUUID().toString()).toFile();
            }
        });
    }

    /** A folder of this process. */
    public Path folder(String name) throws IOException {
        return PrivateFiles.folder(own().resolve(name));
    }

    /** An empty file, to be deleted by who asked for it. */
    Path create() throws IOException {
        return PrivateFiles.create(own().resolve(UUID.randomUUID().toString()));
    }

    /** An open file that has no name any more where the system allows that: nothing of it stays behind, however the process ends. */
    FileChannel createUnnamed() throws IOException {
        return FileChannel.open(create(), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /**
     * A stream into a file of these that ends with an {@link UnreadableException} if what is written takes more than the limit by itself,
     * and with a {@link FullException} if it does together with other files.
     *
     * @param name what is unpacked, for the message
     */
    OutputStream bounded(OutputStream out, String name) {
        return new FilterOutputStream(out) {
            private long written;
            private long looked;

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                written += length;
                if (written > most) {
                    throw new UnreadableException(Message.of("content.temporary-limit", name, String.valueOf(most >> MEGABYTE)));
                }
                if (written - looked > BETWEEN_LOOKS) {
                    looked = written;
                    look();
                }
                out.write(bytes, from, length);
            }
        };
    }

    private void look() throws IOException {
        if (taken() > most) {
            throw new FullException(Message.of("content.temporary-full", parent, String.valueOf(most >> MEGABYTE)));
        }
    }

    /** Bytes of the files of all processes; others may remove theirs meanwhile. */
    private long taken() throws IOException {
        long taken = 0;
        for (Path folder : ProcessFolder.all(parent)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    taken += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
                }
            } catch (NoSuchFileException | UncheckedIOException e) {
                LOG.debug("{} is being removed", folder, e);
            }
        }
        return taken;
    }

    private synchronized Path own() throws IOException {
        if (own == null) {
            own = ProcessFolder.in(parent);
        }
        return own.folder();
    }

    /** Removes all files of this process. */
    @Override
    public synchronized void close() throws IOException {
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
