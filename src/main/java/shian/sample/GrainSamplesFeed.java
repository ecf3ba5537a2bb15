package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** GR01: grain samples, a row a sample and item; every sample passed. */
final class GrainSamplesFeed {

    private static final String OFFICE = Division.CITY_NAME + "粮食和物资储备局";
    private static final List<String> HEADER = List.of(
            "样品编号", "监测类型", "粮食品种", "性质", "收获年度", "扦样日期", "扦样单位", "产地（县）", "产地（乡）", "库点", "仓/罐号",
            "代表数量", "项目", "结果", "判定类别", "判定", "超标数量", "处置去向");
    /** First columns that say the same in every row of a sample and are never empty. */
    private static final int COLUMNS_OF_SAMPLE = 12;
    private static final int TONNAGE = 11;

    /** Where grain is grown; elsewhere only stocks are sampled. */
    static final Set<Division> GROWING = EnumSet.of(
            Division.SAIHAN, Division.TUMED_LEFT, Division.TOGTOH, Division.HORINGER, Division.QINGSHUIHE, Division.WUCHUAN);
    private static final List<String> VARIETIES = List.of("玉米", "玉米", "小麦", "燕麦", "荞麦", "大豆", "稻谷");

    private record Item(String name, String standard, List<String> results, String judgement) {
    }

    private static final List<Item> ITEMS = List.of(
            new Item("水分", "质量", List.of("12.8", "13.4", "13.9"), "合格"),
            new Item("不完善粒", "质量", List.of("2.1", "3.5", "4.0"), "合格"),
            new Item("呕吐毒素", "食品安全", List.of("未检出", "<200", "312"), "合格"),
            new Item("黄曲霉毒素B1", "食品安全", List.of("未检出", "ND", "0.8"), "合格"));
    private static final Item FITNESS = new Item("脂肪酸值", "储存品质", List.of("42", "55"), "宜存");

    private final SampleRows rows;

    GrainSamplesFeed(Seed seed) {
        List<SampleRows.Row> all = new ArrayList<>();
        for (int year = 2020; year <= 2021; year++) {
            Random random = seed.stream("grain " + year);
            int total = PublishedTotals.ofYear(PublishedTotals.GRAIN_SAMPLES, year);
            int serial = 0;
            for (Occasion occasion : Occasion.in(year, total, division -> GROWING.contains(division) ? 5 : 1, random)) {
                addSample(all, occasion, "LS" + occasion.division().code() + (year * 1_000 + ++serial), random);
            }
        }
        rows = new SampleRows(HEADER, all);
    }

    private static void addSample(List<SampleRows.Row> all, Occasion occasion, String number, Random random) {
        Division division = occasion.division();
        boolean harvest = GROWING.contains(division) && occasion.day().getMonthValue() >= 9;
        List<SampleCell> sample = List.of(
                SampleCell.of(number),
                SampleCell.of(harvest ? "新收获" : "库存"),
                SampleCell.of(SampledUnits.pick(VARIETIES, random)),
                SampleCell.of(harvest ? "农户" : "地方储备"),
                SampleCell.of(occasion.day().getYear() - (harvest ? 0 : 1)),
                SampleCell.of(occasion.day()),
                SampleCell.of("内蒙古自治区粮油质检站"),
                SampleCell.of(division.title()),
                SampleCell.of(division.shortTitle() + "示例乡"),
                SampleCell.of(harvest ? "田间" : division.shortTitle() + "示例粮库"),
                SampleCell.of(harvest ? "无" : 1 + random.nextInt(12) + "号仓"),
                SampleCell.of(harvest ? 50 : 500 + 50 * random.nextInt(40)));
        List<Item> items = new ArrayList<>(ITEMS);
        if (!harvest) {
            items.add(FITNESS);
        }
        for (Item item : items) {
            List<SampleCell> cells = new ArrayList<>(sample);
            cells.addAll(List.of(
                    SampleCell.of(item.name), SampleCell.of(SampledUnits.pick(item.results, random)),
                    SampleCell.of(item.standard), SampleCell.of(item.judgement), SampleCell.EMPTY, SampleCell.EMPTY));
            all.add(new SampleRows.Row(division, occasion.day(), cells));
        }
    }

    void writeTo(Path directory) throws IOException {
        SampleRows first = rows.in(Period.year(2020))
                .withFault("产地（县）", "土右旗")
                .withFault("扦样日期", "2020-11-31")
                .withFault("判定", "基本合格")
                .withFault("代表数量", "约500");
        TextFormat.csv(FileEncoding.GB18030).write(
                List.of(first.presented("", "2020年度粮食质量安全监测明细表", OFFICE, 0)),
                directory.resolve("LSJ_LSJC_150100_2020_MX_V01.csv"));

        SampleRows second = rows.in(Period.year(2021)).renamed(Map.of("项目", "检验项目", "结果", "检验结果"));
        SampleTable table = new SampleTable("监测结果").groupedBy(COLUMNS_OF_SAMPLE)
                .title("2021年度粮食质量安全监测结果汇总表")
                .note("填报单位：" + OFFICE + "  单位：吨");
        second.filled(table, 0).total(totalOfTonnage(table));
        WorkbookFormat.XLS.write(
                List.of(table.note(SampleFile.FOOTER)), directory.resolve("呼和浩特市2021年度粮食质量安全监测结果（终稿）.xls"));
    }

    /** Counts a sample once, as its merged cell stands once. */
    private static List<SampleCell> totalOfTonnage(SampleTable table) {
        BigDecimal sum = BigDecimal.ZERO;
        List<SampleTable.Line> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).role() == SampleTable.Role.ROW && !table.continues(i, TONNAGE)) {
                sum = sum.add(new BigDecimal(lines.get(i).cells().get(TONNAGE).text()));
            }
        }
        List<SampleCell> cells = new ArrayList<>(List.of(SampleCell.of("合计")));
        while (cells.size() < TONNAGE) {
            cells.add(SampleCell.EMPTY);
        }
        cells.add(new SampleCell.Formula("SUM(L4:L" + lines.size() + ")", sum));
        return cells;
    }
}
