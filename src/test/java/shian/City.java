package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;
import shian.store.TestDatabase;
import shian.store.TestStore;

/** A city's installation for a test: an inbox, a database and an archive of its own, and the command line. */
public final class City {

    /** What a command printed, and its exit code. */
    public record Result(int exitCode, String out, String err) {
        public String all() {
            return out + err;
        }
    }

    private static final Instant LONG_AGO = Instant.parse("2022-06-01T00:00:00Z");

    private final TestDatabase database;
    private final Path inbox;
    private final Map<String, String> environment = new HashMap<>();
    private Optional<Instant> moment = TestTime.given();
    private InstantSource time = TestTime.clock();
    private int dropped;

    private City(TestDatabase database, Path home) {
        this.database = database;
        this.inbox = database.settings().data().resolve("inbox");
        environment.putAll(database.environment());
        environment.put("SHIAN_HOME", home.toString());
        environment.put("SHIAN_DATA", database.settings().data().toString());
        environment.put("SHIAN_ACTOR", "tester");
        environment.put("SHIAN_LANG", "en");
        environment.put("SHIAN_ZONE", TestTime.zone().getId());
        try {
            Files.createDirectories(inbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh one with the catalogue of this checkout. */
    public static City of(Class<?> test) {
        return new City(TestStore.database(test), Path.of("").toAbsolutePath());
    }

    /** A fresh one with a copy of the catalogue that the test may change: {@link #home()}. */
    public static City withOwnCatalogue(Class<?> test) {
        TestDatabase database = TestStore.database(test);
        Path home = database.settings().data().resolve("home");
        copy(Path.of("jobs"), home.resolve("jobs"));
        copy(Path.of("sql"), home.resolve("sql"));
        return new City(database, home);
    }

    /** Leaves in the copied catalogue only what rests on no derived fact, for tests that bring their own. */
    public City withoutDerivedFacts() {
        try (Stream<Path> facts = Files.list(home().resolve("jobs/derived"))) {
            Set<String> measures = new HashSet<>();
            for (Path fact : facts.toList()) {
                Map<String, Map<String, Object>> read = new Yaml().load(Files.readString(fact));
                measures.addAll(read.get("measures").keySet());
                Files.delete(fact);
            }
            forget("reconciliations", measures);
            forget("indicators", measures);
            Path claims = home().resolve("jobs/claims/report-2022.yaml");
            List<String> figures = Files.readAllLines(claims);
            Files.write(claims, figures.stream().filter(line -> !names(line, measures)).toList());
            forget("reconciliations", figures.stream().filter(line -> names(line, measures))
                    .map(line -> line.strip().replaceFirst(":.*", "")).collect(Collectors.toSet()));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(String folder, Set<String> measures) throws IOException {
        try (Stream<Path> files = Files.list(home().resolve("jobs").resolve(folder))) {
            for (Path file : files.toList()) {
                if (names(Files.readString(file), measures)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean names(String text, Set<String> measures) {
        return measures.stream().anyMatch(text::contains);
    }

    public Path inbox() {
        return inbox;
    }

    public Path home() {
        return Path.of(environment.get("SHIAN_HOME"));
    }

    public Path data() {
        return Path.of(environment.get("SHIAN_DATA"));
    }

    /** Variables for a process of its own that works on this installation. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Commands from now on find this moment: those in this process as long as they last, others when they start. */
    public City at(Instant now) {
        moment = Optional.of(now);
        time = InstantSource.fixed(now);
        return this;
    }

    /** Replaces a text everywhere in a file of the copied catalogue; fails if the file does not contain it. */
    public City change(String file, String what, String otherwise) {
        Path path = home().resolve(file);
        try {
            String text = Files.readString(path);
            assertThat(text).as(file).contains(what);
            Files.writeString(path, text.replace(what, otherwise));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database, as the pipeline. */
    public JdbcClient jdbc() {
        return JdbcClient.create(database.store().pipeline());
    }

    public TestDatabase database() {
        return database;
    }

    /** Puts a file into the inbox, as UTF-8; each drop is a little later than the one before. */
    public Path drop(String name, String... lines) {
        return drop(name, (String.join("\n", lines) + (lines.length == 0 ? "" : "\n")).getBytes(StandardCharsets.UTF_8));
    }

    public Path drop(String name, byte[] content) {
        try {
            Path file = inbox.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.plusSeconds(dropped++)));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts files of the sample city into the inbox. */
    public void dropSample(String... paths) {
        for (String path : paths) {
            try {
                drop(path, Files.readAllBytes(Path.of("sample-data/inbox", path)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Puts those files of the sample city into the inbox whose path is such, in the order of their paths. */
    public void dropSampleLike(String pattern) {
        Path sample = Path.of("sample-data/inbox");
        try (Stream<Path> files = Files.walk(sample)) {
            dropSample(files.filter(Files::isRegularFile).map(file -> sample.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(path -> path.matches(pattern)).sorted().toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the nightly job over the inbox for 2022-06-06. */
    public Result night() {
        return night("2022-06-06");
    }

    public Result night(String date) {
        return shian("run", "--inbox", inbox.toString(), "--date", date);
    }

    /** Runs a command in this process. */
    public Result shian(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Shian.run(environment::get, time, out, err, arguments);
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A command line that runs Shian in a process of its own; its environment is {@link #environment()}. */
    public ProcessBuilder process(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8",
                "-Dlogging.config=classpath:logback-spring.xml"));
        moment.ifPresentOrElse(now -> command.addAll(List.of("-D" + TestTime.NOW + "=" + now, ShianAtTestTime.class.getName())),
                () -> command.add(Shian.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(data().toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    /** What must be the same after a kill and a rerun as after an undisturbed run. */
    public String fingerprint() {
        return Fingerprint.of(jdbc()) + Fingerprint.ofArchive(data().resolve("archive"));
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
