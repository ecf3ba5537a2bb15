package shian.indicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The least and the greatest ratio are those of all worlds. */
class ExtremesTest {

    @Property(tries = 1000)
    void of_rows_that_count_in_numerator_and_denominator(@ForAll @IntRange(max = 20) int above, @ForAll @IntRange(max = 20) int below,
                                                         @ForAll("rows") @Size(max = 4) List<Extremes.Rows> rows) {
        compare(above, below, rows);
    }

    @Property(tries = 500)
    void of_amounts_that_may_be_below_zero(@ForAll @IntRange(min = -20, max = 20) int above, @ForAll @IntRange(min = -5, max = 20) int below,
                                           @ForAll("amounts") @Size(max = 3) List<Extremes.Rows> rows) {
        compare(above, below, rows);
    }

    /** Two rows of which each could be linked to one and the same unit: one of them can. */
    @Example
    void what_only_one_row_can_do_is_done_once() {
        Extremes extremes = new Extremes(BigDecimal.ONE, BigDecimal.TEN, List.of(new Extremes.Rows(List.of(
                new Extremes.Choice(BigDecimal.ONE, BigDecimal.ZERO, "unit", 1), new Extremes.Choice(BigDecimal.ZERO, BigDecimal.ONE, null, 0)), 2)));
        assertThat(extremes.greatest().orElseThrow()).isEqualByComparingTo("0.2");
    }

    @Example
    void a_hundred_thousand_rows_are_two_kinds_of_rows() {
        Extremes extremes = new Extremes(BigDecimal.ONE, BigDecimal.TEN, List.of(
                new Extremes.Rows(List.of(choice(1, 1), choice(0, 1)), 100_000), new Extremes.Rows(List.of(choice(0, 1)), 100_000)));
        assertThat(extremes.least().orElseThrow()).isEqualByComparingTo(BigDecimal.ONE.divide(new BigDecimal(200_010), MathContext.DECIMAL128));
        assertThat(extremes.greatest().orElseThrow()).isEqualByComparingTo(
                new BigDecimal(100_001).divide(new BigDecimal(100_010), MathContext.DECIMAL128));
    }

    private static void compare(int above, int below, List<Extremes.Rows> rows) {
        Set<List<BigDecimal>> worlds = new HashSet<>(List.of(List.of(BigDecimal.valueOf(above), BigDecimal.valueOf(below))));
        for (Extremes.Rows some : rows) {
            for (int row = 0; row < some.count(); row++) {
                Set<List<BigDecimal>> next = new HashSet<>(worlds);
                worlds.forEach(world -> some.choices().forEach(choice -> next.add(List.of(world.get(0).add(choice.numerator()),
                        world.get(1).add(choice.denominator())))));
                worlds = next;
            }
        }
        List<BigDecimal> values = new ArrayList<>(worlds.stream().filter(world -> world.get(1).signum() != 0)
                .map(world -> world.get(0).divide(world.get(1), MathContext.DECIMAL128)).sorted().toList());
        Extremes extremes = new Extremes(BigDecimal.valueOf(above), BigDecimal.valueOf(below), rows);
        assertThat(extremes.isBounded()).isTrue();
        if (values.isEmpty()) {
            assertThat(extremes.least()).isEmpty();
            assertThat(extremes.greatest()).isEmpty();
        } else {
            assertThat(extremes.least().orElseThrow()).isEqualByComparingTo(values.get(0));
            assertThat(extremes.greatest().orElseThrow()).isEqualByComparingTo(values.get(values.size() - 1));
        }
    }

    @Provide
    Arbitrary<List<Extremes.Rows>> rows() {
        return rows(0, 2);
    }

    @Provide
    Arbitrary<List<Extremes.Rows>> amounts() {
        return rows(-3, 3);
    }

    private static Arbitrary<List<Extremes.Rows>> rows(int least, int most) {
        Arbitrary<Integer> number = Arbitraries.integers().between(least, most);
        Arbitrary<Extremes.Choice> choices = Combinators.combine(number, number).as(ExtremesTest::choice);
        return Combinators.combine(choices.list().ofMinSize(1).ofMaxSize(3), Arbitraries.integers().between(1, 3))
                .as((some, count) -> new Extremes.Rows(some, count)).list().ofMaxSize(4);
    }

    private static Extremes.Choice choice(int numerator, int denominator) {
        return new Extremes.Choice(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator), null, 0);
    }
}
