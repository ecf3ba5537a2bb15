package shian.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SamplingSummaryFeedTest {

    private static final List<String> NAMES =
            List.of("新城", "回民", "玉泉", "赛罕", "土左", "托县", "和林", "清水河", "武川", "经开区");

    private static final SampleInbox INBOX = SampleInbox.KEPT;
    private static final List<Map<String, String>> COUNTED = INBOX.countedRows();

    @Test
    void linesStandInTheOfficialOrder() {
        List<Map<String, String>> rows = summary("2021").rows();
        assertThat(rows).hasSize(31);
        for (int i = 0; i < 30; i++) {
            assertThat(rows.get(i)).containsEntry("旗县区", NAMES.get(i / 3))
                    .containsEntry("抽样环节", List.of("生产", "流通", "餐饮").get(i % 3));
        }
        assertThat(rows.get(30)).containsEntry("旗县区", "合计").containsEntry("抽样环节", "");
    }

    @Test
    void theYear2020DiffersFromTheDetailOnlyByTwoBatchesInYuquan() {
        assertThat(differences("2020", "报告日期")).isEqualTo(Map.of("玉泉 流通", 2L));
    }

    @Test
    void theYear2021DiffersFromTheDetailOnlyInWuchuanWhichIsCountedBySamplingDate() {
        Map<String, Long> differences = differences("2021", "报告日期");
        assertThat(differences).isNotEmpty();
        assertThat(new TreeSet<>(differences.keySet())).allMatch(line -> line.startsWith("武川"));
        assertThat(differences("2021", "抽样日期").keySet()).noneMatch(line -> line.startsWith("武川"));
        assertThat(differences.values().stream().mapToLong(Long::longValue).sum()).isNotZero();
    }

    @Test
    void failuresAndRatesAgreeWithTheLines() {
        for (String year : List.of("2020", "2021")) {
            for (Map<String, String> line : summary(year).rows()) {
                long batches = number(line.get("抽检批次"));
                long failed = number(line.get("不合格批次"));
                assertThat(line.get("合格率")).isEqualTo(BigDecimal.valueOf(100 * (batches - failed))
                        .divide(BigDecimal.valueOf(batches), 2, RoundingMode.HALF_UP) + "%");
                if (!line.get("旗县区").equals("合计")) {
                    String date = year.equals("2021") && line.get("旗县区").equals("武川") ? "抽样日期" : "报告日期";
                    assertThat(failed).as(line.toString()).isEqualTo(COUNTED.stream()
                            .filter(row -> row.get(date).startsWith(year))
                            .filter(row -> name(row).equals(line.get("旗县区")))
                            .filter(row -> row.get("抽样环节").equals(line.get("抽样环节")))
                            .filter(row -> row.get("结论").contains("不合格"))
                            .count());
                }
            }
        }
    }

    @Test
    void theTotalIsTheSumOfTheLines() {
        for (String year : List.of("2020", "2021")) {
            List<Map<String, String>> rows = summary(year).rows();
            for (String column : List.of("抽检批次", "不合格批次")) {
                assertThat(number(rows.get(30).get(column))).isEqualTo(
                        rows.subList(0, 30).stream().mapToLong(row -> number(row.get(column))).sum());
            }
        }
        assertThat(summary("2020").rows().get(30)).containsEntry("抽检批次", "11,967");
    }

    @Test
    void theTitleAndTheFooterStandAroundTheTable() {
        List<List<String>> lines = summary("2021").lines();
        assertThat(lines.get(0).get(0)).isEqualTo("2021年度食品安全监督抽检情况汇总表");
        assertThat(lines.get(1).get(0)).isEqualTo("填报单位：呼和浩特市市场监督管理局  填报日期：2022-01-15  单位：批次、%");
        assertThat(lines.get(lines.size() - 1).get(0)).isEqualTo("填表人：  审核人：  联系电话：");
    }

    /** Stated minus COUNTED, where it is not zero. */
    private static Map<String, Long> differences(String year, String dateColumn) {
        Map<String, Long> differences = new TreeMap<>();
        for (Map<String, String> line : summary(year).rows().subList(0, 30)) {
            differences.put(line.get("旗县区") + " " + line.get("抽样环节"), number(line.get("抽检批次")));
        }
        for (Map<String, String> row : COUNTED) {
            if (row.get(dateColumn).startsWith(year)) {
                differences.merge(name(row) + " " + row.get("抽样环节"), -1L, Long::sum);
            }
        }
        differences.values().removeIf(difference -> difference == 0);
        return differences;
    }

    private static WrittenFile summary(String year) {
        return INBOX.read("market-regulation/SCJG_CYJC_150100_" + year + "_HZ_V01.csv", "旗县区");
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    /** The summary's name of a row's division. */
    private static String name(Map<String, String> row) {
        return switch (row.get("被抽样单位所在县")) {
            case "土默特左旗", "土左旗" -> "土左";
            case "托克托县" -> "托县";
            case "和林格尔县" -> "和林";
            case "经济技术开发区" -> "经开区";
            default -> row.get("被抽样单位所在县").replaceAll("[区县]$", "");
        };
    }
}
