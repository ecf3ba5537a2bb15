package shian.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Loads the same rows in every way, in turn, on one server, and writes what each cost. */
final class Intake {

    private static final String COUNTY = "150102";
    private static final List<String> TWO_COUNTIES = List.of("150102", "150104");
    private static final int MONTHS = 12;
    /** Stock Spring Batch gets one row in ten, its cost is multiplied. */
    private static final int SHARE_OF_STOCK = 10;

    private final Server server;
    private final int rows;
    private final Path files;
    private final Map<String, Measured> measured = new LinkedHashMap<>();

    private Intake(Server server, int rows) throws IOException {
        this.server = server;
        this.rows = rows;
        this.files = Files.createDirectory(server.folder().resolve("files"));
    }

    private interface Way {
        void run() throws IOException, InterruptedException;
    }

    public static void main(String[] given) throws Exception {
        Arguments arguments = Arguments.of(given);
        try (Server server = new Server()) {
            Intake intake = new Intake(server, arguments.number("rows", 2_000_000));
            Map<String, Way> ways = intake.ways();
            List<String> wanted = arguments.has("ways") ? List.of(arguments.text("ways", "").split(",")) : List.copyOf(ways.keySet());
            if (!ways.keySet().containsAll(wanted)) {
                throw new IllegalArgumentException("--ways: expected some of " + String.join(",", ways.keySet()));
            }
            intake.write();
            int rounds = arguments.number("rounds", 3);
            for (int round = 1; round <= rounds; round++) {
                for (String way : wanted) {
                    long start = System.nanoTime();
                    ways.get(way).run();
                    System.err.printf("round %d %s, %.0f s in all%n", round, way, (System.nanoTime() - start) / 1e9);
                }
            }
            String table = Report.table(intake.measured, intake.rows);
            System.out.println(table);
            if (!arguments.has("keep")) {
                Report.replace(Path.of("ops/bench/README.md"), "intake", "%s %,d rows, %d rounds.%n%n%s"
                        .formatted(Report.machine(), intake.rows, rounds, table));
            }
        }
    }

    private Map<String, Way> ways() {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("plain", this::plain);
        ways.put("floor", () -> likeOurs("psql `\\copy` into a table like ours (the floor)", true));
        ways.put("no-foreign-key", () -> likeOurs("the same without the foreign key", false));
        ways.put("two", this::two);
        ways.put("hand-written", this::handWritten);
        ways.put("spring-batch", this::springBatch);
        ways.put("duckdb", this::duckDb);
        ways.put("shian-one", () -> shian("one file", files.resolve("one")));
        ways.put("shian-24", () -> shian("24 deliveries", files.resolve("many")));
        return ways;
    }

    /** The files, each written once. */
    private void write() throws IOException {
        Path one = Files.createDirectory(files.resolve("one"));
        Path many = Files.createDirectory(files.resolve("many"));
        TestItems.asHandedIn(one.resolve("SCJG_JYXM_" + COUNTY + "_2024_MX_V1.csv"), COUNTY, 0, rows);
        int deliveries = TWO_COUNTIES.size() * MONTHS;
        for (int i = 0; i < deliveries; i++) {
            String county = TWO_COUNTIES.get(i / MONTHS);
            TestItems.asHandedIn(many.resolve("SCJG_JYXM_%s_2024%02d_MX_V1.csv".formatted(county, i % MONTHS + 1)), county,
                    (int) ((long) rows * i / deliveries), (int) ((long) rows * (i + 1) / deliveries));
        }
        TestItems.asLoaded(files.resolve("loaded.csv"), COUNTY, 0, rows);
        TestItems.asLoaded(files.resolve("first.csv"), COUNTY, 0, rows / 2);
        TestItems.asLoaded(files.resolve("second.csv"), TWO_COUNTIES.get(1), rows / 2, rows);
        TestItems.asLoaded(files.resolve("tenth.csv"), COUNTY, 0, rows / SHARE_OF_STOCK);
        System.err.printf("%d rows, %d bytes a row%n", rows, Files.size(one.resolve("SCJG_JYXM_" + COUNTY + "_2024_MX_V1.csv")) / rows);
    }

    private void plain() throws IOException, InterruptedException {
        server.prepare(table("bench.plain", false, false) + ";checkpoint");
        take("psql `\\copy` into a plain table", "", psql(copy("bench.plain", "loaded.csv")), 1);
        drop("bench.plain", rows);
    }

    private void likeOurs(String title, boolean foreignKey) throws IOException, InterruptedException {
        server.prepare(table("bench.like_ours", true, foreignKey) + ";checkpoint");
        take(title, foreignKey ? "floor" : "", psql(copy("bench.like_ours", "loaded.csv")), 1);
        drop("bench.like_ours", rows);
    }

    private void two() throws IOException, InterruptedException {
        server.prepare(table("bench.like_ours", true, true) + ";checkpoint");
        Cost cost = Cost.of(server::cpu, List.of(psql(copy("bench.like_ours", "first.csv")), psql(copy("bench.like_ours", "second.csv"))),
                server.psql());
        add("two such in parallel, the file split", "", cost);
        drop("bench.like_ours", rows);
    }

    private void handWritten() throws IOException, InterruptedException {
        server.prepare(table("bench.like_ours", true, true) + ";checkpoint");
        Path script = Files.writeString(files.resolve("hand-written.sql"), "\\set ON_ERROR_STOP on\n"
                + HandWritten.handedIn().replace("unlogged", "temp") + ";\n\\copy handed_in (\"" + TestItems.HEADER.replace(",", "\", \"")
                + "\") from '" + files.resolve("one/SCJG_JYXM_" + COUNTY + "_2024_MX_V1.csv") + "' (format csv, header)\nbegin;\n"
                + HandWritten.postgres("bench.like_ours") + "commit;\n");
        take("`\\copy` as text, then SQL by hand that checks, types and aggregates", "", List.of("psql", "-qX", "-f", script.toString()), 1);
        if (server.theirs("select count(*) from bench.refused") != 0) {
            throw new IllegalStateException("SQL by hand refused rows");
        }
        server.prepare("drop table bench.refused, bench.counted");
        drop("bench.like_ours", rows);
    }

    private void springBatch() throws IOException, InterruptedException {
        server.prepare(table("bench.like_ours", true, true) + ";checkpoint");
        take("Spring Batch: FlatFileItemReader, JdbcBatchItemWriter (a tenth, times ten)", "stock", java("-Xmx512m", "StockSpringBatch",
                files.resolve("tenth.csv").toString(), "bench.like_ours"), SHARE_OF_STOCK);
        drop("bench.like_ours", rows / SHARE_OF_STOCK);
    }

    private void duckDb() throws IOException, InterruptedException {
        take("DuckDB: reads, checks, types and aggregates", "", java("-Xmx512m", "DuckDb", files.resolve("one/SCJG_JYXM_" + COUNTY
                + "_2024_MX_V1.csv").toString(), files.resolve("duck.db").toString(), String.valueOf(rows)), 1);
    }

    private void shian(String how, Path inbox) throws IOException, InterruptedException {
        server.renew();
        Cost cost = Cost.of(server::cpu, List.of(server.command("run", "--inbox", inbox.toString(), "--date", "2025-01-15")),
                server.environment());
        Map<String, Double> stages = server.stages();
        add("**Shian, " + how + ": load stage**", "ours", cost.withWall(stages.get("load")));
        add("**Shian, " + how + ": whole night, start of Java included**", "ours", cost);
        System.err.println("stages " + stages.entrySet().stream().map(e -> e.getKey() + " %.1f".formatted(e.getValue()))
                .collect(Collectors.joining(", ")));
        expect(server.ours("select count(*) from warehouse.test_item"), rows);
        expect(server.ours("select sum(value) from warehouse.measure where measure = 'bench.items'"), rows);
    }

    private void take(String title, String kind, List<String> command, int factor) throws IOException, InterruptedException {
        add(title, kind, Cost.of(server::cpu, List.of(command), server.psql()).times(factor));
    }

    private void add(String title, String kind, Cost cost) {
        measured.computeIfAbsent(title, t -> new Measured(kind, new ArrayList<>())).costs().add(cost);
        System.err.printf("  %s: %.2f s, client %.1f s, server %.1f s, %d MB%n", title, cost.wall(), cost.client(), cost.server(), cost.peak());
    }

    private void drop(String table, long expected) {
        expect(server.theirs("select count(*) from " + table), expected);
        server.prepare("drop table " + table);
    }

    private static void expect(long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException("expected " + expected + " rows, found " + found);
        }
    }

    private String copy(String table, String file) {
        return "\\copy " + table + " (division_code, year, delivery_id, line, " + TestItems.COLUMNS + ") from '" + files.resolve(file)
                + "' (format csv)";
    }

    private static List<String> psql(String command) {
        return List.of("psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", command);
    }

    private static List<String> java(String memory, String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), memory,
                "-XX:+UseParallelGC", "-cp", System.getProperty("java.class.path"), "shian.bench." + name));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The table of the feed's own migration under another name; its key and partition, its foreign key, or neither. */
    private static String table(String name, boolean keys, boolean foreignKey) throws IOException {
        String sql = Files.readString(Path.of("sql/migrations/V033__test_item.sql"));
        String ours = sql.substring(sql.indexOf("create table warehouse.test_item"), sql.indexOf(';'));
        String like = ours.replace("warehouse.test_item", name).replace("intake.delivery", "bench.delivery");
        if (!foreignKey) {
            like = like.replaceAll(",\\s*foreign key[^,]*bench\\.delivery", "");
        }
        if (!keys) {
            return like.replaceAll(",\\s*primary key \\([^)]*\\)", "").replace(" partition by list (year)", "");
        }
        return "create table if not exists bench.delivery (delivery_id bigint primary key);"
                + "insert into bench.delivery values (1) on conflict do nothing;"
                + like + "; create table " + name + "_2024 partition of " + name + " for values in (2024)";
    }
}
