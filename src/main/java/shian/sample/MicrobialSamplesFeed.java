package shian.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** HL02: microbes and pathogens, a row a sample and organism. */
final class MicrobialSamplesFeed {

    private static final String TITLE = "微生物及致病因子监测明细表";
    private static final String OFFICE = Division.CITY_NAME + "疾病预防控制中心";
    private static final List<String> HEADER =
            MonitoredSample.headerWith("致病菌", "定性", "定量", "单位", "血清型", "菌株编号", "检测机构", "送检日期");
    private static final List<String> PATHOGENS = List.of("沙门氏菌", "单核细胞增生李斯特氏菌", "金黄色葡萄球菌", "蜡样芽胞杆菌");
    private static final List<String> COUNTS =
            List.of("10，20，30，<10，<10", "<10，<10，<10，<10，<10", "1.2×10^3", "3.6×10²", "<10");
    private static final double FOUND_SHARE = 0.05;

    private final SampleRows rows;

    MicrobialSamplesFeed(Seed seed) {
        List<SampleRows.Row> all = new ArrayList<>();
        Random random = seed.stream("microbes");
        for (MonitoredSample sample : MonitoredSample.invent(seed, "WS", PublishedTotals.MICROBIAL_SAMPLES)) {
            int first = random.nextInt(2);
            for (String pathogen : PATHOGENS.subList(first, first + 2 + random.nextInt(2))) {
                all.add(row(sample, pathogen, random.nextDouble() < FOUND_SHARE, "", random));
            }
            all.add(row(sample, "菌落总数", false, SampledUnits.pick(COUNTS, random), random));
        }
        rows = new SampleRows(HEADER, all);
    }

    private static SampleRows.Row row(
            MonitoredSample sample, String organism, boolean found, String count, Random random) {
        List<SampleCell> cells = new ArrayList<>(sample.cells());
        boolean counted = !count.isEmpty();
        cells.add(SampleCell.of(organism));
        cells.add(SampleCell.of(counted ? "/" : found ? "检出" : "未检出"));
        cells.add(SampleCell.of(counted ? count : "/"));
        cells.add(SampleCell.of(counted ? "CFU/g" : "/"));
        cells.add(SampleCell.of(found && organism.equals(PATHOGENS.get(0)) ? "肠炎" : ""));
        cells.add(SampleCell.of(found ? "JZ" + (1_000_000 + random.nextInt(1_000_000)) : ""));
        cells.add(SampleCell.of(OFFICE));
        cells.add(SampleCell.of(sample.submitted()));
        return new SampleRows.Row(sample.division(), sample.day(), cells);
    }

    void writeTo(Path directory) throws IOException {
        List<SampleTable> quarters = new ArrayList<>();
        for (int quarter = 1; quarter <= 4; quarter++) {
            Period period = Period.quarter(2020, quarter);
            quarters.add(rows.in(period).kept(CellHabit.DAYS_AS_NUMBERS)
                    .presented(period.title(), period.title() + TITLE, OFFICE, 0));
        }
        WorkbookFormat.XLS.write(quarters, directory.resolve("呼和浩特市2020年微生物监测明细表.xls"));

        TextFormat.csv(FileEncoding.GB18030).write(
                List.of(rows.in(Period.year(2021)).presented("", "2021年度" + TITLE, OFFICE, MonitoredSample.COLUMNS)),
                directory.resolve("WJW_WSW_150100_2021_MX_V01.csv"));

        List<SampleTable> months = new ArrayList<>();
        for (int month = 1; month <= 3; month++) {
            months.add(rows.in(Period.month(YearMonth.of(2022, month))).exported(month + "月"));
        }
        WorkbookFormat.XLSX.write(months, directory.resolve("呼和浩特市2022年1-3月微生物监测明细表.xlsx"));

        SampleRows rest = rows.in(Period.months(YearMonth.of(2022, 4), SamplingPlan.LAST))
                .withFault("定性", "可疑")
                .withFault("送检日期", "2022-01-02")
                .withFault("致病菌", "");
        TextFormat.semicolons(FileEncoding.UTF_8).write(
                List.of(rest.renamed(Map.of("致病菌", "检测菌种", "定性", "定性结果", "定量", "定量结果")).exported("")),
                directory.resolve("WJW_WSW_150100_202204-202205_MX_V01.csv"));
    }
}
