package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods as names of files, manifests and people write them. */
class PeriodsTest {

    @ParameterizedTest
    @CsvSource({"2021, 2021-01-01, 2021-12-31", "2021年, 2021-01-01, 2021-12-31", "2021年度, 2021-01-01, 2021-12-31",
            "202103, 2021-03-01, 2021-03-31", "2021-03, 2021-03-01, 2021-03-31", "2021年3月, 2021-03-01, 2021-03-31",
            "2020年2月, 2020-02-01, 2020-02-29", "20210608, 2021-06-08, 2021-06-08", "2021-06-08, 2021-06-08, 2021-06-08",
            "2021H1, 2021-01-01, 2021-06-30", "2021H2, 2021-07-01, 2021-12-31", "2021年上半年, 2021-01-01, 2021-06-30",
            "2021年下半年, 2021-07-01, 2021-12-31", "2021Q3, 2021-07-01, 2021-09-30", "2021年第三季度, 2021-07-01, 2021-09-30",
            "2021年4季度, 2021-10-01, 2021-12-31", "202101-202106, 2021-01-01, 2021-06-30",
            "2021年1-6月, 2021-01-01, 2021-06-30", "2021年1月—6月, 2021-01-01, 2021-06-30",
            "2021年3月份, 2021-03-01, 2021-03-31", "二〇二一年, 2021-01-01, 2021-12-31", "2021.3, 2021-03-01, 2021-03-31",
            "2021年1至6月, 2021-01-01, 2021-06-30", "2021年前三季度, 2021-01-01, 2021-09-30", "2021年3月1日-31日, 2021-03-01, 2021-03-31",
            "2021年全年, 2021-01-01, 2021-12-31", "2020-2021年, 2020-01-01, 2021-12-31", "2020年11月至2021年2月, 2020-11-01, 2021-02-28", "' 202103 ', 2021-03-01, 2021-03-31"})
    void a_period_is_the_days_from_its_first_to_its_last(String text, String from, String to) {
        assertThat(Periods.parse(text)).hasValueSatisfying(span -> {
            assertThat(span.from()).hasToString(from);
            assertThat(span.to()).hasToString(to);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "21", "202113", "20210230", "2021Q5", "2021H3", "202106-202101", "2021年1", "2021年13月", "去年", "2021年1-13月", "21年3月", "2021-3",
            "2021年3月明细", "〔2022〕3号", "2021年3月起", "2021年第3期"})
    void what_is_no_period_is_none(String text) {
        assertThat(Periods.parse(text)).isEmpty();
    }
}
