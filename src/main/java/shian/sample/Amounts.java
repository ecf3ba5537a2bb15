package shian.sample;

import java.util.List;
import java.util.Random;

/** Fines and confiscations of cases, in fen: fines in hundreds of yuan, and all together a given sum. */
final class Amounts {

    private static final long HUNDRED_YUAN = 10_000;
    private static final double FINED_SHARE = 0.85;

    private final List<CaseDates.Dated> dates;
    private final List<String> penalties;
    private final double[] weights;

    Amounts(Seed seed, List<CaseDates.Dated> dates, List<String> penalties) {
        this.dates = dates;
        this.penalties = penalties;
        this.weights = new double[dates.size()];
        Random random = seed.stream("amounts");
        for (int i = 0; i < weights.length; i++) {
            double weight = dates.get(i).ordinary() ? Math.exp(0.9 * random.nextGaussian()) : 0.02 + 0.08 * random.nextDouble();
            weights[i] = isFined(i) || isConfiscated(i) ? weight : 0;
        }
    }

    /** For each case its fine and its confiscation; those that are published add up to the sum. */
    long[][] split(long sum) {
        double[] published = new double[weights.length];
        double ofPublished = 0;
        for (int i = 0; i < weights.length; i++) {
            published[i] = dates.get(i).isPublished() ? weights[i] : 0;
            ofPublished += published[i];
        }
        long[] totals = Apportionment.split(sum, published);
        long[][] amounts = new long[weights.length][2];
        double[] takesRest = new double[weights.length];
        long rest = 0;
        for (int i = 0; i < weights.length; i++) {
            boolean counts = dates.get(i).isPublished();
            long total = counts ? totals[i] : (long) (sum * (weights[i] / ofPublished)) / HUNDRED_YUAN * HUNDRED_YUAN;
            long fine = !isFined(i) ? 0 : isConfiscated(i) ? (long) (total * FINED_SHARE) : total;
            amounts[i][0] = fine / HUNDRED_YUAN * HUNDRED_YUAN;
            amounts[i][1] = isConfiscated(i) ? total - amounts[i][0] : 0;
            takesRest[i] = counts && isConfiscated(i) ? weights[i] : 0;
            rest += counts ? total - amounts[i][0] - amounts[i][1] : 0;
        }
        long[] added = Apportionment.split(rest, takesRest);
        for (int i = 0; i < added.length; i++) {
            amounts[i][1] += added[i];
        }
        return amounts;
    }

    private boolean isFined(int i) {
        return penalties.get(i).contains("罚款");
    }

    private boolean isConfiscated(int i) {
        return penalties.get(i).contains("没收");
    }
}
