package shian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sampling, disposals, cases, monitoring, funds. */
class SupervisionRulesTest extends RuleCases {

    SupervisionRulesTest() {
        super("supervision");
    }

    @Test
    void what_moved_a_value_through_a_derived_fact_is_named() {
        assertThat(city().shian("diff", "1", "2", "--format", "csv").out().lines().filter(line -> line.startsWith("B36,all,150104,2021,")))
                .singleElement().asString().contains("+#", "SCJG_HCCZ_150104_2021_MX_V02.csv");
    }
}
