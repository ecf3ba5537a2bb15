package shian.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a data directory and the process table say about a server, without asking it.
 *
 * @param pid       process that wrote the file, alive or not
 * @param directory data directory as it was when that server started
 * @param port      port it listens on
 */
record ServerProcess(long pid, Path directory, int port) {

    private static final int LINES_UNTIL_PORT = 4;

    /** What {@code postmaster.pid} says; empty without the file or while its server is still writing it. */
    static Optional<ServerProcess> noted(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < LINES_UNTIL_PORT || lines.get(3).isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new ServerProcess(Long.parseLong(lines.get(0).strip()), Path.of(lines.get(1)),
                Integer.parseInt(lines.get(3).strip())));
    }

    boolean isOf(Path cluster) throws IOException {
        return Files.exists(directory) && Files.isSameFile(directory, cluster);
    }

    /**
     * The living processes that work in the directory: a server and what serves its sessions. More to be trusted than a
     * process number in a file, which may belong to a zombie or by now to somebody else.
     */
    static List<Long> workingIn(Path cluster) throws IOException {
        Path real = cluster.toRealPath();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.filter(p -> p.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(p -> worksIn(p, real)).map(p -> Long.valueOf(p.getFileName().toString())).toList();
        }
    }

    private static boolean worksIn(Path process, Path directory) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(directory);
        } catch (IOException e) {
            // gone meanwhile, a zombie, or somebody else's: none of them serves this directory
            return false;
        }
    }
}
