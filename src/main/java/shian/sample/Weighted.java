package shian.sample;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** A choice among items, each as likely as its weight. */
final class Weighted<T> {

    private final List<T> items;
    private final double[] bounds;

    Weighted(List<T> items, ToDoubleFunction<T> weight) {
        this.items = items;
        this.bounds = new double[items.size()];
        double sum = 0;
        for (int i = 0; i < bounds.length; i++) {
            sum += weight.applyAsDouble(items.get(i));
            bounds[i] = sum;
        }
    }

    /** A choice whose weights stand beside the items in the same order. */
    static <T> Weighted<T> of(List<T> items, double... weights) {
        return new Weighted<>(items, item -> weights[items.indexOf(item)]);
    }

    T draw(Random random) {
        double point = random.nextDouble() * bounds[bounds.length - 1];
        int i = 0;
        while (point >= bounds[i]) {
            i++;
        }
        return items.get(i);
    }
}
