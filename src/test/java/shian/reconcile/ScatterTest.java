package shian.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By how much two counts differ by chance, and how much more if what is counted comes in clusters. */
class ScatterTest {

    @ParameterizedTest
    @CsvSource({"80, 54, 34.73", "182, 133, 53.24", "226, 347, 71.81", "100, 0, 30", "10, 10, 13.42"})
    void two_counts_scatter_by_the_square_root_of_their_sum(BigDecimal one, BigDecimal other, double difference) {
        assertThat(of(one, other, 3)).isCloseTo(difference, within(0.005));
    }

    /** Binomial distribution of n with one half, both tails, against 0.0027: n = 15: 3 and 12 has 0.0352, 1 and 14 has 0.00098. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "9, 0, 9", "0, 9, 9", "10, 0, 8", "12, 3, 11", "14, 1, 11", "19, 0, 13"})
    void few_are_tested_exactly(BigDecimal one, BigDecimal other, double difference) {
        assertThat(of(one, other, 3)).isEqualTo(difference);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.317311", "1.959964, 0.05", "2, 0.0455003", "3, 0.00269980", "4, 0.0000633425", "6, 1.97318e-9"})
    void the_tails_are_those_of_the_normal_distribution(double sigma, double probability) {
        assertThat(Scatter.bothTails(sigma)).isCloseTo(probability, within(probability * 1e-5));
    }

    @Property
    void which_count_stands_on_which_side_does_not_matter(@ForAll @IntRange(max = 5000) int one, @ForAll @IntRange(max = 5000) int other,
                                                          @ForAll @DoubleRange(min = 0.5, max = 6) double sigma) {
        assertThat(of(one, other, sigma)).isEqualTo(of(other, one, sigma));
    }

    @Property
    void only_the_sum_of_both_matters(@ForAll @IntRange(max = 5000) int one, @ForAll @IntRange(max = 5000) int other) {
        assertThat(of(one, other, 3)).isEqualTo(of(one + other, 0, 3));
    }

    @Property
    void more_sigmas_and_more_dispersion_never_allow_less(@ForAll @IntRange(max = 200) int sum, @ForAll @DoubleRange(min = 0.5, max = 5) double sigma,
                                                          @ForAll @DoubleRange(max = 1) double more) {
        assertThat(of(sum, 0, sigma + more)).isGreaterThanOrEqualTo(of(sum, 0, sigma));
        assertThat(Scatter.of(BigDecimal.valueOf(sum), BigDecimal.ZERO, BigDecimal.valueOf(sigma), BigDecimal.valueOf(1 + more)))
                .isGreaterThanOrEqualTo(Scatter.of(BigDecimal.valueOf(sum), BigDecimal.ZERO, BigDecimal.valueOf(sigma), BigDecimal.ONE));
    }

    /** The difference of n in all has the parity of n: by steps of two. */
    @Property
    void two_more_in_all_never_allow_less(@ForAll @IntRange(max = 200) int sum, @ForAll @DoubleRange(min = 0.5, max = 6) double sigma) {
        Assume.that(sum + 2 < Scatter.FEW || sum >= Scatter.FEW);
        assertThat(of(sum + 2, 0, sigma)).isGreaterThanOrEqualTo(of(sum, 0, sigma));
    }

    @Property
    void the_exact_test_and_the_normal_one_agree_near_where_they_meet(@ForAll @IntRange(min = 14, max = 19) int sum,
                                                                      @ForAll @DoubleRange(min = 1, max = 3) double sigma) {
        assertThat(of(sum, 0, sigma)).isCloseTo(sigma * Math.sqrt(sum), within(2.0));
    }

    @Property(tries = 100)
    void independent_counts_have_a_dispersion_near_one_whatever_the_season_and_the_change(@ForAll @IntRange(max = 100_000) int seed,
                                                                                          @ForAll @DoubleRange(min = 0.3, max = 3) double change) {
        assertThat(dispersion(seed, change, 1)).isBetween(0.85, 1.15);
    }

    @Property(tries = 100)
    void cases_in_clusters_have_the_size_of_a_cluster_as_their_dispersion(@ForAll @IntRange(max = 100_000) int seed,
                                                                          @ForAll @IntRange(min = 2, max = 9) int size) {
        assertThat(dispersion(seed, 1, size) / size).isBetween(0.85, 1.15);
    }

    @Test
    void years_of_one_shape_differ_by_no_more_than_their_size() {
        assertThat(Dispersion.Table.of(new double[][] {{4, 8}, {10, 20}, {1, 2}, {0, 0}})).isEqualTo(new Dispersion.Table(0, 2));
    }

    @Test
    void a_year_without_cases_says_nothing_of_their_dispersion() {
        assertThat(Dispersion.Table.of(new double[][] {{4, 0}, {10, 0}}).freedom()).isZero();
        assertThat(Dispersion.Table.of(new double[0][]).freedom()).isZero();
    }

    /** Three hundred divisions of twelve months with a season: the estimate is within 0.03 of what it estimates, two times in three. */
    private static double dispersion(int seed, double change, int size) {
        Random random = new Random(seed);
        double statistic = 0;
        int freedom = 0;
        for (int division = 0; division < 300; division++) {
            double[][] months = new double[12][];
            for (int month = 0; month < 12; month++) {
                double mean = 20 + 10 * Math.sin(month);
                months[month] = new double[] {poisson(random, mean) * size, poisson(random, mean * change) * size};
            }
            Dispersion.Table table = Dispersion.Table.of(months);
            statistic += table.statistic();
            freedom += table.freedom();
        }
        return statistic / freedom;
    }

    private static int poisson(Random random, double mean) {
        int count = -1;
        for (double left = 1, least = Math.exp(-mean); left > least; left *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private static double of(int one, int other, double sigma) {
        return of(BigDecimal.valueOf(one), BigDecimal.valueOf(other), sigma);
    }

    private static double of(BigDecimal one, BigDecimal other, double sigma) {
        return Scatter.of(one, other, BigDecimal.valueOf(sigma), BigDecimal.ONE).doubleValue();
    }
}
