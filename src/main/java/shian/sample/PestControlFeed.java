package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** AG03: pest control and pesticides, by the division that reports it; some name their shops once, some in every row. */
final class PestControlFeed {

    private static final List<String> CROPS = List.of("玉米", "马铃薯", "小麦", "蔬菜");
    private static final double[] CROP_WEIGHTS = {5, 2, 2, 1};
    /** Area treated in mu, each time counted, by year: with the area under green control about half in 2021; invented. */
    private static final List<Long> CONTROLLED = List.of(6_050_000L, 5_900_000L);
    private static final List<Long> SOWN = List.of(7_310_000L, 7_300_000L);
    private static final int TEN_THOUSANDS = 4;

    void writeTo(Path directory) throws IOException {
        for (int year = 2020; year <= 2021; year++) {
            for (Division division : Division.values()) {
                write(directory, division, year);
            }
        }
    }

    private static void write(Path directory, Division division, int year) throws IOException {
        String reporter = division.title() + "农牧局";
        String title = year + "年度病虫害绿色防控与农药使用情况表";
        if (division == Division.QINGSHUIHE && year == 2021) {
            WorkbookFormat.XLS.write(List.of(rows(division, year, 0, "亩", "亩次").presented("清水河县", title, reporter, 0)),
                    directory.resolve("清水河县2021年绿色防控统计表.xls"));
            return;
        }
        SampleFormat format = TableFile.USUAL.get((division.ordinal() + year) % TableFile.USUAL.size());
        SampleRows rows = rows(division, year, TEN_THOUSANDS, "万亩", "万亩次");
        format.write(List.of(division.isUrban() ? rows.exported("防控") : rows.presented("防控", title, reporter, 0)),
                directory.resolve("NMJ_LSFK_" + division.code() + "_" + year + "_MX_V01." + format.extension()));
    }

    private static SampleRows rows(Division division, int year, int scale, String areaUnit, String timesUnit) {
        List<String> header = List.of("旗县区", "年度", "作物", "播种面积(" + areaUnit + ")", "防治面积(" + timesUnit + ")",
                "绿色防控面积(" + areaUnit + ")", "农药经营门店(家)", "定点门店(家)", "农药用量(吨)");
        long[] sown = byCrop(SOWN, division, year);
        long[] controlled = byCrop(CONTROLLED, division, year);
        long[] green = byCrop(PublishedTotals.GREEN_CONTROL, division, year);
        long dealers = 5 + division.residents() / 9_000;
        long licensed = year == 2020 && division.ordinal() % 4 == 0 ? dealers - 1 : dealers;
        List<SampleRows.Row> rows = new ArrayList<>();
        for (int crop = 0; crop < CROPS.size(); crop++) {
            boolean named = crop == 0 || division.ordinal() % 2 == 0;
            rows.add(new SampleRows.Row(division, LocalDate.of(year, 12, 31), List.of(
                    SampleCell.of(division.title()), SampleCell.of(year), SampleCell.of(CROPS.get(crop)),
                    area(sown[crop], scale), area(controlled[crop], scale), area(green[crop], scale),
                    named ? SampleCell.of(dealers) : SampleCell.EMPTY, named ? SampleCell.of(licensed) : SampleCell.EMPTY,
                    SampleCell.of(BigDecimal.valueOf(controlled[crop] / 80, 2)))));
        }
        return new SampleRows(header, rows);
    }

    private static SampleCell area(long mu, int scale) {
        return SampleCell.of(BigDecimal.valueOf(mu, scale));
    }

    private static long[] byCrop(List<Long> totals, Division division, int year) {
        long ofDivision = Apportionment.split(PublishedTotals.ofYear(totals, year),
                Arrays.stream(Division.values()).mapToDouble(ArableLandFeed::weight).toArray())[division.ordinal()];
        return Apportionment.split(ofDivision, CROP_WEIGHTS);
    }
}
