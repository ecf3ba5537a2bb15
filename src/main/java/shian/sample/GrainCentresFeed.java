package shian.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** GR03: the post-production centres at the end of a year. What they say to have saved is more than such centres can. */
final class GrainCentresFeed {

    private static final List<String> HEADER = List.of(
            "中心名称", "旗县区", "建成日期", "验收", "清理/烘干能力", "年服务量(万吨)", "节粮减损(万吨)", "状态", "停用日期");
    /** Where the centres of the first year lie; those of the second come behind, the first of them in 赛罕区, which had none. */
    private static final List<Division> PLACES = List.of(
            Division.TUMED_LEFT, Division.TOGTOH, Division.HORINGER, Division.WUCHUAN, Division.QINGSHUIHE);
    /** Grain serviced in tonnes by year; invented: the report does not tell it. */
    private static final List<Integer> SERVICED = List.of(560_000, 610_000);
    private static final int TEN_THOUSANDS = 4;

    void writeTo(Path directory) throws IOException {
        String title = "年粮食产后服务中心运行情况";
        String office = Division.CITY_NAME + "粮食和物资储备局";
        TextFormat.csv(FileEncoding.GB18030).write(List.of(centres(2020).presented("", "2020" + title, office, 0)),
                directory.resolve("LSJ_CHFW_150100_20201231_QC_V01.csv"));
        WorkbookFormat.XLS.write(List.of(centres(2021).presented("运行情况", "2021" + title, office, 0)),
                directory.resolve("呼和浩特市2021年12月31日粮食产后服务中心.xls"));
    }

    private static SampleRows centres(int year) {
        int running = PublishedTotals.ofYear(PublishedTotals.GRAIN_CENTRES, year);
        int ofFirstYear = PublishedTotals.GRAIN_CENTRES.get(0);
        double[] even = new double[running];
        java.util.Arrays.fill(even, 1);
        long[] serviced = Apportionment.split(PublishedTotals.ofYear(SERVICED, year), even);
        long[] saved = Apportionment.split(PublishedTotals.ofYear(PublishedTotals.GRAIN_SAVED, year), even);
        List<SampleRows.Row> rows = new ArrayList<>();
        for (int i = 0; i < running; i++) {
            boolean isNew = i >= ofFirstYear;
            Division division = i == ofFirstYear ? Division.SAIHAN : PLACES.get(i % PLACES.size());
            rows.add(new SampleRows.Row(division, LocalDate.of(year, 12, 31), List.of(
                    SampleCell.of(division.shortTitle() + "示例" + (i + 1) + "号粮食产后服务中心"), SampleCell.of(division.title()),
                    SampleCell.of(isNew ? LocalDate.of(2021, 6, 1 + i % 28) : LocalDate.of(2018 + i % 2, 9, 1 + i % 28)),
                    SampleCell.of("是"), SampleCell.of(100 + 50 * (i % 5)),
                    SampleCell.of(BigDecimal.valueOf(serviced[i], TEN_THOUSANDS)), SampleCell.of(BigDecimal.valueOf(saved[i], TEN_THOUSANDS)),
                    SampleCell.of("运行"), SampleCell.EMPTY)));
        }
        return new SampleRows(HEADER, rows);
    }
}
