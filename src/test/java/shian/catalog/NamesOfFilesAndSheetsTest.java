package shian.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read out of the names of files and sheets. */
class NamesOfFilesAndSheetsTest {

    @ParameterizedTest
    @CsvSource({"3月, 2021-03-01 – 2021-03-31", "新城区12月份, 2021-12-01 – 2021-12-31", "十一月, 2021-11-01 – 2021-11-30",
            "十月, 2021-10-01 – 2021-10-31", "二月, 2021-02-01 – 2021-02-28", "1-6月, 2021-01-01 – 2021-06-30",
            "下半年, 2021-07-01 – 2021-12-31", "第二季度, 2021-04-01 – 2021-06-30", "202203, 2022-03-01 – 2022-03-31",
            "2022年3月, 2022-03-01 – 2022-03-31", "2022年新城3月, 2022-03-01 – 2022-03-31", "2020年度, 2020-01-01 – 2020-12-31",
            "2020, 2020-01-01 – 2020-12-31", "2022Q1明细, 2022-01-01 – 2022-03-31"})
    void a_period_in_a_name_is_found(String name, String expected) {
        assertThat(PeriodMentions.in(name, 2021)).isInstanceOfSatisfying(NamedPeriod.One.class, one ->
                assertThat(one.span()).hasToString(expected));
    }

    @ParameterizedTest
    @CsvSource({"Sheet1", "明细", "150102", "202113", "1234567", "五年规划", "统一月报", "中秋10月饼", "四季青市场", "Sheet1 (2)"})
    void a_name_without_a_period_says_none(String name) {
        assertThat(PeriodMentions.in(name, 2021)).isEqualTo(new NamedPeriod.None());
    }

    @Test
    void a_month_without_a_year_is_no_period() {
        assertThat(PeriodMentions.in("3月", null)).isEqualTo(new NamedPeriod.None());
    }

    @Property(tries = 3000)
    void whatever_a_name_holds_a_period_ends_after_it_begins_and_lies_in_the_wider_one(
            @ForAll @StringLength(max = 30) @Chars({'2', '0', '1', '3', '年', '月', '日', '-', '至', '第', '季', '度', '上', '半', '、', '十', '二', '〇',
                '(', ')', '.', '底', 'Q', ' '}) String name) {
        if (PeriodMentions.in("2021年" + name, 2021) instanceof NamedPeriod.One one) {
            assertThat(one.span().from()).isBeforeOrEqualTo(one.span().to()).isAfterOrEqualTo(one.wider().from());
            assertThat(one.span().to()).isBeforeOrEqualTo(one.wider().to());
        }
        Periods.parse(name).ifPresent(span -> assertThat(span.from()).isBeforeOrEqualTo(span.to()));
    }

    @Test
    void alternatives_of_a_pattern_fit_and_others_do_not() {
        FilePattern pattern = new FilePattern("A_{division}_{period}.{csv|xlsx}", List.of("新城区"));
        assertThat(pattern.match("A_新城区_2021.XLSX")).contains(new FilePattern.Name("新城区", "2021", null));
        assertThat(pattern.match("A_150102_2021.csv")).isPresent();
        assertThat(pattern.match("A_150102_2021.xls")).isEmpty();
        assertThat(pattern.match("A_150102_2021.csv|xlsx")).isEmpty();
        assertThat(pattern.match(pattern.example("150102"))).isPresent();
        assertThat(FilePattern.unknownPlace("A.{csv|xlsx}")).isEmpty();
        assertThat(FilePattern.unknownPlace("A.{csv}")).contains("csv");
        assertThat(FilePattern.unknownPlace("A.{csv|}")).contains("csv|");
    }
}
