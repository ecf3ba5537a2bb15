package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatTest {

    @Test
    void a_day_is_read_as_declared_and_only_if_the_calendar_has_it() {
        DateFormat format = DateFormat.of("MM/dd/yyyy").orElseThrow();
        assertThat(format.read("06/08/2021")).contains(LocalDate.of(2021, 6, 8));
        assertThat(format.read("02/30/2021")).isEmpty();
        assertThat(format.read("2021-06-08")).isEmpty();
        assertThat(DateFormat.of("dd-MMM-yy").orElseThrow().read("08-JUN-21")).contains(LocalDate.of(2021, 6, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy", "MM/yyyy", "dd/MM", "day", "{", ""})
    void a_pattern_that_does_not_tell_a_day_is_none(String pattern) {
        assertThat(DateFormat.of(pattern)).isEmpty();
    }
}
