package shian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How values stand in lists. */
class ListPrinterTest {

    @ParameterizedTest
    @ValueSource(strings = {"2022-06-06 01:30:00", "2022-06-06 00:00:00", "2022-06-06 01:30:07.999"})
    void a_time_has_its_seconds_also_when_they_are_none(String time) {
        assertThat(ListPrinter.text(Timestamp.valueOf(time))).isEqualTo(time.substring(0, 19));
    }
}
