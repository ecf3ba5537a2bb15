package shian.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one way cost, run by run.
 *
 * @param kind {@code floor}, {@code stock}, {@code ours}, or empty
 */
record Measured(String kind, List<Cost> costs) {

    double median(ToDoubleFunction<Cost> figure) {
        double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double least(ToDoubleFunction<Cost> figure) {
        return costs.stream().mapToDouble(figure).min().orElseThrow();
    }

    double most(ToDoubleFunction<Cost> figure) {
        return costs.stream().mapToDouble(figure).max().orElseThrow();
    }
}
