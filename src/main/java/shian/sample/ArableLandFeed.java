package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** AG02: arable land by town, all of it protected first; and the survey of land, which finds a little more. */
final class ArableLandFeed {

    private static final List<String> HEADER = List.of(
            "旗县区", "乡镇", "年度", "耕地面积", "优先保护类", "安全利用类", "严格管控类", "已落实安全利用面积", "已落实管控面积");
    /** Headers in which the area stands in 万亩. */
    private static final Map<String, String> IN_TEN_THOUSANDS = Map.of(
            "耕地面积", "耕地面积(万亩)", "优先保护类", "优先保护类(万亩)", "安全利用类", "安全利用类(万亩)", "严格管控类", "严格管控类(万亩)",
            "已落实安全利用面积", "已落实安全利用面积(万亩)", "已落实管控面积", "已落实管控面积(万亩)");
    private static final List<String> TOWNS = List.of("示例镇", "示例乡", "示例苏木");
    /** Arable land of the city in mu, by year; invented. */
    private static final List<Long> TOTALS = List.of(8_520_000L, 8_497_000L);
    private static final long SURVEYED_PER_MILLE = 1_004;
    private static final String OFFICE = Division.CITY_NAME + "农牧局";

    void writeTo(Path agriculture, Path naturalResources) throws IOException {
        String title = "年度耕地土壤环境质量类别清单";
        TextFormat.csv(FileEncoding.GB18030).write(
                List.of(land(2020, 0).presented("", "2020" + title, OFFICE, 0)), agriculture.resolve("NMJ_GDLB_150100_2020_MX_V01.csv"));
        WorkbookFormat.XLSX.write(
                List.of(land(2021, 4).renamed(IN_TEN_THOUSANDS).presented("类别", "2021" + title, OFFICE, 1)),
                agriculture.resolve("呼和浩特市2021年耕地类别清单（终稿）.xlsx"));
        for (int year = 2020; year <= 2021; year++) {
            TextFormat.csv(FileEncoding.UTF_8_BOM).write(
                    List.of(survey(year).exported("")), naturalResources.resolve("ZRZY_GDDC_150100_" + year + "_HZ_V01.csv"));
        }
    }

    /**
     * The land of a year.
     *
     * @param scale decimals by which mu are shifted: 4 for 万亩
     */
    private static SampleRows land(int year, int scale) {
        List<SampleRows.Row> rows = new ArrayList<>();
        for (Division division : Division.values()) {
            long[] towns = Apportionment.split(ofDivision(year)[division.ordinal()], new double[] {5, 3, 2});
            for (int i = 0; i < towns.length; i++) {
                SampleCell area = SampleCell.of(BigDecimal.valueOf(towns[i], scale));
                SampleCell none = SampleCell.of(0);
                rows.add(new SampleRows.Row(division, LocalDate.of(year, 12, 31), List.of(
                        SampleCell.of(division.title()), SampleCell.of(division.shortTitle() + TOWNS.get(i)), SampleCell.of(year),
                        area, area, none, none, none, none)));
            }
        }
        return new SampleRows(HEADER, rows);
    }

    private static SampleRows survey(int year) {
        List<SampleRows.Row> rows = new ArrayList<>();
        for (Division division : Division.values()) {
            long mu = ofDivision(year)[division.ordinal()] * SURVEYED_PER_MILLE / 1_000;
            rows.add(new SampleRows.Row(division, LocalDate.of(year, 12, 31), List.of(
                    SampleCell.of(division.title()), SampleCell.of(year), SampleCell.of(BigDecimal.valueOf(mu, 4)))));
        }
        return new SampleRows(List.of("旗县区", "年度", "耕地面积(万亩)"), rows);
    }

    private static long[] ofDivision(int year) {
        return Apportionment.split(PublishedTotals.ofYear(TOTALS, year),
                Arrays.stream(Division.values()).mapToDouble(ArableLandFeed::weight).toArray());
    }

    /** How much of what grows in the city grows there. */
    static double weight(Division division) {
        return GrainSamplesFeed.GROWING.contains(division) ? 6 + division.ordinal() % 3 : 0.5;
    }
}
