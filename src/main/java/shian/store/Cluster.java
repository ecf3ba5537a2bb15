package shian.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import shian.message.ShianException;
import shian.settings.PrivateFiles;

/** The data directory of the embedded server, and what it and the process table say without the server being asked. */
record Cluster(Path folder) {

    private static final int CONNECTIONS = 60;
    /** For who works here, however many readers hold. */
    private static final int RESERVED = 20;
    private static final int LINES_UNTIL_PORT = 4;
    private static final String UNFINISHED = "postgresql.new-";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Who wrote {@code postmaster.pid}.
     *
     * @param pid       the process, alive or not
     * @param directory data directory as it was when that server started
     * @param port      port it listens on
     */
    record ServerProcess(long pid, Path directory, int port) {
    }

    boolean exists() {
        return Files.exists(folder);
    }

    /** Has the server of an earlier release reserve connections too, from its next start on, if it has enough of them. */
    static void reserveConnections(Connection superuser) throws SQLException {
        boolean enough;
        try (Statement statement = superuser.createStatement(); ResultSet row = statement.executeQuery("select"
                + " current_setting('reserved_connections')::int = 0 and current_setting('max_connections')::int >= " + 2 * RESERVED)) {
            row.next();
            enough = row.getBoolean(1);
        }
        if (enough) {
            EmbeddedDatabase.execute(superuser, "alter system set reserved_connections = " + RESERVED);
        }
    }

    /** Makes the data directory if there is none; wholly or not at all. */
    void initialise(PostgresBinaries binaries, PasswordFile passwords, ZoneId zone) throws IOException {
        if (Files.exists(folder)) {
            String major = Files.readString(folder.resolve("PG_VERSION")).strip();
            if (!major.equals(String.valueOf(PostgresBinaries.MAJOR))) {
                throw ShianException.usage("store.other-major", folder, major, PostgresBinaries.MAJOR);
            }
            return;
        }
        deleteUnfinished();
        Path unfinished = Files.createTempDirectory(folder.getParent(), UNFINISHED);
        Path secret = PrivateFiles.write(folder.resolveSibling("postgresql.pwfile"),
                passwords.ensure(EmbeddedPostgres.SUPERUSER) + "\n");
        try {
            PostgresBinaries.Outcome outcome = binaries.run("initdb", List.of("-D", unfinished.toString(),
                    "-U", EmbeddedPostgres.SUPERUSER, "-A", "scram-sha-256", "--pwfile", secret.toString(), "-E", "UTF8",
                    "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8",
                    "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                    "-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "full_page_writes=on",
                    "-c", "max_connections=" + CONNECTIONS, "-c", "reserved_connections=" + RESERVED, "-c", "shared_buffers=256MB", "-c", "work_mem=32MB",
                    "-c", "maintenance_work_mem=256MB", "-c", "max_wal_size=4GB", "-c", "random_page_cost=1.1",
                    "-c", "jit=off", "-c", "timezone=" + zone.getId(), "-c", "log_timezone=" + zone.getId(),
                    "-c", "log_line_prefix=%m [%p] %u@%d %a "));
            if (outcome.exitCode() != 0) {
                throw ShianException.surroundings(null, "store.initdb-failed", folder, outcome.output());
            }
        } finally {
            Files.delete(secret);
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Removes what commands left that were killed here. Their initdb may be alive and still write: it ends when it finds
     * its files gone, and has a folder of its own, so that it never writes into the next one's.
     */
    private void deleteUnfinished() throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<Path> left;
        try (Stream<Path> all = Files.list(folder.getParent())) {
            left = all.filter(path -> path.getFileName().toString().startsWith(UNFINISHED)).toList();
        }
        for (Path path : left) {
            while (Files.exists(path)) {
                try {
                    PostgresBinaries.delete(path);
                } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException e) {
                    if (Instant.now().isAfter(deadline)) {
                        throw new IOException("somebody writes to " + path, e);
                    }
                }
            }
        }
    }

    /** What {@code postmaster.pid} says; empty without the file or while its server is still writing it. */
    Optional<ServerProcess> noted() throws IOException {
        Path file = folder.resolve("postmaster.pid");
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

    /**
     * The living processes that work in the directory: a server and what serves its sessions. More to be trusted than a
     * process number in a file, which may belong to a zombie or by now to somebody else.
     */
    List<Long> processes() throws IOException {
        Path real = folder.toRealPath();
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

    /** A data directory that was copied or moved while its server ran is not to be written by a second one. */
    void refuseCopy() throws IOException {
        Optional<ServerProcess> noted = noted();
        if (noted.isPresent() && !isOf(noted.get())) {
            throw ShianException.state("store.copied", folder, noted.get().directory(), folder.resolve("postmaster.pid"));
        }
    }

    /**
     * Removes what a killed server left if its process number still exists, be it as a zombie or as another program:
     * PostgreSQL would not start. That nothing works in the directory any more was made sure before.
     */
    void forgetDead() throws IOException {
        Optional<ServerProcess> noted = noted();
        if (noted.isPresent() && Files.exists(Path.of("/proc", String.valueOf(noted.get().pid())))) {
            Files.delete(folder.resolve("postmaster.pid"));
        }
    }

    private boolean isOf(ServerProcess process) throws IOException {
        return Files.exists(process.directory()) && Files.isSameFile(process.directory(), folder);
    }
}
