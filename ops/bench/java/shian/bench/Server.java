package shian.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A new installation of Shian in a folder of its own, with its embedded server as shipped; everything is measured on that
 * server. Deleted in the end.
 */
final class Server implements AutoCloseable {

    private static final String OURS = "shian";
    private static final String THEIRS = "bench";

    private final Path root = Path.of("").toAbsolutePath();
    private final Path folder;
    private final Path home;

    Server() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("shian-bench");
        home = Files.createDirectory(folder.resolve("home"));
        copy(root.resolve("jobs"), home.resolve("jobs"));
        copy(root.resolve("sql"), home.resolve("sql"));
        Path contract = home.resolve("jobs/market-regulation/test-items.yaml");
        if (!Files.readString(contract).contains("\nmeasures:")) {
            Files.writeString(contract, Files.readString(contract) + """
                    measures:
                      bench.items:
                        title: {zh: 检验项目数, en: Test items}
                        unit: 项
                        count: rows
                        by: [food_category, verdict]
                      bench.items.failed:
                        title: {zh: 不合格项目数, en: Test items failed}
                        unit: 项
                        count: rows
                        where: {verdict: FAIL}
                        by: [food_category, verdict]
                    """);
        }
        shian("store", "start");
        execute("postgres", "create database " + THEIRS);
        execute(THEIRS, "create schema bench");
    }

    Path folder() {
        return folder;
    }

    /** The command line of Shian on this installation. */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("ops/shian").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    Map<String, String> environment() {
        return Map.of("SHIAN_DATA", folder.resolve("data").toString(), "SHIAN_HOME", home.toString(), "LC_ALL", "C.UTF-8",
                "SHIAN_JAVA_OPTS", System.getenv().getOrDefault("SHIAN_JAVA_OPTS", "-Xmx512m"));
    }

    void shian(String... arguments) throws IOException, InterruptedException {
        shian(Map.of(), arguments);
    }

    /** The same on another database. */
    void shian(Map<String, String> database, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
        builder.environment().putAll(environment());
        builder.environment().putAll(database);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + output);
        }
    }

    /** Shian as on its first day: nothing loaded, nothing archived. */
    void renew() throws IOException, InterruptedException {
        execute("postgres", "drop database if exists " + OURS + " with (force)");
        delete(folder.resolve("data/archive"));
        shian("runs");
        execute(OURS, "checkpoint");
    }

    /** The seconds of each stage of the last run, in order. */
    Map<String, Double> stages() {
        return stages(Map.of());
    }

    /** The same of a run on another database. */
    Map<String, Double> stages(Map<String, String> database) {
        Map<String, Double> stages = new java.util.LinkedHashMap<>();
        try (Connection connection = database.isEmpty() ? connect(OURS) : DriverManager.getConnection(database.get("SPRING_DATASOURCE_URL"),
                database.get("SPRING_DATASOURCE_USERNAME"), database.get("SPRING_DATASOURCE_PASSWORD")); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("""
                     select stage, extract(epoch from ended_at - started_at) from control.run_stage
                     where run_id = (select max(run_id) from control.run) order by ordinal""")) {
            while (rows.next()) {
                stages.put(rows.getString(1), rows.getDouble(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return stages;
    }

    long ours(String query) {
        return number(OURS, query);
    }

    long theirs(String query) {
        return number(THEIRS, query);
    }

    void prepare(String sql) {
        execute(THEIRS, sql);
    }

    private long number(String database, String query) {
        try (Connection connection = connect(database); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private void execute(String database, String sql) {
        try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", password());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** What {@code psql} and the programs of this package are told to find the database by. */
    Map<String, String> psql() {
        return Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(port()), "PGUSER", "postgres", "PGPASSWORD", password(),
                "PGDATABASE", THEIRS, "PGCLIENTENCODING", "UTF8", "BENCH_URL", url(THEIRS));
    }

    private int port() {
        return Integer.parseInt(postmaster().get(3).strip());
    }

    private String password() {
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("*:*:*:postgres:")) {
                        return line.substring("*:*:*:postgres:".length());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no password of the server below " + folder);
    }

    private List<String> postmaster() {
        try {
            return Files.readAllLines(folder.resolve("data/postgresql/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CPU seconds of all processes of the server so far. */
    double cpu() {
        return Cost.withChildren(Long.parseLong(postmaster().get(0).strip()));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        shian("store", "stop");
        delete(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
