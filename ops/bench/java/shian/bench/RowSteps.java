package shian.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import shian.content.TextSteps;

/**
 * Runs the benchmarks of the row path and writes rows a second and bytes a row; besides, the CPU time of the same steps in
 * one thread, which says more where others use the machine.
 */
final class RowSteps {

    private static final int ROWS = 10_000;
    private static final int ROUNDS = 5;
    private static final int TIMES = 20;

    private interface Step {
        void take() throws Exception;
    }

    private RowSteps() {
    }

    public static void main(String[] given) throws Exception {
        Map<String, Double> cpu = cpu();
        StringBuilder table = new StringBuilder("| step | rows/s | ± | CPU µs a row | bytes a row |\n|---|---|---|---|---|\n");
        for (RunResult result : new Runner(new OptionsBuilder().include("shian\\..*Steps\\.").addProfiler(GCProfiler.class).build()).run()) {
            String step = result.getPrimaryResult().getLabel();
            double nanoseconds = result.getPrimaryResult().getScore();
            table.append("| %s | %,.0f | %.0f %% | %s | %,.0f |%n".formatted(step, 1e9 / nanoseconds,
                    100 * result.getPrimaryResult().getScoreError() / nanoseconds,
                    cpu.containsKey(step) ? "%.2f".formatted(cpu.get(step)) : "",
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()));
        }
        System.out.println(table);
        if (!Arguments.of(given).has("keep")) {
            Report.replace(Path.of("ops/bench/README.md"), "rows", Report.machine() + "\n\n" + table);
        }
    }

    /** CPU microseconds a row, the least of a few rounds. */
    private static Map<String, Double> cpu() throws Exception {
        TextSteps text = new TextSteps();
        text.setUp();
        shian.load.RowSteps rows = new shian.load.RowSteps();
        rows.setUp();
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("decode", text::decode);
        steps.put("parse", text::parse);
        steps.put("convert", rows::convert);
        steps.put("keys", rows::keys);
        steps.put("encode", rows::encode);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Double> least = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Step> step : steps.entrySet()) {
                long before = threads.getCurrentThreadCpuTime();
                for (int i = 0; i < TIMES; i++) {
                    step.getValue().take();
                }
                least.merge(step.getKey(), (threads.getCurrentThreadCpuTime() - before) / 1e3 / TIMES / ROWS, Math::min);
            }
        }
        return least;
    }
}
