package shian.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinanceAndStatisticsFeedTest {

    private static final Set<String> HOLDERS = Set.of(
            "市本级", "新城区", "回民区", "玉泉区", "赛罕区", "土默特左旗", "托克托县", "和林格尔县", "清水河县", "武川县", "经济技术开发区");

    private static final SampleInbox INBOX = SampleInbox.KEPT;

    @ParameterizedTest
    @CsvSource({"2020, 4254", "2021, 5516", "2022, 8413"})
    void foodSafetyFundsAreThePublishedOnes(String year, BigDecimal published) {
        assertThat(sum(fundsByHolder(year))).isEqualByComparingTo(published);
        assertThat(fundsByHolder(year)).containsOnlyKeys(HOLDERS);
    }

    @ParameterizedTest
    @CsvSource({"2020", "2021", "2022"})
    void theBudgetsTotalIsTheSumOfAllItsLines(String year) {
        List<Map<String, String>> rows = budget(year);
        Map<String, String> total = rows.get(rows.size() - 1);
        List<Map<String, String>> lines = rows.subList(0, rows.size() - 1);
        for (String column : List.of("年初预算(万元)", "调整预算(万元)")) {
            assertThat(amount(total.get(column))).isEqualByComparingTo(
                    lines.stream().map(line -> amount(line.get(column))).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        Set<String> keys = new LinkedHashSet<>();
        for (Map<String, String> line : lines) {
            assertThat(keys.add(line.get("预算年度") + line.get("预算单位") + line.get("功能科目编码") + line.get("项目名称")))
                    .as(line.toString())
                    .isTrue();
        }
        assertThat(lines).anyMatch(line -> line.get("是否食品安全经费").equals("否"));
        assertThat(lines).filteredOn(line -> line.get("资金来源").equals("市对下转移支付"))
                .isNotEmpty()
                .allMatch(line -> line.get("级次").equals("市本级") && line.get("是否食品安全经费").equals("是"));
    }

    @ParameterizedTest
    @CsvSource({"2020, 42540000.00", "2021, 55160000.00"})
    void fundsOfAFullYearAreInPlaceEverywhere(String year, BigDecimal published) {
        Map<String, BigDecimal> paid = paidByHolder(year);
        assertThat(sum(paid)).isEqualByComparingTo(published);
        Map<String, BigDecimal> budgeted = fundsByHolder(year);
        for (String holder : HOLDERS) {
            assertThat(paid.get(holder)).as(holder).isEqualByComparingTo(budgeted.get(holder).movePointRight(4));
        }
    }

    @Test
    void aboutThirtyOnePercentOf2022IsPaidByMay() {
        Map<String, BigDecimal> paid = paidByHolder("202201-202205");
        Map<String, BigDecimal> budgeted = fundsByHolder("2022");
        for (String holder : HOLDERS) {
            assertThat(paid.get(holder).doubleValue() / budgeted.get(holder).doubleValue() / 10_000)
                    .as(holder)
                    .isBetween(0.30, 0.32);
        }
    }

    @ParameterizedTest
    @CsvSource({"2020, 2020-01-01, 2020-12-31", "2021, 2021-01-01, 2021-12-31", "202201-202205, 2022-01-01, 2022-05-31"})
    void reversalsTakeBackAnEarlierPaymentToTheFen(String period, String from, String to) {
        Map<String, Map<String, String>> earlier = new TreeMap<>();
        int reversals = 0;
        for (Map<String, String> row : payments(period)) {
            assertThat(row.get("拨付日期")).isBetween(from, to);
            if (row.get("冲销标志").equals("是")) {
                reversals++;
                Map<String, String> reversed = earlier.get(row.get("用途").substring(2));
                assertThat(amount(row.get("金额(元)"))).isNegative().isEqualTo(amount(reversed.get("金额(元)")).negate());
                assertThat(row).containsEntry("预算单位", reversed.get("预算单位"))
                        .containsEntry("是否食品安全经费", reversed.get("是否食品安全经费"));
            } else {
                assertThat(amount(row.get("金额(元)"))).isPositive();
            }
            assertThat(earlier.put(row.get("凭证号"), row)).as(row.get("凭证号")).isNull();
        }
        assertThat(reversals).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"2020, 12000", "2021, 13000", "2022, 16910"})
    void plannedBatchesAreThePublishedOnes(String year, int planned) {
        List<Map<String, String>> rows =
                INBOX.read("market-regulation/SCJG_JH_150100_" + year + "_MX_V01.csv", "年度").rows();
        List<Map<String, String>> batches = rows.stream().filter(row -> row.get("项目").equals("食品抽检批次")).toList();
        assertThat(rows).hasSize(4 * 10);
        assertThat(batches).hasSize(10);
        assertThat(batches.stream().mapToInt(row -> Integer.parseInt(row.get("数量"))).sum()).isEqualTo(planned);
    }

    @ParameterizedTest
    @CsvSource({"2020, 3446100, 普查", "2021, 3496000, 年末推算"})
    void residentsAddUpToTheCitysFigure(String year, int residents, String basis) {
        List<Map<String, String>> rows =
                INBOX.read("statistics/TJ_RK_150100_" + year + "_QC_V01.csv", "区划代码").rows();
        assertThat(rows).hasSize(11).allMatch(row -> row.get("口径").equals(basis));
        assertThat(rows.get(10)).containsEntry("区划代码", "150100").containsEntry("常住人口(人)", "" + residents);
        assertThat(rows.subList(0, 10).stream().mapToInt(row -> Integer.parseInt(row.get("常住人口(人)"))).sum())
                .isEqualTo(residents);
        if (year.equals("2020")) {
            assertThat(rows.get(0)).containsEntry("常住人口(人)", "699672");
        }
    }

    @Test
    void theRegisterHasTheCityAndTenDivisions() {
        List<Map<String, String>> rows = INBOX.read("statistics/TJ_QH_150100_2022_QC_V01.csv", "区划代码").rows();
        assertThat(rows).hasSize(11);
        assertThat(rows.subList(1, 11)).allMatch(row -> row.get("上级代码").equals("150100"));
    }

    private static Map<String, BigDecimal> fundsByHolder(String year) {
        Map<String, BigDecimal> funds = new TreeMap<>();
        for (Map<String, String> line : budget(year)) {
            if (line.get("是否食品安全经费").equals("是") && !line.get("资金来源").equals("市对下转移支付")) {
                funds.merge(line.get("旗县区"), amount(line.get("调整预算(万元)")), BigDecimal::add);
            }
        }
        return funds;
    }

    private static Map<String, BigDecimal> paidByHolder(String period) {
        Map<String, BigDecimal> paid = new TreeMap<>();
        for (Map<String, String> row : payments(period)) {
            if (row.get("是否食品安全经费").equals("是")) {
                paid.merge(row.get("旗县区"), amount(row.get("金额(元)")), BigDecimal::add);
            }
        }
        return paid;
    }

    private static List<Map<String, String>> budget(String year) {
        return INBOX.read("finance/CZ_YS_150100_" + year + "_MX_V01.csv", "预算年度").rows();
    }

    private static List<Map<String, String>> payments(String period) {
        return INBOX.read("finance/CZ_BF_150100_" + period + "_MX_V01.csv", "凭证号").rows();
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.replace(",", ""));
    }

    private static BigDecimal sum(Map<String, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
