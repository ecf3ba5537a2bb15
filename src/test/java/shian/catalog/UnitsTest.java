package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitsTest {

    private static final Units UNITS = new Units(Map.of("元", Map.of("万元", BigDecimal.valueOf(10_000))));

    @Test
    void a_unit_is_so_many_of_its_base_and_of_no_other() {
        assertThat(UNITS.factor("万元", "元")).contains(BigDecimal.valueOf(10_000));
        assertThat(UNITS.factor("元", "元")).contains(BigDecimal.ONE);
        assertThat(UNITS.factor("家", "家")).as("whatever is counted").contains(BigDecimal.ONE);
        assertThat(UNITS.factor("元", "万元")).isEmpty();
        assertThat(UNITS.factor("万元", "亩")).isEmpty();
    }

    @Test
    void bases_and_what_is_measured_in_them_are_units() {
        assertThat(UNITS.isUnit("元")).isTrue();
        assertThat(UNITS.isUnit("万元")).isTrue();
        assertThat(UNITS.isUnit("家")).isFalse();
    }
}
