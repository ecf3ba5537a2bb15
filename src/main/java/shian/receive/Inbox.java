package shian.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shian.content.Archive;
import shian.content.Names;
import shian.message.Message;
import shian.message.ShianException;

/**
 * The folder departments drop files into. Links are not followed, at no step of a path; hidden, temporary and manifest files are no
 * arrivals, and what is no file, such as a pipe, is not opened.
 */
final class Inbox {

    /**
     * A file as it is.
     *
     * @param file       where it is
     * @param path       below the inbox with slashes, without characters that nobody sees
     * @param pathSha256 of the path as the file system has it, since two of them may look the same
     * @param bytes      its length
     * @param modifiedAt time of change to the microsecond
     * @param identity   of the file, whatever it is called; null where the file system has none
     */
    record Candidate(Path file, String path, String pathSha256, long bytes, Instant modifiedAt, Object identity) {
    }

    /** The files by path, and what could not be looked into. */
    record Found(List<Candidate> candidates, List<Message> unreadable) {
    }

    static final String MANIFEST = ".manifest.json";

    private final Path folder;

    Inbox(Path folder) {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            throw ShianException.usage("receive.inbox-missing", folder);
        }
    }

    Found look() {
        List<Candidate> found = new ArrayList<>();
        List<Message> unreadable = new ArrayList<>();
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
                        found.add(candidate(file, attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (file.equals(folder)) {
                        throw e;
                    }
                    return notRead(file, e);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) {
                    return e == null ? FileVisitResult.CONTINUE : notRead(directory, e);
                }

                private FileVisitResult notRead(Path path, IOException e) {
                    if (!(e instanceof NoSuchFileException)) {
                        unreadable.add(Message.of("receive.folder-unreadable", e.getClass().getSimpleName()).at(shown(path)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw ShianException.surroundings(e, "receive.inbox-unreadable", folder, e);
        }
        found.sort(Comparator.comparing(Candidate::path).thenComparing(Candidate::pathSha256));
        return new Found(found, unreadable);
    }

    /** Places of those that were seen before; asked at once, since most nights bring little that is new. */
    static Set<Integer> known(JdbcClient jdbc, List<Candidate> candidates) {
        return jdbc.sql("""
                select c.place::int from unnest(:paths::text[], :bytes::bigint[], :modified::timestamptz[])
                    with ordinality c(path, bytes, modified, place)
                join intake.arrival a on a.path_sha256 = c.path and a.bytes = c.bytes and a.modified_at = c.modified""")
                .param("paths", candidates.stream().map(Candidate::pathSha256).toArray(String[]::new))
                .param("bytes", candidates.stream().map(Candidate::bytes).toArray(Long[]::new))
                .param("modified", candidates.stream().map(c -> c.modifiedAt().toString()).toArray(String[]::new))
                .query(Integer.class).list().stream().map(place -> place - 1).collect(Collectors.toSet());
    }

    /** The file as it is now, to see whether it is still being written, or is another one. */
    Candidate again(Candidate candidate) throws IOException {
        return candidate(candidate.file(), Files.readAttributes(candidate.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * Opens a file that was found.
     *
     * @throws NoSuchFileException if it is gone, or something else is in its place: a link, a pipe, another file
     */
    InputStream open(Candidate candidate) throws IOException {
        try (DirectoryStream<Path> root = Files.newDirectoryStream(folder)) {
            return Channels.newInputStream(root instanceof SecureDirectoryStream<Path> secure ? opened(secure, folder.relativize(candidate.file()), candidate)
                    : opened(candidate));
        }
    }

    /** Goes down folder by folder, each opened within the one above, so that none can be exchanged for a link in between. */
    private SeekableByteChannel opened(SecureDirectoryStream<Path> above, Path path, Candidate candidate) throws IOException {
        if (path.getNameCount() > 1) {
            try (SecureDirectoryStream<Path> below = above.newDirectoryStream(path.getName(0), LinkOption.NOFOLLOW_LINKS)) {
                return opened(below, path.subpath(1, path.getNameCount()), candidate);
            }
        }
        refuseOther(candidate, above.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).readAttributes());
        return above.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private SeekableByteChannel opened(Candidate candidate) throws IOException {
        refuseOther(candidate, Files.readAttributes(candidate.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        return Files.newByteChannel(candidate.file(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private void refuseOther(Candidate candidate, BasicFileAttributes attributes) throws NoSuchFileException {
        if (!attributes.isRegularFile() || !candidate(candidate.file(), attributes).equals(candidate)) {
            throw new NoSuchFileException(candidate.path());
        }
    }

    private Candidate candidate(Path file, BasicFileAttributes attributes) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        return new Candidate(file, Names.clean(path), Archive.sha256(path.getBytes(StandardCharsets.UTF_8)), attributes.size(),
                attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS), attributes.fileKey());
    }

    private String shown(Path path) {
        return Names.clean(folder.relativize(path).toString().replace('\\', '/'));
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static boolean isTemporary(String name) {
        return name.endsWith(MANIFEST) || name.endsWith(".part") || name.endsWith(".tmp") || name.startsWith("~$")
                || name.endsWith(".filepart") || name.endsWith(".crdownload");
    }
}
