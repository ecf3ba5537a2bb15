package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * GR02: purchases of grain by buyer, month and kind. One buyer counts traded grain, one states grain years from 2021 on,
 * one tells its stocks; in the yearly summary one county counts by grain year.
 */
final class GrainPurchasesFeed {

    private static final List<String> HEADER = List.of("企业", "收购备案号", "旗县区", "年度", "年度口径", "月", "品种", "收购量(吨)", "折算", "性质",
            "来源地", "期初库存(吨)", "销售量(吨)", "损耗(吨)", "期末库存(吨)");
    private static final String OFFICE = Division.CITY_NAME + "粮食和物资储备局";
    private static final List<Division> BUYING = List.copyOf(GrainSamplesFeed.GROWING);
    private static final Division BY_GRAIN_YEAR = Division.TOGTOH;
    private static final Division TRADED = Division.HORINGER;
    private static final Division WITH_STOCKS = Division.TUMED_LEFT;
    /** Percent of a year's purchases by month: most is bought after the harvest. */
    private static final double[] MONTH_WEIGHTS = {14, 9, 8, 3, 2, 1, 1, 2, 4, 17, 21, 18};
    private static final List<String> VARIETIES = List.of("玉米", "小麦", "燕麦");
    private static final double[] VARIETY_WEIGHTS = {8, 1, 1};
    private static final int FIRST_STOCK = 4_000;

    private final List<SampleRows.Row> rows = new ArrayList<>();
    /** Raw grain in tonnes by division and month. */
    private final Map<Division, Map<YearMonth, Long>> bought = new TreeMap<>();
    private final Map<String, Long> stocks = new TreeMap<>();

    GrainPurchasesFeed() {
        for (int year = 2020; year <= 2021; year++) {
            long[] ofYear = Apportionment.split(PublishedTotals.ofYear(PublishedTotals.GRAIN_PURCHASED, year),
                    BUYING.stream().mapToDouble(ArableLandFeed::weight).toArray());
            for (Division division : BUYING) {
                long[] months = Apportionment.split(ofYear[BUYING.indexOf(division)], MONTH_WEIGHTS);
                for (int month = 1; month <= months.length; month++) {
                    bought.computeIfAbsent(division, d -> new TreeMap<>()).put(YearMonth.of(year, month), months[month - 1]);
                    long[] kinds = Apportionment.split(months[month - 1], VARIETY_WEIGHTS);
                    for (int kind = 0; kind < kinds.length; kind++) {
                        rows.add(row(division, YearMonth.of(year, month), kind, kinds[kind]));
                    }
                }
            }
        }
    }

    private SampleRows.Row row(Division division, YearMonth month, int kind, long raw) {
        boolean grainYear = division == BY_GRAIN_YEAR && month.getYear() == 2021;
        int stated = grainYear && month.getMonthValue() < 10 ? month.getYear() - 1 : month.getYear();
        // a tonne of traded grain is 1.25 tonnes of raw grain
        BigDecimal quantity = division == TRADED ? BigDecimal.valueOf(raw * 8, 1) : BigDecimal.valueOf(raw);
        List<SampleCell> cells = new ArrayList<>(List.of(
                SampleCell.of(division.shortTitle() + "示例粮食购销公司"), SampleCell.of("SG" + division.code()),
                SampleCell.of(division.title()), SampleCell.of(stated), SampleCell.of(grainYear ? "粮食年度" : "日历年"),
                SampleCell.of(month.getMonthValue()), SampleCell.of(VARIETIES.get(kind)), SampleCell.of(quantity),
                SampleCell.of(division == TRADED ? "贸易粮" : "原粮"), SampleCell.of(kind == 1 ? "政策性" : "市场化"),
                SampleCell.of(month.getMonthValue() == 2 ? "兴安盟" : division.shortTitle())));
        if (division == WITH_STOCKS) {
            long opening = stocks.getOrDefault(VARIETIES.get(kind), (long) FIRST_STOCK);
            long lost = raw / 200;
            long sold = (opening + raw) * 7 / 10;
            long closing = opening + raw - sold - lost;
            stocks.put(VARIETIES.get(kind), closing);
            List.of(opening, sold, lost, closing).forEach(tonnes -> cells.add(SampleCell.of(tonnes)));
        } else {
            cells.addAll(List.of(SampleCell.EMPTY, SampleCell.EMPTY, SampleCell.EMPTY, SampleCell.EMPTY));
        }
        return new SampleRows.Row(division, month.atDay(1), cells);
    }

    void writeTo(Path directory) throws IOException {
        SampleRows all = new SampleRows(HEADER, rows);
        Period first = Period.year(2020);
        TextFormat.csv(FileEncoding.UTF_8_BOM).write(List.of(all.in(first)
                        .withFault("品种", "花生果")
                        .withFault("收购量(吨)", "约300")
                        .presented("", first.title() + "粮食收购台账", OFFICE, 0)),
                directory.resolve("LSJ_LSSG_150100_2020_MX_V01.csv"));
        WorkbookFormat.XLSX.write(List.of(all.in(Period.year(2021)).presented("台账", "2021年度粮食收购台账", OFFICE, 0)),
                directory.resolve("呼和浩特市2021年粮食收购台账(修订).xlsx"));
        for (int year = 2020; year <= 2021; year++) {
            TextFormat.csv(FileEncoding.GB18030).write(
                    List.of(summary(year).exported("")), directory.resolve("LSJ_LSSG_150100_" + year + "_HZ_V01.csv"));
        }
    }

    private SampleRows summary(int year) {
        List<SampleRows.Row> summed = new ArrayList<>();
        for (Division division : BUYING) {
            boolean grainYear = division == BY_GRAIN_YEAR && year == 2020;
            YearMonth from = YearMonth.of(year, grainYear ? 10 : 1);
            long tonnes = bought.get(division).entrySet().stream()
                    .filter(e -> !e.getKey().isBefore(from) && e.getKey().isBefore(from.plusYears(1)))
                    .mapToLong(Map.Entry::getValue).sum();
            summed.add(new SampleRows.Row(division, LocalDate.of(year, 12, 31), List.of(
                    SampleCell.of(division.title()), SampleCell.of(year), SampleCell.of(BigDecimal.valueOf(tonnes, 4)))));
        }
        return new SampleRows(List.of("旗县区", "年度", "原粮收购量(万吨)"), summed);
    }
}
