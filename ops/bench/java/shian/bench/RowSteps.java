package shian.bench;

import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of the row path and writes rows a second and bytes a row. */
final class RowSteps {

    private RowSteps() {
    }

    public static void main(String[] given) throws Exception {
        StringBuilder table = new StringBuilder("| step | rows/s | ± | bytes a row |\n|---|---|---|---|\n");
        for (RunResult result : new Runner(new OptionsBuilder().include("shian\\..*Steps\\.").addProfiler(GCProfiler.class).build()).run()) {
            double nanoseconds = result.getPrimaryResult().getScore();
            table.append("| %s | %,.0f | %.0f %% | %,.0f |%n".formatted(result.getPrimaryResult().getLabel(), 1e9 / nanoseconds,
                    100 * result.getPrimaryResult().getScoreError() / nanoseconds,
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()));
        }
        System.out.println(table);
        if (!Arguments.of(given).has("keep")) {
            Report.replace(Path.of("ops/bench/README.md"), "rows", Report.machine() + "\n\n" + table);
        }
    }
}
