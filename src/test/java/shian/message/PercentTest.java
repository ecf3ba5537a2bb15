package shian.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares as people read them. */
class PercentTest {

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.05, 5 %", "0.12, 12 %", "0.1186, 11.9 %", "0.1195, 12 %", "0.0004, 0 %", "1, 100 %", "0.5000, 50 %"})
    void a_share_is_told_in_percent_to_one_place(BigDecimal share, String told) {
        assertThat(Percent.of(share)).isEqualTo(told);
    }
}
