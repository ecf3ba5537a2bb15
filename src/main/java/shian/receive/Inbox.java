package shian.receive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.message.ShianException;

/** The folder departments drop files into. Links are not followed; hidden, temporary and manifest files are no arrivals. */
final class Inbox {

    /** A file as it stands: path below the inbox with slashes, length, time of change to the microsecond. */
    record Candidate(Path file, String path, long bytes, Instant modifiedAt) {
    }

    static final String MANIFEST = ".manifest.json";

    private final Path folder;

    Inbox(Path folder) {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            throw ShianException.usage("receive.inbox-missing", folder);
        }
    }

    /** The files, by path. */
    List<Candidate> candidates() {
        List<Candidate> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return !directory.equals(folder) && isHidden(directory)
                            ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && !isHidden(file) && !isTemporary(file.getFileName().toString())) {
                        found.add(candidate(file, attributes.size(), attributes.lastModifiedTime()));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw ShianException.surroundings(e, "receive.inbox-unreadable", folder, e);
        }
        found.sort(Comparator.comparing(Candidate::path));
        return found;
    }

    /** Places of those that were seen before; asked at once, since most nights bring little that is new. */
    static Set<Integer> known(JdbcClient jdbc, List<Candidate> candidates) {
        return jdbc.sql("""
                select c.place::int from unnest(:paths::text[], :bytes::bigint[], :modified::timestamptz[])
                    with ordinality c(path, bytes, modified, place)
                join intake.arrival a on a.path = c.path and a.bytes = c.bytes and a.modified_at = c.modified""")
                .param("paths", candidates.stream().map(Candidate::path).toArray(String[]::new))
                .param("bytes", candidates.stream().map(Candidate::bytes).toArray(Long[]::new))
                .param("modified", candidates.stream().map(c -> c.modifiedAt().toString()).toArray(String[]::new))
                .query(Integer.class).list().stream().map(place -> place - 1).collect(Collectors.toSet());
    }

    /** The file as it stands now, to see whether it is still being written. */
    Candidate again(Candidate candidate) throws IOException {
        return candidate(candidate.file(), Files.size(candidate.file()), Files.getLastModifiedTime(candidate.file()));
    }

    private Candidate candidate(Path file, long bytes, FileTime modified) {
        return new Candidate(file, folder.relativize(file).toString().replace('\\', '/'), bytes,
                modified.toInstant().truncatedTo(ChronoUnit.MICROS));
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static boolean isTemporary(String name) {
        return name.endsWith(MANIFEST) || name.endsWith(".part") || name.endsWith(".tmp") || name.startsWith("~$")
                || name.endsWith(".filepart") || name.endsWith(".crdownload");
    }
}
