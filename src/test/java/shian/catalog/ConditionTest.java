package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When all rows that keep one condition keep another one. */
class ConditionTest {

    @ParameterizedTest
    @CsvSource({
            "a = 1,   a = 1,   true", "a = 1,   a = 1|2, true", "a = 1|2, a = 1,   false", "a = 1,   b = 1,   false",
            "a = 1,   a ! 2,   true", "a = 1|2, a ! 2,   false", "a = 2,   a ! 2,   false",
            "a ! 1|2, a ! 1,   true", "a ! 1,   a ! 1,   true", "a ! 1,   a ! 1|2, false", "a ! 1,   a = 2,   false", "a ! 1,   a = 1,   false"})
    void one_condition_implies_another(String one, String other, boolean implied) {
        assertThat(condition(one).implies(condition(other))).isEqualTo(implied);
    }

    private static Condition condition(String text) {
        String[] parts = text.split(" ");
        return new Condition(parts[0], parts[1].equals("!"), List.of(parts[2].split("\\|")));
    }
}
