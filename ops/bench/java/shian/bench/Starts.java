package shian.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a command that asks one question costs, beside a running store: nearly all of it is the start of Java. */
final class Starts {

    private static final List<String> COMMANDS = List.of("status", "deliveries", "run");

    private Starts() {
    }

    public static void main(String[] given) throws Exception {
        Arguments arguments = Arguments.of(given);
        int rounds = arguments.number("rounds", 9);
        StringBuilder table = new StringBuilder("| Java | command | seconds, median (least–most) | client CPU s |\n|---|---|---|---|\n");
        try (Server server = new Server()) {
            server.shian("run", "--inbox", "sample-data/inbox", "--date", "2022-06-06");
            for (String home : arguments.text("java", System.getProperty("java.home")).split(",")) {
                for (String command : COMMANDS) {
                    Measured measured = measure(server, home, command, rounds);
                    table.append("| %s | `%s`%s | %.2f (%.2f–%.2f) | %.1f |%n".formatted(Path.of(home).getFileName(), command,
                            command.equals("run") ? ", nothing new" : "", measured.median(Cost::wall), measured.least(Cost::wall),
                            measured.most(Cost::wall), measured.median(Cost::client)));
                }
            }
        }
        System.out.println(table);
        if (!arguments.has("keep")) {
            Report.replace(Path.of("ops/bench/README.md"), "starts", Report.machine() + "\n\n" + table);
        }
    }

    private static Measured measure(Server server, String home, String command, int rounds) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(server.environment());
        environment.put("JAVA_HOME", home);
        List<String> words = command.equals("run") ? server.command("run", "--inbox", "sample-data/inbox", "--date", "2022-06-06")
                : server.command(command);
        Measured measured = new Measured("", new ArrayList<>());
        // the first one leaves behind what the others begin with
        for (int round = 0; round <= rounds; round++) {
            Cost cost = Cost.of(server::cpu, List.of(words), environment);
            if (round > 0) {
                measured.costs().add(cost);
            }
        }
        return measured;
    }
}
