package shian.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ApportionmentTest {

    @Property(tries = 300)
    void partsAddUpToTheTotal(
            @ForAll @IntRange(max = 1_000_000_000) int total,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 1_000) Integer> weights) {
        double[] doubles = weights.stream().mapToDouble(weight -> weight / 7.0).toArray();
        assertThat(LongStream.of(Apportionment.split(total, doubles)).sum()).isEqualTo(total);
    }

    @Test
    void theLargestRemainderTakesTheRest() {
        assertThat(Apportionment.split(10, new double[] {1, 1, 1.5})).containsExactly(3, 3, 4);
    }

    @Test
    void aWeightOfZeroGetsNothing() {
        assertThat(Apportionment.split(7, new double[] {1, 0, 1, 1})).containsExactly(3, 0, 2, 2);
    }
}
