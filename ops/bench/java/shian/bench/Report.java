package shian.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** Figures as tables of the README. */
final class Report {

    private Report() {
    }

    static String table(Map<String, Measured> measured, long rows) {
        double floor = measured.values().stream().filter(m -> m.kind().equals("floor")).mapToDouble(m -> m.median(Cost::wall))
                .findFirst().orElse(Double.NaN);
        StringBuilder table = new StringBuilder("""
                | way | seconds, median (least–most) | rows/s | × floor | client CPU s | server CPU s | client memory MB |
                |---|---|---|---|---|---|---|
                """);
        measured.forEach((title, way) -> table.append("| %s | %.2f (%.2f–%.2f) | %,d | %s | %.1f | %.1f | %d |%n".formatted(title,
                way.median(Cost::wall), way.least(Cost::wall), way.most(Cost::wall), Math.round(rows / way.median(Cost::wall)),
                Double.isNaN(floor) ? "" : "%.2f".formatted(way.median(Cost::wall) / floor), way.median(Cost::client),
                way.median(Cost::server), Math.round(way.median(Cost::peak)))));
        return table.toString();
    }

    /** The machine and the day, in one line. */
    static String machine() throws IOException {
        String cpu = Files.readString(Path.of("/proc/cpuinfo")).lines().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2)).findFirst().orElse(System.getProperty("os.arch"));
        String memory = Files.readString(Path.of("/proc/meminfo")).lines().findFirst().orElseThrow().replaceAll("\\D", "");
        return "%s: %d × %s, %d GB, %s %s, Java %s, embedded PostgreSQL 18.6; load of the machine at the end %s.".formatted(LocalDate.now(),
                Runtime.getRuntime().availableProcessors(), cpu, Long.parseLong(memory) / (1 << 20), System.getProperty("os.name"),
                System.getProperty("os.version"), Runtime.version().feature(), Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    /** Puts a text between the marks of that name. */
    static void replace(Path file, String name, String text) throws IOException {
        String old = Files.readString(file);
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- /" + name + " -->";
        if (!old.contains(begin) || !old.contains(end)) {
            throw new IllegalStateException(file + ": no place for " + name);
        }
        Files.writeString(file, old.substring(0, old.indexOf(begin) + begin.length()) + text.strip() + "\n"
                + old.substring(old.indexOf(end)));
    }
}
