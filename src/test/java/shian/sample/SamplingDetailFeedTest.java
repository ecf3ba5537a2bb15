package shian.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SamplingDetailFeedTest {

    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private static final SampleInbox INBOX = SampleInbox.KEPT;
    private static final List<Map<String, String>> COUNTED = INBOX.countedRows();

    @Test
    void countedRowsByReportDateAreThePublishedOnes() {
        assertThat(countBy(row -> row.get("报告日期").substring(0, 4)))
                .isEqualTo(Map.of("2020", 11_965L, "2021", 13_042L, "2022", 5_435L));
        assertThat(COUNTED.stream().filter(row -> row.get("报告日期").compareTo("2021-01") > 0)
                        .filter(row -> row.get("报告日期").compareTo("2021-06") < 0))
                .hasSizeBetween(4_700, 5_100);
    }

    @Test
    void bySamplingDateTheYearsAreOthers() {
        Map<String, Long> bySamplingYear = countBy(row -> row.get("抽样日期").substring(0, 4));
        assertThat(bySamplingYear).containsOnlyKeys("2019", "2020", "2021", "2022");
        assertThat(bySamplingYear.get("2021")).isNotEqualTo(13_042);
    }

    @Test
    void everyDivisionHasBatchesInEveryMonthButOne() {
        Map<String, Long> cells = countBy(row -> division(row) + " " + row.get("报告日期").substring(0, 7));
        assertThat(cells).hasSize(10 * 29 - 1).doesNotContainKey("清水河县 2022-04").containsKey("清水河县 2022-03");
    }

    @Test
    void linksAndPassRatesArePlausible() {
        Map<String, Long> links = countBy(row -> row.get("抽样环节"));
        assertThat(links.get("流通")).isGreaterThan(links.get("餐饮"));
        assertThat(links.get("餐饮")).isGreaterThan(links.get("生产"));
        for (String year : List.of("2020", "2021", "2022")) {
            List<Map<String, String>> ofYear =
                    COUNTED.stream().filter(row -> row.get("报告日期").startsWith(year)).toList();
            long failed = ofYear.stream().filter(row -> row.get("结论").contains("不合格")).count();
            assertThat(100.0 - 100.0 * failed / ofYear.size()).as(year).isBetween(97.5, 98.5);
        }
        assertThat(countBy(row -> row.get("食品大类"))).hasSize(34);
    }

    @Test
    void onlyRiskMonitoringFindsProblemSamples() {
        assertThat(countBy(row -> row.get("任务类别") + " " + row.get("结论"))).containsOnlyKeys(
                "监督抽检 纯抽检合格样品", "监督抽检 纯抽检不合格样品", "评价性抽检 纯抽检合格样品", "评价性抽检 纯抽检不合格样品",
                "风险监测 纯抽检合格样品", "风险监测 纯抽检问题样品");
    }

    @Test
    void samplingComesFiveToTwentyFiveDaysBeforeTheReport() {
        for (Map<String, String> row : COUNTED) {
            LocalDate sampled = LocalDate.parse(row.get("抽样日期"));
            assertThat(ChronoUnit.DAYS.between(sampled, LocalDate.parse(row.get("报告日期")))).isBetween(5L, 25L);
            assertThat(LocalDate.parse(row.get("收检日期"))).isAfter(sampled).isBefore(LocalDate.parse(row.get("报告日期")));
        }
    }

    @Test
    void everyRowIsOfItsFilesDivisionAndPeriod() {
        for (WrittenFile file : INBOX.countedDetails()) {
            String name = file.name().equals("土左旗2021年8月食品抽检明细表.csv")
                    ? "SCJG_CYJC_150121_202108_MX_V01.csv"
                    : file.name();
            String code = name.split("_")[2];
            String period = name.split("_")[3];
            for (Map<String, String> row : file.rows()) {
                if (row.get("报告书编号").contains("9000000")) {
                    continue;
                }
                assertThat(row.get("抽样编号")).as(name).matches("(GC|SC|DC|XBJ)(19|20|21|22)" + code + "\\d{9}(ZX)?");
                String month = row.get("报告日期").substring(0, 7).replace("-", "");
                assertThat(month).as(name).isBetween(firstMonth(period), lastMonth(period));
            }
            assertThat(file.rows().stream().map(row -> row.get("被抽样单位所在县")).filter(county -> !county.equals("赛汗区")))
                    .as(name)
                    .allMatch(county -> county.equals(name.equals(file.name()) ? title(code) : "土左旗"));
        }
    }

    @Test
    void sampleNumbersAreUniqueInTheCity() {
        List<String> numbers = INBOX.goodRows().stream().map(row -> row.get("抽样编号")).toList();
        assertThat(new TreeSet<>(numbers)).hasSameSizeAs(numbers);
    }

    @Test
    void creditCodesHoldButForTheOneMeantNotTo() {
        Set<String> wrong = new TreeSet<>();
        for (WrittenFile file : INBOX.allDetails()) {
            for (Map<String, String> row : file.rows()) {
                String code = row.get("社会信用代码");
                if (!code.equals("/") && !isValid(code)) {
                    wrong.add(file.name() + " " + code.substring(0, 16));
                }
            }
        }
        assertThat(wrong).containsExactly("SCJG_CYJC_150121_202103_MX_V01.csv 92150100XX999999");
        assertThat(COUNTED.stream().filter(row -> row.get("社会信用代码").equals("/"))).isNotEmpty();
    }

    @Test
    void aThirdOfTheFilesIsGb18030WithoutDeclaration() {
        List<WrittenFile> all = INBOX.allDetails();
        List<WrittenFile> gb18030 = all.stream().filter(file -> file.charset().equals("GB18030")).toList();
        assertThat(gb18030).hasSizeBetween(all.size() / 3 - 1, all.size() / 3 + 1);
        assertThat(gb18030).allMatch(file -> file.text().contains("\r\n"));
        assertThat(all).filteredOn(file -> !file.charset().equals("GB18030")).noneMatch(file -> file.text().contains("\r"));
        assertThat(all).anyMatch(file -> file.text().startsWith("2020年度食品安全监督抽检明细表"));
    }

    private static Map<String, Long> countBy(Function<Map<String, String>, String> key) {
        return COUNTED.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }

    private static String division(Map<String, String> row) {
        return row.get("被抽样单位所在县").replace("土左旗", "土默特左旗");
    }

    private static String title(String code) {
        return switch (code) {
            case "150102" -> "新城区";
            case "150103" -> "回民区";
            case "150104" -> "玉泉区";
            case "150105" -> "赛罕区";
            case "150121" -> "土默特左旗";
            case "150122" -> "托克托县";
            case "150123" -> "和林格尔县";
            case "150124" -> "清水河县";
            case "150125" -> "武川县";
            default -> "经济技术开发区";
        };
    }

    private static String firstMonth(String period) {
        return period.length() == 4 ? period + "01"
                : period.contains("H") ? period.substring(0, 4) + (period.endsWith("1") ? "01" : "07")
                : period.substring(0, 6);
    }

    private static String lastMonth(String period) {
        return period.length() == 4 ? period + "12"
                : period.contains("H") ? period.substring(0, 4) + (period.endsWith("1") ? "06" : "12")
                : period.substring(period.length() - 6);
    }

    private static boolean isValid(String code) {
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += alphabet.indexOf(code.charAt(i)) * CREDIT_WEIGHTS[i];
        }
        return code.length() == 18 && (sum + alphabet.indexOf(code.charAt(17))) % 31 == 0;
    }
}
