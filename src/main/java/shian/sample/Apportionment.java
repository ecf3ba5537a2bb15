package shian.sample;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/** Divides a whole number into whole parts that add up to it exactly. */
final class Apportionment {

    private Apportionment() {
    }

    /** Parts in proportion to the weights, by largest remainder; a part of weight 0 is 0. */
    static long[] split(long total, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        long[] parts = new long[weights.length];
        double[] remainders = new double[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            double exact = total * (weights[i] / sum);
            parts[i] = (long) exact;
            remainders[i] = exact - parts[i];
            left -= parts[i];
        }
        int[] byRemainder = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -remainders[i]).thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < left; i++) {
            parts[byRemainder[i]]++;
        }
        return parts;
    }

    /** The weight, up or down by at most the given share. */
    static double vary(double weight, double share, Random random) {
        return weight * (1 - share + 2 * share * random.nextDouble());
    }
}
