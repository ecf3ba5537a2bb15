package shian.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** The first night of the sample city on a database that is given, with stock settings, beside the embedded store. */
final class Given {

    private static final List<String> STAGES = List.of("load", "measure");
    /** What sessions set, undone: what the address says stays. */
    private static final String AS_THE_SERVER_HAS_IT = "-c jit=on -c work_mem=4MB";

    /** A way to run the night, with what it cost and the seconds of its stages. */
    private record Way(String title, Map<String, String> environment, Renewal renewal, DoubleSupplier cpu, Measured whole,
                       Map<String, List<Double>> stages) {
    }

    private interface Renewal {
        void renew() throws IOException, InterruptedException;
    }

    private Given() {
    }

    public static void main(String[] given) throws Exception {
        Arguments arguments = Arguments.of(given);
        int rounds = arguments.number("rounds", 3);
        try (Server server = new Server(); StockServer stock = new StockServer(arguments.text("binaries", ""));
                Alone alone = new Alone(arguments.text("alone", ""))) {
            List<Way> ways = List.of(
                    way("embedded store", Map.of(), server::renew, server::cpu),
                    way("given PostgreSQL " + stock.version() + ", stock settings", stock.environment(""), () -> renew(server, stock),
                            stock::cpu),
                    way("the same, if sessions set nothing (`" + AS_THE_SERVER_HAS_IT + "`)", stock.environment(AS_THE_SERVER_HAS_IT),
                            () -> renew(server, stock), stock::cpu));
            for (int round = 0; round < rounds; round++) {
                for (Way way : ways) {
                    measure(server, way);
                }
            }
            String table = table(ways);
            System.out.println(table);
            if (!arguments.has("keep")) {
                Report.replace(Path.of("ops/bench/README.md"), "given", Report.machine() + "\n\n" + table);
            }
        }
    }

    private static Way way(String title, Map<String, String> database, Renewal renewal, DoubleSupplier cpu) {
        Map<String, List<Double>> stages = new LinkedHashMap<>();
        STAGES.forEach(stage -> stages.put(stage, new ArrayList<>()));
        return new Way(title, database, renewal, cpu, new Measured("", new ArrayList<>()), stages);
    }

    private static void renew(Server server, StockServer stock) throws IOException {
        stock.renew();
        Server.delete(server.folder().resolve("data/archive"));
    }

    private static void measure(Server server, Way way) throws IOException, InterruptedException {
        way.renewal.renew();
        Map<String, String> environment = new HashMap<>(server.environment());
        environment.putAll(way.environment);
        environment.put("SHIAN_LANG", "en");
        server.shian(way.environment, "runs");
        way.whole.costs().add(Cost.of(way.cpu, List.of(server.command("run", "--inbox", "sample-data/inbox", "--date", "2022-06-06")),
                environment));
        Map<String, Double> seconds = server.stages(way.environment);
        way.stages.forEach((stage, found) -> found.add(seconds.get(stage)));
        System.err.printf("%s: %.1f s, server %.1f CPU s, %s%n", way.title, way.whole.costs().get(way.whole.costs().size() - 1).wall(),
                way.whole.costs().get(way.whole.costs().size() - 1).server(), seconds);
    }

    private static String table(List<Way> ways) {
        StringBuilder table = new StringBuilder("| database | night: s, median (least–most) | × embedded | load: s | measure: s | × embedded "
                + "| server CPU s | × embedded |\n|---|---|---|---|---|---|---|---|\n");
        Way embedded = ways.get(0);
        for (Way way : ways) {
            table.append("| %s | %.1f (%.1f–%.1f) | %.2f | %.1f | %.1f | %.2f | %.1f | %.2f |%n".formatted(way.title, way.whole.median(Cost::wall),
                    way.whole.least(Cost::wall), way.whole.most(Cost::wall), way.whole.median(Cost::wall) / embedded.whole.median(Cost::wall),
                    median(way.stages.get("load")), median(way.stages.get("measure")),
                    median(way.stages.get("measure")) / median(embedded.stages.get("measure")), way.whole.median(Cost::server),
                    way.whole.median(Cost::server) / embedded.whole.median(Cost::server)));
        }
        return table.toString();
    }

    private static double median(List<Double> seconds) {
        return new Measured("", seconds.stream().map(s -> new Cost(s, 0, 0, 0)).toList()).median(Cost::wall);
    }
}
