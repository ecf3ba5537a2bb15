package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** HL01: chemical contaminants, a row a sample and item; two laboratories share the items of a sample. */
final class ChemicalSamplesFeed {

    private static final String TITLE = "化学污染物及有害因子监测明细表";
    private static final String OFFICE = Division.CITY_NAME + "疾病预防控制中心";
    private static final List<String> HEADER =
            MonitoredSample.headerWith("检测项目", "检测值", "检出限", "单位", "限量标准", "是否超标", "检测机构", "送检日期");
    private static final int RESULTS_BEYOND_LIMIT_IN_THOUSAND = 12;

    private record Item(String name, String detectionLimit, String unit, String limit) {
    }

    private static final List<Item> ELEMENTS = List.of(
            new Item("铅", "0.005", "mg/kg", "0.5"), new Item("镉", "0.002", "mg/kg", "0.2"),
            new Item("总砷", "0.010", "mg/kg", "0.5"), new Item("总汞", "0.003", "mg/kg", "0.05"));
    private static final List<Item> RESIDUES = List.of(
            new Item("毒死蜱", "0.010", "mg/kg", "0.1"), new Item("氯氰菊酯", "0.010", "mg/kg", "1"),
            new Item("黄曲霉毒素B1", "0.20", "μg/kg", "5.0"), new Item("亚硝酸盐", "1", "mg/kg", "/"));
    private static final List<String> NAMES_OF_ELEMENTS = ELEMENTS.stream().map(Item::name).toList();
    private static final List<String> NAMES_OF_RESIDUES = RESIDUES.stream().map(Item::name).toList();

    private final SampleRows rows;

    ChemicalSamplesFeed(Seed seed) {
        List<SampleRows.Row> all = new ArrayList<>();
        Random random = seed.stream("chemical items");
        for (MonitoredSample sample : MonitoredSample.invent(seed, "HX", PublishedTotals.CHEMICAL_SAMPLES)) {
            ELEMENTS.subList(0, 2 + random.nextInt(3)).forEach(item -> all.add(row(sample, item, OFFICE, random)));
            int first = random.nextInt(3);
            RESIDUES.subList(first, Math.min(RESIDUES.size(), first + 1 + random.nextInt(2)))
                    .forEach(item -> all.add(row(sample, item, "内蒙古自治区综合疾病预防控制中心", random)));
        }
        rows = new SampleRows(HEADER, all);
    }

    private static SampleRows.Row row(MonitoredSample sample, Item item, String laboratory, Random random) {
        BigDecimal detectionLimit = new BigDecimal(item.detectionLimit);
        boolean beyond = !item.limit.equals("/") && random.nextInt(1000) < RESULTS_BEYOND_LIMIT_IN_THOUSAND;
        List<SampleCell> cells = new ArrayList<>(sample.cells());
        cells.add(SampleCell.of(item.name));
        cells.add(beyond ? SampleCell.of(new BigDecimal(item.limit).multiply(new BigDecimal("1.6")))
                : result(detectionLimit, random));
        cells.add(SampleCell.of(detectionLimit));
        cells.add(SampleCell.of(item.unit));
        cells.add(SampleCell.of(item.limit));
        cells.add(SampleCell.of(beyond ? "是" : "否"));
        cells.add(SampleCell.of(laboratory));
        cells.add(SampleCell.of(sample.submitted()));
        return new SampleRows.Row(sample.division(), sample.day(), cells);
    }

    private static SampleCell result(BigDecimal detectionLimit, Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> SampleCell.of("未检出");
            case 4 -> SampleCell.of("ND");
            case 5 -> SampleCell.of("<" + detectionLimit.toPlainString());
            default -> SampleCell.of(detectionLimit.multiply(BigDecimal.valueOf(2 + random.nextInt(12))));
        };
    }

    void writeTo(Path directory) throws IOException {
        writeFirstYear(directory);
        writeSecondYear(directory);
        Period first = Period.months(YearMonth.of(2022, 1), YearMonth.of(2022, 3));
        List<SampleTable> tables = new ArrayList<>();
        for (Division division : Division.values()) {
            tables.add(rows.in(first).of(division).kept(CellHabit.DAYS_WITH_DOTS).exported(division.shortTitle()));
        }
        WorkbookFormat.XLS.write(tables, directory.resolve("WJW_HXWR_150100_2022Q1_MX_V01.xls"));
        Period rest = Period.months(YearMonth.of(2022, 4), SamplingPlan.LAST);
        TextFormat.csv(FileEncoding.UTF_8_BOM).write(
                List.of(rows.in(rest).exported("")), directory.resolve("WJW_HXWR_150100_202204-202205_MX_V01.csv"));
    }

    /** A workbook with a sheet a division, merged cells, and a hidden sheet with the codes. */
    private void writeFirstYear(Path directory) throws IOException {
        Period year = Period.year(2020);
        List<SampleTable> tables = new ArrayList<>();
        for (Division division : Division.values()) {
            SampleRows ofDivision = rows.in(year).of(division);
            if (!ofDivision.isEmpty()) {
                tables.add(ofDivision.presented(division.title(), year.title() + division.title() + TITLE, OFFICE,
                        MonitoredSample.COLUMNS));
            }
        }
        tables.add(new SampleTable("代码表").hidden()
                .header(List.of("监测类别", "说明"))
                .row(List.of(SampleCell.of("常规"), SampleCell.of("按年度方案"))));
        WorkbookFormat.XLSX.write(tables, directory.resolve("呼和浩特市2020年化学污染物监测明细表.xlsx"));
    }

    private void writeSecondYear(Path directory) throws IOException {
        SampleRows first = rows.in(Period.quarter(2021, 1));
        WorkbookFormat.XLS.write(
                List.of(first.of("检测项目", NAMES_OF_ELEMENTS).presented("元素", "2021年第一季度元素监测结果", OFFICE, 0),
                        first.of("检测项目", NAMES_OF_RESIDUES).kept(CellHabit.NUMBERS_AS_TEXT).exported("农药残留等")),
                directory.resolve("WJW_HXWR_150100_2021Q1_MX_V01.xls"));

        SampleRows second = rows.in(Period.quarter(2021, 2)).kept(CellHabit.DAYS_WITH_SLASHES);
        SampleZip zip = new SampleZip();
        zip.add("元素.csv", TextFormat.csv(FileEncoding.GB18030), List.of(second.of("检测项目", NAMES_OF_ELEMENTS).exported("")));
        zip.add("农药残留等.csv", TextFormat.semicolons(FileEncoding.UTF_8),
                List.of(second.of("检测项目", NAMES_OF_RESIDUES).exported("")));
        zip.write(directory.resolve("呼和浩特市2021年第二季度化学污染物监测结果.zip"));

        SampleRows third = rows.in(Period.quarter(2021, 3)).kept(CellHabit.DAYS_IN_CHINESE)
                .withCopy()
                .withFault("采样点（县）", "赛汗区")
                .withFault("采样日期", "2021-09-31")
                .withFault("监测类别", "委托")
                .withFault("检测值", "");
        TextFormat.tabs(FileEncoding.GB18030).write(
                List.of(third.renamed(Map.of("采样点（县）", "采样县区", "检测值", "检测结果"))
                        .presented("", "2021年第三季度" + TITLE, OFFICE, 0)),
                directory.resolve("WJW_HXWR_150100_2021Q3_MX_V01.txt"));

        SampleTable fourth = new SampleTable("明细").groupedBy(MonitoredSample.COLUMNS)
                .title("2021年第四季度" + TITLE + "（修订）").note("填报单位：" + OFFICE);
        WorkbookFormat.XLSX.write(
                List.of(rows.in(Period.quarter(2021, 4)).kept(CellHabit.DAYS_AS_NUMBERS).filled(fourth, 3)),
                directory.resolve("附件1：呼和浩特市2021年第四季度化学污染物监测明细表（修订）.xlsx"));
    }
}
