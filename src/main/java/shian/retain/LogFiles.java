package shian.retain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import shian.catalog.Keep;
import shian.work.Run;

/**
 * The log files of this installation. One that has grown too large is copied beside itself, in the place of the copy before, and
 * emptied: whoever writes to it goes on at its end, so that no process need be told. What they hold is no data.
 */
record LogFiles(Path folder) implements Kind {

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public Due due(Keep keep) {
        List<Path> large = large(keep);
        return new Due(large.size(), large.stream().mapToLong(LogFiles::size).sum(), null, null);
    }

    @Override
    public Due remove(Run run, Keep keep) {
        Due due = due(keep);
        for (Path log : large(keep)) {
            try {
                Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return due;
    }

    private List<Path> large(Keep keep) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log") && size(file) > keep.bytes()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }
}
