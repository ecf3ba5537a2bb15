package shian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import shian.Await;
import shian.TestTime;
import shian.settings.Settings;

/** An installation of its own with an embedded store, and the commands that a test runs in it as real processes. */
final class Installation implements AutoCloseable {

    private static final Path HOME = Path.of("target/test-classes/store").toAbsolutePath();
    private static final String NOBODY = "65534";

    private final Path folder;
    private final boolean ordinaryUser;
    private final List<Process> started = new ArrayList<>();

    private Installation(Path folder, boolean ordinaryUser) {
        this.folder = folder;
        this.ordinaryUser = ordinaryUser;
    }

    /** An installation that uses the programs another has unpacked, since unpacking takes the longest. */
    static Installation make() throws IOException {
        Installation made = new Installation(Files.createTempDirectory("shian-store"), false);
        TestServer.shareBinaries(made.data());
        return made;
    }

    /**
     * An installation with nothing in it. Its commands run as an ordinary user even where the tests run as root; such a
     * user may not be able to read the build's folders, so the classes are copied for it.
     */
    static Installation ofAnOrdinaryUser() throws IOException, InterruptedException {
        Installation made = new Installation(Files.createTempDirectory("shian-store"), true);
        Files.createDirectories(made.data());
        if (isRoot()) {
            Path classes = Files.createDirectories(made.folder.resolve("classes"));
            int number = 0;
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (Files.exists(Path.of(entry))) {
                    Path copy = classes.resolve(number++ + (Files.isDirectory(Path.of(entry)) ? "" : ".jar"));
                    execute("cp", "-r", entry, copy.toString());
                }
            }
            execute("cp", "-r", HOME.toString(), made.folder.resolve("home").toString());
            Path project = Files.createDirectories(made.folder.resolve("project"));
            execute("cp", "-r", "jobs", "sql", project.toString());
            execute("chmod", "-R", "a+rX", made.folder.toString());
            execute("chown", "-R", NOBODY + ":" + NOBODY, made.data().toString());
        }
        return made;
    }

    static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path cluster() {
        return data().resolve("postgresql");
    }

    /** The names of what lies in the data folder. */
    List<String> files() {
        return List.of(Optional.ofNullable(data().toFile().list()).orElse(new String[0]));
    }

    /** Where a test puts files for a run; its commands may read them. */
    Path inbox() {
        return folder.resolve("inbox");
    }

    Settings settings() {
        return new Settings(HOME, data(), "shian_", 1, Duration.ZERO, Duration.ZERO, TestTime.zone());
    }

    EmbeddedPostgres server() {
        return new EmbeddedPostgres(settings());
    }

    long serverPid() throws IOException {
        return new Cluster(cluster()).noted().orElseThrow().pid();
    }

    /** Opens the store in this process, brings its tables up to date and says how many notes there are. */
    int notes() {
        try (Store store = Store.open(settings(), name -> null)) {
            store.migrate();
            try (Connection analyst = store.analyst(); Statement statement = analyst.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from notes.note")) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts a command, without waiting for it. */
    Command begin(String... verbs) throws IOException {
        List<String> line = java(StoreProgram.class.getName());
        line.addAll(List.of(ordinaryUser && isRoot() ? folder.resolve("home").toString() : HOME.toString(), data().toString()));
        line.addAll(List.of(verbs));
        Path output = Files.createTempFile(folder, "command", ".out");
        Process process = builder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        started.add(process);
        return new Command(process, output);
    }

    /** A command line of Shian itself, on the catalogue and the tables of the project. */
    ProcessBuilder shian(String... arguments) throws IOException {
        List<String> line = java("-Dlogging.config=classpath:logback-spring.xml", "shian.Shian");
        line.addAll(List.of(arguments));
        ProcessBuilder builder = builder(line).directory(folder.toFile());
        Path home = Path.of("").toAbsolutePath();
        if (ordinaryUser && isRoot()) {
            home = folder.resolve("project");
        }
        builder.environment().putAll(Map.of("SHIAN_HOME", home.toString(), "SHIAN_DATA", data().toString(), "SHIAN_LANG", "en"));
        return builder;
    }

    private static ProcessBuilder builder(List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_DATASOURCE"));
        return builder;
    }

    private List<String> java(String... program) throws IOException {
        List<String> line = new ArrayList<>();
        String classes = System.getProperty("java.class.path");
        if (ordinaryUser && isRoot()) {
            line.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
            try (Stream<Path> copies = Files.list(folder.resolve("classes"))) {
                classes = String.join(File.pathSeparator, copies.map(Path::toString).sorted().toList());
            }
        }
        line.addAll(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", classes));
        line.addAll(List.of(program));
        return line;
    }

    /** Runs a command to its end. */
    String run(String... verbs) throws IOException {
        return begin(verbs).end();
    }

    /** A command in a process of its own. */
    record Command(Process process, Path output) {

        String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        void awaitSaid(String text) {
            Await.until(text, () -> said().contains(text) || !process.isAlive());
            assertThat(said()).contains(text);
        }

        /** What it said when it has ended; fails if it did not end well. */
        String end() {
            Await.until("the end of " + output, () -> !process.isAlive());
            assertThat(process.exitValue()).as(said()).isZero();
            return said();
        }
    }

    /** Ends what this installation started, and removes it. */
    @Override
    public void close() throws IOException {
        for (Process process : started) {
            process.destroyForcibly().onExit().join();
        }
        if (Files.exists(cluster())) {
            for (Long pid : new Cluster(cluster()).processes()) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
        PostgresBinaries.delete(folder);
    }

    private static void execute(String... command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.onExit().join().exitValue()).as(String.join(" ", command)).isZero();
    }
}
