package shian.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Property
    void a_repeated_key_is_always_told_and_different_ones_are_not(
            @ForAll @Size(max = 60) List<@IntRange(max = 400) Integer> numbers) {
        Keys keys = new Keys(new int[] {0, 2});
        Set<List<Object>> seen = new HashSet<>();
        boolean repeated = false;
        for (int i = 0; i < numbers.size(); i++) {
            Object[] row = {"GZJ2415010200000" + numbers.get(i) / 20, "row " + i, "铅" + numbers.get(i) % 20};
            keys.add(row);
            repeated |= !seen.add(List.of(row[0], row[2]));
        }
        assertThat(keys.mayRepeat()).isEqualTo(repeated);
    }

    @Test
    void numbers_that_differ_in_zeros_behind_are_one_key() {
        assertThat(repeats(new BigDecimal("1.0"), new BigDecimal("1.000"))).isTrue();
        assertThat(repeats(new BigDecimal("1.0"), new BigDecimal("10"))).isFalse();
    }

    @Test
    void days_and_whole_numbers_are_told_apart() {
        assertThat(repeats(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 1, 2))).isFalse();
        assertThat(repeats(7L, 7L)).isTrue();
    }

    @Test
    void what_stands_in_one_column_is_not_taken_for_what_stands_in_the_next() {
        Keys keys = new Keys(new int[] {0, 1});
        keys.add(new Object[] {"ab", "c"});
        keys.add(new Object[] {"a", "bc"});
        assertThat(keys.mayRepeat()).isFalse();
    }

    private static boolean repeats(Object one, Object other) {
        Keys keys = new Keys(new int[] {0});
        keys.add(new Object[] {one});
        keys.add(new Object[] {other});
        return keys.mayRepeat();
    }
}
