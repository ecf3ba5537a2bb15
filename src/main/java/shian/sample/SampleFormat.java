package shian.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A format in which a department hands its tables in: the same tables give the same bytes on every machine. */
interface SampleFormat {

    /** The end of the file name, without the dot. */
    String extension();

    /** Writes the tables; leaves the stream open. */
    void write(List<SampleTable> tables, OutputStream out) throws IOException;

    /** Writes the file, and its folder if that is missing. */
    default void write(List<SampleTable> tables, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            write(tables, out);
        }
    }
}
