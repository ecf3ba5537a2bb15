package shian.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "9", "007", "1.5", "90.09", "123456789012345678901234567890", "0.0"})
    void digits_with_at_most_one_point_between_them_are_a_plain_number(String text) {
        assertThat(PlainNumber.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".5", "5.", "1.2.3", "1..2", "-1", "+1", "1e5", "1,000", "/1", "1:", " 1", "1 ", "１", "١", "1-2"})
    void whatever_else_stands_in_a_text_makes_it_none(String text) {
        assertThat(PlainNumber.is(text)).isFalse();
    }
}
