package shian.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a night costs when little has changed, on top of much that has not; whole programs, with the start of Java. */
final class Nights {

    private static final List<String> COUNTIES = List.of("150102", "150104");
    private static final String REVISED = "150105";
    private static final int ROWS_REVISED = 1_000;
    private static final int FIRST_YEAR = 2020;
    private static final int YEARS = 5;

    private final Server server;
    private final Path inbox;
    private final int rounds;
    private int version;
    private int files;

    private Nights(Server server, int rounds) throws IOException {
        this.server = server;
        this.rounds = rounds;
        this.inbox = Files.createDirectory(server.folder().resolve("inbox"));
    }

    public static void main(String[] given) throws Exception {
        Arguments arguments = Arguments.of(given);
        int history = arguments.number("history", 20_000_000);
        try (Server server = new Server()) {
            Nights nights = new Nights(server, arguments.number("rounds", 3));
            Map<Double, Cost> nothing = new LinkedHashMap<>();
            Map<Double, Cost> revised = new LinkedHashMap<>();
            Map<Double, Cost> delta = new LinkedHashMap<>();
            server.renew();
            nights.revise(ROWS_REVISED);
            nights.night();
            long before = 0;
            for (double share : new double[] {0, 0.1, 0.5, 1}) {
                long rows = Math.round(history * share);
                nights.grow((int) (rows - before));
                before = rows;
                Cost grown = nights.night();
                System.err.printf("%d rows: last part loaded in %.1f s, %d MB%n", rows, grown.wall(), grown.peak());
                try (Alone alone = new Alone(arguments.text("alone", ""))) {
                    nothing.put((double) rows, nights.median(() -> { }));
                    revised.put((double) rows, nights.median(() -> nights.revise(ROWS_REVISED)));
                    System.err.printf("%d rows: nothing new %.2f s, %d rows revised %.2f s%n", rows, nothing.get((double) rows).wall(),
                            ROWS_REVISED, revised.get((double) rows).wall());
                    System.err.println(nights.stages());
                }
            }
            try (Alone alone = new Alone(arguments.text("alone", ""))) {
                for (int rows : new int[] {ROWS_REVISED, 10_000, 100_000, Math.max(history / 20, 200_000)}) {
                    delta.put((double) rows, nights.median(() -> nights.revise(rows)));
                    System.err.printf("%d rows changed: %.2f s%n", rows, delta.get((double) rows).wall());
                }
            }
            Path folder = Path.of("ops/bench");
            Curves.write(folder.resolve("nights-history.svg"), "Night by history", "rows that are there, millions", 1e6,
                    Map.of("nothing new", of(nothing, Cost::wall), "nothing new: CPU seconds", of(nothing, Nights::cpu),
                            "1,000 rows revised", of(revised, Cost::wall), "1,000 rows revised: CPU seconds", of(revised, Nights::cpu)));
            Curves.write(folder.resolve("nights-delta.svg"), "Night by what changed, on %.1f million rows".formatted(history / 1e6),
                    "rows of the revised delivery, thousands", 1e3, Map.of("night", of(delta, Cost::wall), "CPU seconds", of(delta, Nights::cpu)));
            StringBuilder table = new StringBuilder("| rows that are there | nothing new: s | CPU s of client, server "
                    + "| 1,000 rows revised: s | CPU s of client, server |\n|---|---|---|---|---|\n");
            nothing.forEach((rows, cost) -> table.append("| %,.0f | %s | %s |%n".formatted(rows, shown(cost), shown(revised.get(rows)))));
            table.append("\n| rows of the revised delivery | night: s | CPU s of client, server |\n|---|---|---|\n");
            delta.forEach((rows, cost) -> table.append("| %,.0f | %s |%n".formatted(rows, shown(cost))));
            System.out.println(table);
            Report.replace(folder.resolve("README.md"), "nights", Report.machine() + "\n\n" + table);
        }
    }

    private String stages() {
        return server.stages().entrySet().stream().map(e -> e.getKey() + " %.2f".formatted(e.getValue()))
                .collect(Collectors.joining(", ", "stages ", ""));
    }

    private interface Change {
        void make() throws IOException;
    }

    private static Map<Double, Double> of(Map<Double, Cost> costs, ToDoubleFunction<Cost> seconds) {
        Map<Double, Double> found = new LinkedHashMap<>();
        costs.forEach((rows, cost) -> found.put(rows, seconds.applyAsDouble(cost)));
        return found;
    }

    /** Seconds of client and server: what a machine that others use does not stretch. */
    private static double cpu(Cost cost) {
        return cost.client() + cost.server();
    }

    private static String shown(Cost cost) {
        return "%.2f | %.1f, %.1f".formatted(cost.wall(), cost.client(), cost.server());
    }

    /** The night of the middle duration. */
    private Cost median(Change change) throws IOException, InterruptedException {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            change.make();
            costs.add(night());
        }
        costs.sort(Comparator.comparingDouble(Cost::wall));
        return costs.get(rounds / 2);
    }

    private Cost night() throws IOException, InterruptedException {
        return Cost.of(server::cpu, List.of(server.command("run", "--inbox", inbox.toString(), "--date", "2025-01-15")),
                server.environment());
    }

    /** New deliveries with so many rows in all, at most half a million each, in turn over the years. */
    private void grow(int rows) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        for (int left = rows; left > 0; left -= sizes.get(sizes.size() - 1)) {
            sizes.add(Math.min(left, 500_000));
        }
        for (int size : sizes) {
            String county = COUNTIES.get(files % COUNTIES.size());
            int month = files / COUNTIES.size();
            TestItems.asHandedIn(inbox.resolve("SCJG_JYXM_%s_%d%02d_MX_V1.csv".formatted(county, FIRST_YEAR + month % YEARS,
                    month / YEARS % 12 + 1)),
                    county, 0, size);
            files++;
        }
    }

    /** The next version of one delivery, with other rows than the last. */
    private void revise(int rows) throws IOException {
        version++;
        TestItems.asHandedIn(inbox.resolve("SCJG_JYXM_%s_202401_MX_V%d.csv".formatted(REVISED, version)), REVISED, version, version + rows);
    }
}
