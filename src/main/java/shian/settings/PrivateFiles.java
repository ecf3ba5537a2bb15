package shian.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that nobody but the user of this program can read, from the moment they are there. */
public final class PrivateFiles {

    private static final FileAttribute<?> OF_USER_ALONE = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFiles() {
    }

    /** The folder, made with its parents if it is not there. */
    public static Path folder(Path folder) throws IOException {
        return Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** An empty file that was not there. */
    public static Path create(Path file) throws IOException {
        return Files.createFile(file, OF_USER_ALONE);
    }

    /** An empty file, in place of one that is there. */
    public static Path createAnew(Path file) throws IOException {
        Files.deleteIfExists(file);
        return create(file);
    }

    /** A file to write to, made if it is not there. */
    public static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OF_USER_ALONE);
    }

    /** A file with a text, under its name only once it is whole; in place of one that is there. */
    public static Path write(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(createAnew(next), text);
        return Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
