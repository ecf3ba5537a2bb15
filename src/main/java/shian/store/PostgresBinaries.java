package shian.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import shian.settings.PrivateFiles;
import shian.message.ShianException;

/** PostgreSQL's programs, unpacked from the jar into a folder, and how to run one. */
record PostgresBinaries(Path folder) {

    /** The version of the binaries in pom.xml; {@code EmbeddedPostgresTest} holds the two together. */
    static final String VERSION = "18.6.0";

    static final int MAJOR = 18;

    private static final Map<String, String> ARCHIVES = Map.of(
            "amd64", "postgres-linux-x86_64.txz", "aarch64", "postgres-linux-arm_64.txz");

    static PostgresBinaries in(Path data) {
        return new PostgresBinaries(data.resolve("postgresql-" + VERSION));
    }

    /** Unpacks them if that was not done yet; whoever dies in between leaves nothing half done under the final name. */
    void unpack() throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        String machine = System.getProperty("os.arch");
        String archive = ARCHIVES.get(machine);
        if (archive == null || !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            throw ShianException.usage("store.no-binaries", System.getProperty("os.name"), machine);
        }
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".new");
        delete(unfinished);
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw ShianException.defect(null, "store.binaries-not-in-jar", archive);
            }
            extract(packed, PrivateFiles.folder(unfinished));
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What came of running a program. */
    record Outcome(int exitCode, String output) {
    }

    /** Runs one of the programs to its end; as root under a user of its own, since PostgreSQL refuses root. */
    Outcome run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(withoutRoot());
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return run(command);
    }

    private static Outcome run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes()).strip();
            return new Outcome(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.get(0), e);
        }
    }

    private static List<String> withoutRoot() throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return List.of();
        }
        List<String> prefix = List.of("unshare", "-U");
        String reason;
        try {
            Outcome outcome = run(Stream.concat(prefix.stream(), Stream.of("true")).toList());
            if (outcome.exitCode() == 0) {
                return prefix;
            }
            reason = outcome.output();
        } catch (IOException e) {
            reason = e.getMessage();
        }
        throw ShianException.usage("store.root-needs-unshare", reason);
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, permissions((entry.getMode() & 0100) != 0));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(boolean program) {
        Set<PosixFilePermission> permissions = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
        if (program) {
            permissions.addAll(Set.of(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        return permissions;
    }

    /** Deletes a folder that was left unfinished, if there is one. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
